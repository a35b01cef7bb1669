import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { Mark } from '../evidence/payloads';
import { EvidenceIndex } from './evidence';

const phone = new Device('a');
const subject = (id: string) => ({ inspection: 'i1', evidence: id });
const added = (id: string, place: object, takenAt = '2026-08-25T01:00:00.000Z') =>
	phone.one('evidence.added/1', subject(id), { hash: id, takenAt, ...place });
const item = { item: 'FS-22', unit: 'whole' };

it('lists the photos of an item in the order they were taken', () => {
	const index = new EvidenceIndex();
	expect(index.set('e2', [added('e2', item, '2026-08-25T02:00:00.000Z')])).toEqual(['FS-22|whole']);
	index.set('e1', [added('e1', item)]);
	index.set('e3', [added('e3', { item: 'FS-23' })]);
	expect(index.of('FS-22|whole').map(({ id }) => id)).toEqual(['e1', 'e2']);
	expect(index.of('FS-23|whole').map(({ id }) => id)).toEqual(['e3']);
	expect(index.all).toHaveLength(3);
});

it('keeps a photo that belongs nowhere yet, and moves it when it is assigned', () => {
	const index = new EvidenceIndex();
	const taken = added('e1', {});
	expect(index.set('e1', [taken])).toEqual([undefined]);
	expect(index.of(undefined)).toHaveLength(1);
	expect(index.set('e1', [added('e1', { finding: 'f1' })])).toEqual([undefined, 'finding:f1']);
	expect(index.of(undefined)).toEqual([]);
	expect(index.ofFinding('f1')).toHaveLength(1);
});

it('hides one that was removed, and says where it was', () => {
	const index = new EvidenceIndex();
	index.set('e1', [added('e1', item)]);
	expect(index.set('e1', [phone.one('evidence.removed/1', subject('e1'), {})])).toEqual([
		'FS-22|whole'
	]);
	expect(index.all).toEqual([]);
});

it('keeps one that a colleague moved while another hid it', () => {
	const index = new EvidenceIndex();
	const removed = new Device('b').one('evidence.removed/1', subject('e1'), {});
	const moved = added('e1', { item: 'FS-23', unit: 'whole' });
	for (const heads of [
		[removed, moved],
		[moved, removed]
	]) {
		index.set('e1', heads);
		expect(index.of('FS-23|whole')).toHaveLength(1);
	}
});

it('reads a photo of an older version as one from the gallery, without looks', () => {
	const index = new EvidenceIndex();
	index.set('e1', [added('e1', { source: 'file' })]);
	index.set('e2', [
		phone.one('evidence.added/2', subject('e2'), { source: 'gallery', looks: ['l'] })
	]);
	expect(index.all).toMatchObject([{ source: 'gallery' }, { source: 'gallery', looks: ['l'] }]);
	expect(index.get('e1')).not.toHaveProperty('looks');
});

it('shows everything that two people drew on one photo, whatever arrives first', () => {
	const marked = (device: Device, mark: Mark) =>
		device.one('evidence.marked/1', { ...subject('e1'), field: 'marks' }, { marks: [mark] });
	const arrow = { kind: 'arrow', from: [0, 0], to: [5000, 5000] } as const satisfies Mark;
	const words = { kind: 'text', at: [100, 100], text: '这里' } as const satisfies Mark;
	const heads = [marked(phone, { ...arrow }), marked(new Device('b'), { ...words })];
	for (const photoFirst of [true, false]) {
		const index = new EvidenceIndex();
		if (photoFirst) index.set('e1', [added('e1', item)]);
		expect(index.mark('e1', heads)).toEqual(photoFirst ? ['FS-22|whole'] : []);
		if (!photoFirst) index.set('e1', [added('e1', item)]);
		expect(index.get('e1')?.marks).toEqual([arrow, words]);
	}
});
