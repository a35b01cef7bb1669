import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import type { Author } from '../events/event';
import { isPossible } from './decide-step';
import { lifeOf } from './life';
import { lifecycle, mayTake, stepOf, type Step } from './lifecycle';

const roles: Author['role'][] = ['inspector', 'leader', 'school', 'supervisor'];
const steps = Object.keys(intents) as Step[];
/** What was begun with: an ordinary finding, one put right on the spot, one that stopped something. */
const beginnings = [
	{},
	{ onTheSpot: true },
	{
		stopUse: true,
		severity: 'major',
		stopped: { what: '样例蒸柜', at: '2026-08-25T09:00', told: '样例人员丁' }
	}
] as const;
const history = fc.array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...roles)), {
	maxLength: 14
});
const beginning = fc.constantFrom(...beginnings);

it('has one row for each step, and the sides own disjoint steps', () => {
	expect(lifecycle.map(({ step }) => step).sort()).toEqual([...steps].sort());
	for (const { by } of lifecycle) expect(by.includes('school')).toBe(by.length === 1);
});

it('folds to where the table says that each step leads, along any history', () => {
	fc.assert(
		fc.property(beginning, history, (begun, taken) => {
			const bench = new FindingBench(begun);
			for (const [step, role] of taken) {
				const before = bench.life;
				const said = bench.take(intents[step](), role);
				const { to } = stepOf(step);
				if (!mayTake(step, role)) expect(said).toBe('step-not-yours');
				else if (!isPossible(step, before)) expect(said).toBe('step-impossible');
				if (said === 'ok') expect(bench.life.state).toBe(to ?? before.state);
				else expect(bench.life).toEqual(before);
			}
		}),
		{ numRuns: 400 }
	);
});

it('closes no row without an accepted recheck that its accepter signed', () => {
	fc.assert(
		fc.property(beginning, history, (begun, taken) => {
			const bench = new FindingBench(begun);
			let accepted = false;
			let signed = false;
			for (const [step, role] of taken) {
				if (bench.take(intents[step](), role) !== 'ok') continue;
				if (step === 'accept') [accepted, signed] = [true, false];
				if (step === 'sign') signed = true;
				if (step === 'return' || step === 'reportDone' || step === 'transferReply')
					accepted = false;
				if (bench.life.state === 'closed') expect([accepted, signed]).toEqual([true, true]);
			}
		}),
		{ numRuns: 400 }
	);
});

it('never closes by the school alone, whatever it does and in whatever order it arrives', () => {
	fc.assert(
		fc.property(
			beginning,
			fc.array(fc.constantFrom(...steps), { maxLength: 12 }),
			fc.infiniteStream(fc.nat()),
			(begun, taken, order) => {
				const bench = new FindingBench(begun);
				for (const step of taken) bench.take(intents[step](), 'school');
				const shuffled = [...bench.events].sort(() => (order.next().value! % 3) - 1);
				const life = lifeOf(bench.filed, shuffled, sha256);
				expect(life.state).not.toBe('closed');
				if (begun !== beginnings[0] && 'stopUse' in begun) expect(life.stopped).toBeDefined();
			}
		)
	);
});

it('folds the same set to the same view in any order and any number of times', () => {
	fc.assert(
		fc.property(beginning, history, fc.infiniteStream(fc.nat()), (begun, taken, order) => {
			const here = new FindingBench(begun);
			for (const [step, role] of taken.slice(0, 6)) here.take(intents[step](), role);
			const there = new FindingBench(begun, 'b', here.events);
			for (const [step, role] of taken.slice(6)) {
				here.take(intents[step](), role);
				there.take(intents[step](), role);
			}
			const all = [...here.events, ...there.events];
			const shuffled = all
				.map((event) => ({ event, at: order.next().value! }))
				.sort((a, b) => a.at - b.at)
				.map(({ event }) => event);
			expect(lifeOf(here.filed, [...shuffled, ...all], sha256)).toEqual(
				lifeOf(here.filed, all, sha256)
			);
		})
	);
});

it('names who must act next in every state, and until when', () => {
	fc.assert(
		fc.property(beginning, history, (begun, taken) => {
			const bench = new FindingBench(begun);
			for (const [step, role] of taken) bench.take(intents[step](), role);
			const { state, next } = bench.life;
			if (state === 'closed') expect(next).toBeUndefined();
			else expect(next?.by).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		})
	);
});

