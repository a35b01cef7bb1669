import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { findingId } from '../finding/finding';
import { rereadUnder } from './reread';

const phone = new Device('a');
const start = phone.start();
const answer = phone.answer('FS-23|whole', 'fail');
const old = findingId('i1', 'FS-23', 'whole', sha256);
const set = (finding: string) =>
	phone.one('finding.set/1', { inspection: 'i1', finding, field: 'owner' }, { value: '校长' });
const [ofItem, ofFree] = [set(old), set('free')];
const photo = phone.one(
	'evidence.added/1',
	{ inspection: 'i1', evidence: 'e1' },
	{ item: 'FS-23' }
);
const events = [start, answer, ofItem, ofFree, photo];
const named = (...list: SignedEvent[]) => new Set(list.map(({ header }) => header.id as string));
const reread = (names: ReadonlySet<string>) =>
	rereadUnder('i2', { id: 'i1', events }, names, sha256);

it('reads answers, findings and photos under the new inspection, as they were signed', () => {
	const taken = reread(named(...events));
	expect(taken.map(({ header }) => header.subject)).toEqual([
		{ inspection: 'i2', item: 'FS-23', unit: 'whole' },
		{ inspection: 'i2', finding: findingId('i2', 'FS-23', 'whole', sha256), field: 'owner' },
		{ inspection: 'i2', finding: 'free', field: 'owner' },
		{ inspection: 'i2', evidence: 'e1' }
	]);
	expect(taken.map(({ header, body }) => [header.id, header.sig, body])).toEqual(
		events.slice(1).map(({ header, body }) => [header.id, header.sig, body])
	);
});

it('leaves the start where it was, and what the act did not name', () => {
	expect(reread(named(start))).toEqual([]);
	expect(reread(named(answer)).map(({ header }) => header.id)).toEqual([answer.header.id]);
});

it.each([
	['response.given/1', true],
	['response.notChecked/1', true],
	['evidence.added/1', true],
	['evidence.added/2', true],
	['evidence.removed/1', true],
	['evidence.marked/1', true],
	['finding.set/1', true],
	['finding.observed/1', true],
	['finding.stated/1', true],
	['inspection.started/1', false],
	['inspection.corrected/1', false],
	['inspection.located/1', false],
	['inspection.sealed/2', false],
	['signature.given/1', false],
	['signature.refused/1', false]
])('reads %s again in the new place: %s', (type, again) => {
	const event = phone.one(type, { inspection: 'i1', finding: 'f' }, {});
	const source = { id: 'i1', events: [event] };
	expect(rereadUnder('i2', source, named(event), sha256)).toHaveLength(again ? 1 : 0);
});

it('changes nothing in the events it was given', () => {
	const before = structuredClone(events);
	reread(named(...events));
	expect(events).toEqual(before);
});
