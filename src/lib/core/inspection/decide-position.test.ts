import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { Located } from '../evidence/payloads';
import { decideLocate } from './decide-position';
import { InspectionFold } from './fold';

const phone = new Device('a');
const begun = (...events: Parameters<InspectionFold['add']>[0][]) =>
	new InspectionFold('i1', template, sha256, [phone.start(), ...events]);
const at = (lat: string): Located => ({
	place: { lat, lon: '114.321944', accuracy: '12' },
	at: '2026-08-25T01:00:00.000Z'
});

it('asked again, the newer answer holds and names the one before', () => {
	const fold = begun();
	expect(fold.position).toBeUndefined();
	const ids: string[] = [];
	for (const lat of ['29.866667', '29.866700']) {
		const decided = decideLocate(fold, at(lat), author);
		if (!decided.ok) throw new Error(decided.problem.code);
		expect(decided.value[0]?.parents).toEqual(ids.slice(-1));
		for (const event of phone.write(decided.value)) {
			ids.push(event.header.id);
			fold.add(event);
		}
		expect(fold.position).toEqual(at(lat));
	}
});

it.each([
	['sealed', 'inspection.sealed/1', { field: 'seal' }, { root: 'r' }],
	['moved', 'inspection.moved/1', { field: 'moved' }, { to: 'i2', events: [] }]
])('is not written into what was %s', (code, type, field, payload) => {
	const fold = begun(phone.one(type, { inspection: 'i1', ...field }, payload));
	expect(decideLocate(fold, at('29.8'), author)).toEqual({
		ok: false,
		problem: { code, place: 'position' }
	});
});
