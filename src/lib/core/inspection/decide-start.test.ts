import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, started, template } from '../../../../tests/fixtures/inspection/sample';
import { decideMove, decideStart } from './decide-start';
import { InspectionFold } from './fold';
import type { Started } from './payloads';

const problemOf = (change: Partial<Started>, min = 2) => {
	const decided = decideStart('i1', started(change), min, author);
	return decided.ok ? undefined : decided.problem;
};

it('writes one event that pins everything', () => {
	const decided = decideStart('i1', started(), 2, author);
	expect(decided.ok && decided.value).toMatchObject([
		{
			type: 'inspection.started/1',
			subject: { inspection: 'i1', field: 'start' },
			payload: started()
		}
	]);
});

it.each<[string, Partial<Started>, number, string | undefined]>([
	['two for two', {}, 2, undefined],
	['one for two', { inspectors: started().inspectors.slice(1) }, 2, 'too-few-inspectors'],
	['one for one', { inspectors: started().inspectors.slice(1) }, 1, undefined],
	['30 February', { visitDate: '2026-02-30' }, 2, 'date-impossible'],
	['no date', { visitDate: '' }, 2, 'date-impossible']
])('with %s: %s', (_, change, min, code) => {
	expect(problemOf(change, min)?.code).toBe(code);
});

it('moves by one act that names every event, and only once', () => {
	const phone = new Device('a');
	const events = [phone.start(), phone.answer('FS-23|whole', 'fail')];
	const fold = new InspectionFold('i1', template, sha256, events);
	const decided = decideMove(fold, 'i2', started({ visitDate: '2026-08-26' }), author);
	if (!decided.ok) throw new Error(decided.problem.code);
	expect(decided.value.map(({ type, subject }) => [type, subject.inspection])).toEqual([
		['inspection.started/1', 'i2'],
		['inspection.moved/1', 'i1']
	]);
	expect(decided.value[1]?.payload).toEqual({ to: 'i2', events: fold.eventIds });
	for (const event of phone.write(decided.value)) fold.add(event);
	expect(decideMove(fold, 'i3', started(), author)).toMatchObject({ problem: { code: 'moved' } });
});
