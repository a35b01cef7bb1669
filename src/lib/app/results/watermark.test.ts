import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import { InspectionFold } from '$lib/core/inspection/fold';
import { watermarkLines } from './watermark';

const phone = new Device('a');
const all = {
	corner: 'bottomLeft',
	size: 'medium',
	school: true,
	item: true,
	inspectors: true
} as const;
const place = { lat: '29.841200', lon: '114.322300', accuracy: '8' };

function lines(change: object, layout = all as Parameters<typeof watermarkLines>[2]): string[] {
	const fold = new InspectionFold('i1', template, sha256, [
		new Device('s').start(),
		phone.one(
			'evidence.added/2',
			{ inspection: 'i1', evidence: 'e1' },
			{
				hash: 'abcdefgh12345678',
				takenAt: '2026-08-25T02:00:05.000Z',
				source: 'camera',
				item: 'FS-23',
				unit: 'whole',
				...change
			}
		)
	]);
	const photo = fold.evidence.get('e1');
	if (!photo) throw new Error('no photo');
	return watermarkLines(fold, photo, layout);
}

describe('the words on a copy', () => {
	it('say when to the second and by which clock, where, what, who and which photo', () => {
		const [time, where, school, item, who, id, ...rest] = lines({ place });
		expect(time).toBe('2026-08-25 10:00:05（本机时间）');
		expect(where).toBe('29.841200, 114.322300 ±8米（本机定位）');
		expect(school).toBeTruthy();
		expect(item).toContain('FS-23');
		expect(who).toMatch(/^检查人员：/);
		expect(id).toBe('照片 abcdefgh');
		expect(rest).toEqual([]);
	});
	it('say that a place is not known', () => {
		expect(lines({})[1]).toBe('无定位');
	});
	it('believe no device about a picture from the gallery, but say what its camera says, and that it does', () => {
		const declared = { time: '2026-08-24T09:30:00', place: { lat: '30.1', lon: '114.2' } };
		const said = lines({ source: 'gallery', declared, place });
		expect(said.slice(0, 2)).toEqual([
			'2026-08-24 09:30:00（相机记录）',
			'30.1, 114.2（照片记录）'
		]);
		expect(lines({ source: 'gallery' })[0]).toBe('2026-08-25 10:00:05（导入时间）');
	});
	it('leave out what the office does not want, and never time, place and id', () => {
		const bare = { ...all, school: false, item: false, inspectors: false };
		expect(lines({}, bare)).toEqual(['2026-08-25 10:00:05（本机时间）', '无定位', '照片 abcdefgh']);
	});
});
