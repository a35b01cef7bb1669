import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { Device, started, template, vehicles } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { startOf } from './facts';
import { InspectionFold } from './fold';
import type { Started } from './payloads';

const foldOf = (...events: SignedEvent[]) => new InspectionFold('i1', template, sha256, events);
const begun = (device: string, change: Partial<Started> = {}) =>
	new Device(device).start('i1', change);
const { template: named } = started();
const correct = (device: Device, field: string, value: unknown, parents: SignedEvent[] = []) =>
	device.one(
		'inspection.corrected/1',
		{ inspection: 'i1', field },
		{ value },
		parents.map(({ header }) => header.id)
	);

describe('two starts of one inspection', () => {
	it.each<[string, Partial<Started>]>([
		['who began it', { inspectors: [{ person: 'p-third', name: '样例人员丙' }] }],
		['the wording of the checklist', { template: { ...named, hash: 'other', title: '另一说法' } }],
		['the order of the units', { units: [...vehicles].reverse() }],
		['how the school is called', { school: { ...started().school, name: '样例小学' } }]
	])('agree though they differ in %s', (_, change) => {
		expect(foldOf(begun('a'), begun('b', change)).startConflict).toBe(false);
	});

	it.each<[string, Partial<Started>]>([
		['the visit date', { visitDate: '2026-08-26' }],
		['the rules of the checklist', { template: { ...named, rulesHash: 'other' } }],
		['the units', { units: vehicles.slice(1) }],
		['a fact of the school', { attributes: { has_bus: false } }],
		['the school', { school: { ...started().school, id: 's-other' } }],
		['a threshold', { parameters: { 'sample-grams': '200' } }]
	])('are a shown conflict where they differ in %s', (_, change) => {
		expect(foldOf(begun('a'), begun('b', change)).startConflict).toBe(true);
	});

	it('name all colleagues as inspectors', () => {
		const third = { person: 'p-third', name: '样例人员丙' };
		const people = foldOf(begun('a'), begun('b', { inspectors: [third] })).basics?.inspectors ?? [];
		expect(people.map(({ person }) => person).sort()).toEqual(['p-other', 'p-sample', 'p-third']);
	});

	it('count as the same one before the checklist is at hand, in any order of arrival', () => {
		const [one, two] = [begun('a'), begun('b', { visitDate: '2026-08-26' })];
		const { start } = foldOf(one, two);
		expect(startOf([one, two])).toEqual(start);
		expect(startOf([two, one])).toEqual(start);
		expect(startOf([])).toBeUndefined();
	});

	it('are none where only a newer version can read them', () => {
		const newer = new Device('a').one(
			'inspection.started/2',
			{ inspection: 'i1', field: 'start' },
			{}
		);
		const fold = foldOf(newer);
		expect([fold.start, fold.totals.due, fold.unknownRegisters]).toEqual([undefined, 0, 1]);
	});
});

describe('a correction', () => {
	it('takes the place of what was pinned, and gives way to one that names it', () => {
		const phone = new Device('a');
		const first = correct(phone, 'termStart', '2026-09-02');
		const second = correct(phone, 'termStart', '2026-09-03', [first]);
		expect(foldOf(begun('s'), first).basics?.termStart).toBe('2026-09-02');
		expect(foldOf(begun('s'), second, first).basics?.termStart).toBe('2026-09-03');
	});

	it('is contested where two people corrected differently, and not where they agree', () => {
		const [a, b] = [new Device('a'), new Device('b')];
		const one = correct(a, 'termStart', '2026-09-02');
		expect(foldOf(begun('s'), one, correct(b, 'termStart', '2026-09-02')).contested).toEqual([]);
		const other = correct(b, 'termStart', '2026-09-05');
		expect(foldOf(begun('s'), one, other).contested).toEqual(['termStart']);
		const settled = correct(a, 'termStart', '2026-09-05', [one, other]);
		expect(foldOf(begun('s'), one, other, settled).contested).toEqual([]);
	});
});
