import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { hashOf } from '../events/ids';
import { decideSeal } from './decide-seal';
import { InspectionFold } from './fold';
import { checkMark, readMark, sealMark, writeMark } from './seal-mark';

const phone = new Device('a');
const before = [
	phone.start(),
	phone.answer('FS-23|whole', 'pass'),
	phone.one(
		'evidence.added/2',
		{ inspection: 'i1', evidence: 'e1' },
		{ takenAt: '', hash: hashOf(new Uint8Array([1]), sha256) }
	)
];
const foldOf = (events: SignedEvent[]) => new InspectionFold('i1', template, sha256, events);
const decided = decideSeal(foldOf(before), author, sha256);
const [seal] = decided.ok ? phone.write(decided.value) : [];
if (!seal) throw new Error('not sealed');
const sealed = foldOf([...before, seal]);
const mark = sealMark('i1', sealed.seal!)!;
const text = writeMark(mark);

it('is read back from the code, alone or behind an address', () => {
	expect(readMark(text)).toEqual(mark);
	expect(readMark(`https://example.org/verify#${text}`)).toEqual(mark);
	expect(mark).toMatchObject({ inspection: 'i1', count: 3, root: sealed.seal?.sealed.root });
	expect(writeMark({ ...mark, inspection: 'i'.repeat(43) }).length).toBeLessThan(210);
});

it('is not taken for one when any letter of it is another', () => {
	for (let at = 0; at < text.length; at++) {
		const other = text[at] === 'x' ? 'y' : 'x';
		expect(
			readMark(text.slice(0, at) + other + text.slice(at + 1)),
			`letter ${at}`
		).toBeUndefined();
	}
	expect(readMark('')).toBeUndefined();
	expect(readMark('https://example.org/')).toBeUndefined();
});

it('does not exist for a seal of an older version', () => {
	const old = phone.one('inspection.sealed/1', { inspection: 'i1', field: 'seal' }, { root: 'r' });
	expect(sealMark('i1', foldOf([...before, old]).seal!)).toBeUndefined();
});

describe('against the inspection at hand', () => {
	const check = (events: SignedEvent[]) => checkMark(mark, foldOf(events), sha256);

	it('matches where everything sealed is here, with or without the seal itself', () => {
		expect(check([...before, seal])).toEqual({ kind: 'match', later: 0 });
		expect(check(before)).toEqual({ kind: 'match', later: 0 });
	});
	it('matches when more came later', () => {
		expect(check([...before, seal, phone.answer('BUS-02|whole', 'pass')])).toEqual({
			kind: 'match',
			later: 1
		});
	});
	it('differs where somebody wrote another device or number into a code, with its checksum', () => {
		const differs = { kind: 'differs', parts: ['facts'] };
		const here = foldOf([...before, seal]);
		const forged = { ...mark, device: 'x'.repeat(16) };
		expect(readMark(writeMark(forged))).toEqual(forged);
		expect(checkMark(forged, here, sha256)).toEqual(differs);
		expect(checkMark({ ...mark, count: 4 }, here, sha256)).toEqual(differs);
		expect(checkMark({ ...mark, count: 4 }, foldOf(before), sha256)).toEqual(differs);
	});
	it('matches the older of two seals too', () => {
		const subject = { inspection: 'i1', field: 'seal' };
		const reopened = phone.one('inspection.reopened/1', subject, { reason: '补' }, [
			seal.header.id
		]);
		const late = phone.answer('BUS-02|whole', 'pass');
		const again = decideSeal(foldOf([...before, seal, reopened, late]), author, sha256);
		const events = [...before, seal, reopened, late, ...phone.write(again.ok ? again.value : [])];
		expect(check(events)).toEqual({ kind: 'match', later: 1 });
		const newer = sealMark('i1', foldOf(events).seal!)!;
		expect(newer.count).toBe(6);
		expect(checkMark(newer, foldOf(events), sha256)).toEqual({ kind: 'match', later: 0 });
	});
	it('matches where a payload was erased: its event is still named', () => {
		const erased = before.map((event) =>
			event.header.subject.evidence ? { header: event.header } : event
		);
		expect(check([...erased, seal])).toEqual({ kind: 'match', later: 0 });
		expect(check([erased[0]!, erased[2]!, seal])).toEqual({ kind: 'differs', parts: ['answers'] });
		expect(check([...before.slice(0, 2), seal])).toEqual({ kind: 'differs', parts: ['photos'] });
	});
	it.each([
		['an answer is missing', [before[0]!, before[2]!], ['answers']],
		['a photo is missing', [before[0]!, before[1]!], ['photos']],
		[
			'an answer is another',
			[before[0]!, phone.answer('FS-23|whole', 'fail'), before[2]!],
			['answers']
		]
	])('names the part where %s', (_, events, parts) => {
		expect(check(events)).toEqual({ kind: 'differs', parts });
		expect(check([...events, seal])).toEqual({ kind: 'differs', parts });
	});
});
