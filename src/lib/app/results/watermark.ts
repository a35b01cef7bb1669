/** The words burnt into a copy of a photo. In Chinese, like all papers: copies leave the app. */
import type { Photo } from '$lib/core/evidence/photo';
import type { Place } from '$lib/core/evidence/payloads';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { pairKey, WHOLE } from '$lib/core/inspection/pairs';
import type { Watermark } from '../later-wiring';
import { secondText } from '../messages/day';
import type { WatermarkLayout } from '../state/photo-settings.svelte';

/** Long enough that two photos of a season never share it, short enough to be read out. */
const SHORT = 8;

/** Made up and says so: for the setting's own picture. */
export const sampleWatermark = (layout: WatermarkLayout): Watermark => ({
	lines: [
		'2026-09-01 09:42:05（本机时间）',
		'29.841200, 114.322300 ±8米（本机定位）',
		layout.school ? '示例小学' : '',
		layout.item ? 'FIRE-05 示例检查项' : '',
		layout.inspectors ? '检查人员：示例' : '',
		'照片 示例'
	].filter((line) => line !== ''),
	corner: layout.corner,
	size: heights[layout.size]
});

/** Height of a letter, in thousandths of the longer side. */
const heights = { small: 16, medium: 22, large: 30 } as const;

export const watermarkOf = (
	fold: InspectionFold,
	photo: Photo,
	layout: WatermarkLayout
): Watermark => ({
	lines: watermarkLines(fold, photo, layout),
	corner: layout.corner,
	size: heights[layout.size]
});

/** Time and place with where they come from, and what the office wants besides; the photo's short id last. */
export function watermarkLines(
	fold: InspectionFold,
	photo: Photo,
	{ school, item, inspectors }: WatermarkLayout
): string[] {
	const { start, basics } = fold;
	const names = (basics?.inspectors ?? []).map(({ name }) => name).join('、');
	return [
		timeLine(photo),
		placeLine(fold, photo),
		school ? (start?.school.name ?? '') : '',
		item ? itemLine(fold, photo) : '',
		inspectors && names ? `检查人员：${names}` : '',
		`照片 ${photo.hash.slice(0, SHORT)}`
	].filter((line) => line !== '');
}

/** A photo from the gallery was taken when its camera says, if it says anything; this device only knows when it came. */
function timeLine({ source, takenAt, declared }: Photo): string {
	if (source === 'camera') return `${secondText(takenAt)}（本机时间）`;
	return declared?.time
		? `${declared.time.slice(0, 19).replace('T', ' ')}（相机记录）`
		: `${secondText(takenAt)}（导入时间）`;
}

function placeLine(fold: InspectionFold, { declared, place }: Photo): string {
	if (declared?.place) return `${placeText(declared.place)}（照片记录）`;
	if (place) return `${placeText(place)}（本机定位）`;
	return fold.position ? `${placeText(fold.position.place)}（本次检查定位）` : '无定位';
}

const placeText = ({ lat, lon, accuracy }: Place): string =>
	`${lat}, ${lon}${accuracy ? ` ±${accuracy}米` : ''}`;

function itemLine(fold: InspectionFold, { item, unit, finding }: Photo): string {
	if (item) {
		const pair = fold.pair(pairKey(item, unit ?? WHOLE));
		return [item, pair?.unitLabel, pair && short(pair.item.text.zh)].filter(Boolean).join(' ');
	}
	return short((finding && fold.findings.observed.get(finding)?.text) ?? '');
}

const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);
