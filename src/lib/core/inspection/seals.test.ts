import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { amendmentsOf } from './amendments';
import { findingsOf } from './finding-list';
import { InspectionFold } from './fold';
import { sealLeaves } from './seal-leaves';
import { summariseInspection } from './summarise';

const key = 'FS-23|whole';
const subject = { inspection: 'i1', field: 'seal' };
const foldOf = (events: readonly SignedEvent[]) =>
	new InspectionFold('i1', template, sha256, events);
const ids = (...events: SignedEvent[]) => events.map(({ header }) => header.id);

const phone = new Device('a');
const start = phone.start();
const passed = phone.answer(key, 'pass');
const seal = phone.one('inspection.sealed/1', subject, { root: 'r1' });
const late = phone.answer(key, 'fail', ids(passed));
const lateUnits = phone.one(
	'inspection.corrected/1',
	{ inspection: 'i1', field: 'units' },
	{ value: [] }
);
const latePhoto = phone.one(
	'evidence.added/1',
	{ inspection: 'i1', evidence: 'e1' },
	{ item: 'FS-23', unit: 'whole', takenAt: '' }
);
const lateOnes = [late, lateUnits, latePhoto];
const reopened = phone.one('inspection.reopened/1', subject, { reason: '漏了' }, ids(seal));
const again = phone.one('inspection.sealed/1', subject, { root: 'r2' }, ids(reopened));

it('keeps what was sealed, and lists what came after it, in any order of arrival', () => {
	const sealed = foldOf([start, passed, seal]);
	const events = [start, passed, seal, ...lateOnes];
	const bit = foldOf([]);
	for (const event of [...events].reverse()) bit.add(event);
	for (const fold of [foldOf(events), foldOf([...events].reverse()), bit]) {
		expect(fold.state).toBe('sealed');
		expect(fold.totals).toEqual(sealed.totals);
		expect(fold.answer(key)).toMatchObject({ kind: 'answered', verdict: 'pass' });
		expect(fold.evidence.of(key)).toEqual([]);
		expect(findingsOf(fold)).toEqual([]);
		expect([...fold.outside].sort()).toEqual(ids(...lateOnes).sort());
		expect(fold.eventIds).toEqual(ids(...events).sort());
		expect(amendmentsOf(fold)).toMatchObject([
			{ kind: 'answers', item: 'FS-23', outside: 'differs' },
			{ kind: 'facts', outside: 'differs' },
			{ kind: 'photos', outside: 'adds' }
		]);
	}
});

it('lets the summary of a list stand as it was sealed', () => {
	const value = (events: SignedEvent[]) =>
		summariseInspection(foldOf(events))[0]?.value as { totals: unknown; state: string };
	expect(value([start, passed, seal, late]).totals).toEqual(value([start, passed, seal]).totals);
});

it('takes them in once somebody has reopened, and keeps them under the next seal', () => {
	const events = [start, passed, seal, ...lateOnes, reopened];
	for (const [list, state] of [
		[events, 'reopened'],
		[[...events, again], 'sealed']
	] as const) {
		const fold = foldOf(list);
		expect(fold.state).toBe(state);
		expect(fold.outside.size).toBe(0);
		expect(fold.answer(key)).toMatchObject({ verdict: 'fail' });
		expect(fold.evidence.of(key)).toHaveLength(1);
		expect(amendmentsOf(fold).map(({ outside }) => outside)).toEqual(Array(3).fill(undefined));
	}
});

it('is open for amending while anybody amends, though a colleague sealed at the same time', () => {
	const other = new Device('b').one('inspection.sealed/1', subject, { root: 'r3' }, ids(seal));
	expect(foldOf([start, seal, reopened, other]).state).toBe('reopened');
});

it('writes nothing where a newer version may have sealed', () => {
	expect(foldOf([start, phone.one('inspection.sealed/3', subject, {})]).state).toBe('sealed');
});

it('knows the newest seal, what the first covered, and why it was reopened', () => {
	const fold = foldOf([again, reopened, late, seal, passed, start]);
	expect(fold.seal?.sealed.root).toBe('r2');
	expect([fold.isAmendment(passed), fold.isAmendment(late)]).toEqual([false, true]);
	expect(fold.reopened).toBeUndefined();
	expect(foldOf([start, seal, reopened]).reopened?.reopened.reason).toBe('漏了');
});

it('counts a seal that arrives twice once', () => {
	expect(foldOf([start, seal, seal]).seal?.sealed.root).toBe('r1');
	const fold = foldOf([start, seal]);
	expect(fold.add(seal)).toEqual({ kind: 'none' });
});

it('leaves out what the seal does not name, whatever the clocks say', () => {
	const early = new Device('c', Date.UTC(2020, 0, 1)).answer(key, 'fail');
	const named = phone.one('inspection.sealed/2', subject, sealLeaves([start, passed], sha256));
	for (const events of [
		[start, passed, named, early],
		[early, named, passed, start]
	]) {
		const fold = foldOf(events);
		expect([...fold.outside]).toEqual(ids(early));
		expect(fold.answer(key)).toMatchObject({ kind: 'answered', verdict: 'pass' });
	}
});