describe('two people who did not know of each other', () => {
	const reported = () => {
		const bench = new FindingBench();
		bench.take(intents.reportDone());
		return bench;
	};

	it('one accepts and one returns: the more careful holds, and both stay', () => {
		const here = reported();
		const there = new FindingBench({}, 'b', here.events);
		here.take(intents.accept());
		here.take(intents.sign());
		there.take(intents.return());
		const life = lifeOf(here.filed, [...here.events, ...there.events], sha256);
		expect(life).toMatchObject({ state: 'rectifying', rechecksDiffer: true, returned: true });
		expect(life.rechecks).toHaveLength(2);
	});

	it.each([
		['accept', 'toRecheck'],
		['return', 'rectifying']
	] as const)('a third who looks again decides between them: %s leads to %s', (step, state) => {
		const here = reported();
		const there = new FindingBench({}, 'b', here.events);
		here.take(intents.accept());
		there.take(intents.return());
		const both = new FindingBench({}, 'c', [...here.events, ...there.events.slice(1)]);
		expect(both.take(intents.sign())).toBe('step-impossible');
		expect(both.take(intents[step]())).toBe('ok');
		expect(both.life).toMatchObject({ state, rechecksDiffer: false });
		expect(both.life.rechecks).toHaveLength(1);
	});

	it('the school reports again while the first report is accepted: the recheck is of an older one', () => {
		const here = reported();
		const there = new FindingBench({}, 'b', here.events);
		here.take(intents.accept());
		here.take(intents.sign());
		there.take(intents.reportDone());
		const life = lifeOf(here.filed, [...here.events, ...there.events], sha256);
		expect(life).toMatchObject({ state: 'toRecheck', judgedOlder: true, accepted: false });
	});

	it('both take in the same reply of a school: it is one account, and one recheck judges it', () => {
		const report = { id: 'packet', text: '已整改', by: { name: '样例', duty: '' }, photos: [] };
		const here = new FindingBench();
		const there = new FindingBench({}, 'b');
		here.take({ step: 'reportDone', report });
		there.take({ step: 'reportDone', report });
		here.take(intents.accept());
		here.take(intents.sign());
		const life = lifeOf(here.filed, [...here.events, ...there.events], sha256);
		expect(life.state).toBe('closed');
		expect(life.accounts).toHaveLength(1);
	});
});

it('asks for a new signature after a new decision', () => {
	const bench = new FindingBench();
	for (const step of ['reportDone', 'accept', 'sign', 'return', 'reportDone', 'accept'] as const)
		expect(bench.take(intents[step]())).toBe('ok');
	expect(bench.life).toMatchObject({ state: 'toRecheck', accepted: true });
	expect(bench.life.next?.who).toBe('accepter');
});

it('moves a deadline later only by an extension, and by the date that a recheck sets', () => {
	const bench = new FindingBench();
	const deadline = (value: string) => ({ step: 'assign', field: 'deadline', value }) as const;
	expect(bench.take(deadline('2026-09-30'), 'leader')).toBe('extension-needed');
	expect(bench.take(deadline('2026-09-02'), 'leader')).toBe('ok');
	expect(bench.life.deadline).toBe('2026-09-02');
	const extend = (until: string) =>
		bench.take({ step: 'extend', extended: { until, reason: '样例', approver: '样例' } });
	expect(extend('2026-09-02')).toBe('date-not-later');
	expect(extend('2026-02-30')).toBe('date-impossible');
	expect(extend('2026-10-09')).toBe('ok');
	expect(bench.life.deadline).toBe('2026-10-09');
	bench.take(intents.reportDone());
	bench.take(intents.return());
	expect(bench.life.deadline).toBe('2026-09-20');
});

it('hands over to another department, whose reply leads to the recheck', () => {
	const bench = new FindingBench();
	bench.take(intents.transfer());
	expect(bench.life.next).toEqual({ who: 'department', by: '2026-09-15' });
	expect(bench.take(intents.transfer())).toBe('step-impossible');
	bench.take(intents.transferReply());
	expect(bench.life).toMatchObject({ state: 'toRecheck', next: { who: 'inspectors' } });
});

it('lets what was stopped be used again only after the recheck was accepted and signed', () => {
	const bench = new FindingBench(beginnings[2]);
	expect(bench.take(intents.resumeUse())).toBe('step-impossible');
	bench.take(intents.reportDone());
	bench.take(intents.accept());
	expect(bench.take(intents.resumeUse())).toBe('step-impossible');
	bench.take(intents.sign());
	expect(bench.life.stopped).toBeDefined();
	expect(bench.take(intents.resumeUse())).toBe('ok');
	expect(bench.life).toMatchObject({ state: 'closed', stopped: undefined });
});

it.each([
	['return', { reason: ' ' }, 'reason-missing'],
	['return', { next: '' }, 'date-impossible'],
	['return', { by: { name: '', duty: '' } }, 'name-missing']
] as const)('%s with %o is refused: %s', (step, change, code) => {
	const bench = new FindingBench();
	bench.take(intents.reportDone());
	const whole = intents[step]();
	expect(bench.take({ ...whole, recheck: { ...whole.recheck, ...change } })).toBe(code);
	expect(bench.life.rechecks).toEqual([]);
});
