import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { decideSeal } from './decide-seal';
import { failedSince } from './failed-since';
import { InspectionFold } from './fold';

const NOON = Date.UTC(2026, 7, 25, 4);
const HOUR = 3_600_000;
const FS23 = { item: 'FS-23', unit: 'whole' };

/** Answers of one phone, an hour apart; `undefined` withdraws. */
function answers(...verdicts: ('pass' | 'fail' | undefined)[]): SignedEvent[] {
	const events: SignedEvent[] = [];
	verdicts.forEach((verdict, i) => {
		const phone = new Device(`phone ${i}`, NOON + i * HOUR);
		const parents = events.slice(-1).map(({ header }) => header.id);
		events.push(phone.answer('FS-23|whole', verdict, parents));
	});
	return events;
}
const since = (events: SignedEvent[]): number | undefined => {
	const fold = new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]);
	const at = failedSince(fold, FS23);
	return at === undefined ? undefined : Math.round((at - NOON) / HOUR);
};

it.each([
	['nothing', [], undefined],
	['a pass', ['pass'], undefined],
	['a fail', ['fail'], 0],
	['a fail whose note was written again', ['fail', 'fail', 'fail'], 0],
	['a fail that was passed and failed again', ['fail', 'pass', 'fail', 'fail'], 2],
	['a fail that was withdrawn and given again', ['fail', undefined, 'fail'], 2],
	['a fail that was passed', ['fail', 'pass'], undefined]
] as const)('%s', (_, verdicts, hours) => {
	expect(since(answers(...verdicts))).toBe(hours);
	expect(since(answers(...verdicts).reverse())).toBe(hours);
});

it('leaves out what came beside the seal', () => {
	const phone = new Device('a', NOON);
	const fold = new InspectionFold('i1', template, sha256, [new Device('s').start()]);
	fold.add(phone.answer('FS-23|whole', 'pass'));
	const decided = decideSeal(fold, author, sha256);
	if (!decided.ok) throw new Error(decided.problem.code);
	for (const event of phone.write(decided.value)) fold.add(event);
	fold.add(new Device('b', NOON + HOUR).answer('FS-23|whole', 'fail'));
	expect(failedSince(fold, FS23)).toBeUndefined();
});
