import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import { photoOf, readAdded } from './photo';

const phone = new Device('a');
const event = (type: string, payload: object) =>
	phone.one(type, { inspection: 'i1', evidence: 'e1' }, payload);
const first = {
	hash: 'h',
	thumb: 't',
	mime: 'image/jpeg',
	size: 1,
	width: 2,
	height: 3,
	takenAt: 'w'
};

it.each([
	['camera', 'camera'],
	['file', 'gallery']
])('reads the first version’s %s as %s, and everything else as it stands', (source, read) => {
	const old = { ...first, source, item: 'FS-22', unit: 'whole' };
	expect(readAdded(event('evidence.added/1', old))).toEqual({ ...old, source: read });
});

it('reads the second version as it stands', () => {
	const added = { ...first, source: 'gallery', looks: ['l'], after: 'e0', finding: 'f1' };
	expect(readAdded(event('evidence.added/2', added))).toEqual(added);
});

it('reads nothing from another type or an erased payload', () => {
	for (const type of ['evidence.removed/1', 'evidence.marked/1', 'evidence.added/3'])
		expect(readAdded(event(type, first))).toBeUndefined();
	const { header } = event('evidence.added/2', first);
	expect(readAdded({ header })).toBeUndefined();
	expect(photoOf({ header })).toBeUndefined();
});

it('names the bytes of the photo, not of its thumbnail, and nothing that is no text', () => {
	expect(photoOf(event('evidence.added/1', first))).toBe('h');
	expect(photoOf(event('evidence.added/2', first))).toBe('h');
	expect(photoOf(event('evidence.added/2', { ...first, hash: 7 }))).toBeUndefined();
	expect(photoOf(event('response.given/1', first))).toBeUndefined();
});
