import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import { InspectionFold } from './fold';

const key = 'FS-23|whole';
const [a, b] = [new Device('a'), new Device('b')];
const answerOf = (...events: ReturnType<Device['answer']>[]) =>
	new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]).answer(key);

it('is the value of its one head', () => {
	const first = a.answer(key, 'fail');
	const second = a.answer(key, 'pass', [first.header.id]);
	expect(answerOf(first, second)).toMatchObject({ kind: 'answered', verdict: 'pass' });
});

it('agrees where values and verdict agree, whatever the notes, and keeps both notes', () => {
	const answer = answerOf(
		a.answer(key, 'pass', [], { note: '甲' }),
		b.answer(key, 'pass', [], { note: '乙' })
	);
	expect(answer.kind).toBe('answered');
	expect(answer.kind === 'answered' && answer.all.map(({ note }) => note).sort()).toEqual([
		'乙',
		'甲'
	]);
});

it.each([
	['verdict', a.answer(key, 'pass'), b.answer(key, 'fail')],
	[
		'a value',
		a.answer(key, 'pass', [], { values: { grams: '130' } }),
		b.answer(key, 'pass', [], { values: { grams: '131' } })
	],
	[
		'a value that only one gave',
		a.answer(key, 'pass', [], { values: { grams: '130' } }),
		b.answer(key, 'pass')
	]
])('is a conflict where two differ in %s, and both are kept', (_, one, other) => {
	const answer = answerOf(one, other);
	expect(answer).toMatchObject({ kind: 'conflict' });
	expect(answer.heads).toHaveLength(2);
});

it('never conflicts with 未查', () => {
	expect(answerOf(a.answer(key, 'fail'), b.answer(key, undefined))).toMatchObject({
		kind: 'answered',
		verdict: 'fail'
	});
});

it('is withdrawn by a 未查 that names it', () => {
	const given = a.answer(key, 'fail');
	expect(answerOf(given, b.answer(key, undefined, [given.header.id])).kind).toBe('none');
});

it('shows as unknown what only a newer version can read, which replaces what it names', () => {
	const given = a.answer(key, 'pass');
	const subject = { inspection: 'i1', item: 'FS-23', unit: 'whole' };
	const newer = b.one('response.given/9', subject, {}, [given.header.id]);
	expect(answerOf(given, newer)).toMatchObject({ kind: 'unknown', heads: [newer] });
});

it('is settled by an event that names every head', () => {
	const [one, other] = [a.answer(key, 'pass'), b.answer(key, 'fail')];
	expect(answerOf(one, other, a.answer(key, 'fail', [one.header.id])).kind).toBe('answered');
	const leader = new Device('leader').answer(key, 'fail', [one.header.id, other.header.id]);
	expect(answerOf(one, other, leader)).toMatchObject({ kind: 'answered', verdict: 'fail' });
});
