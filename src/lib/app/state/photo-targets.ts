/** What a photo of this inspection can show: its items, failed ones first, and its free findings. */
import type { Photo } from '$lib/core/evidence/photo';
import { standsFailed } from '$lib/core/inspection/answer';
import type { PhotoTarget } from '$lib/core/inspection/decide-evidence';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { WHOLE } from '$lib/core/inspection/pairs';
import { isSensitive } from '$lib/core/template/sensitive';
import type { Text } from '$lib/core/template/model';

export interface Target {
	key: string;
	/** Item and unit, or nothing for a free finding. */
	label: string;
	text: Text;
	target: PhotoTarget;
	failed: boolean;
	shows: (photo: Photo) => boolean;
}

/** Where pupils were hurt nobody is photographed: such items are not offered. */
export function photoTargets(fold: InspectionFold): Target[] {
	const observed = [...fold.findings.observed]
		.filter(([, { withdrawn }]) => !withdrawn)
		.map(([finding, { text }]) => ({
			key: `finding:${finding}`,
			label: '',
			text: { zh: text },
			target: { finding },
			failed: true,
			shows: (photo: Photo) => photo.finding === finding
		}));
	const items = fold.due
		.filter(({ section, item }) => !isSensitive(section, item))
		.map(({ key, item, unit, unitLabel }) => ({
			key,
			label: [item.id, unitLabel].filter(Boolean).join(' '),
			text: item.text,
			target: { item: item.id, unit },
			failed: standsFailed(fold.answer(key)),
			shows: (photo: Photo) => photo.item === item.id && (photo.unit ?? WHOLE) === unit
		}));
	return [
		...observed,
		...items.filter(({ failed }) => failed),
		...items.filter(({ failed }) => !failed)
	];
}

/** By id, unit or words; without words all of them. */
export function searchTargets(targets: Target[], words: string): Target[] {
	const wanted = words.trim().toLowerCase();
	if (!wanted) return targets;
	return targets.filter(({ label, text }) =>
		[label, text.zh, text.en ?? ''].some((said) => said.toLowerCase().includes(wanted))
	);
}
