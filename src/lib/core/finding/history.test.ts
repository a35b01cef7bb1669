import { describe, expect, it } from 'vitest';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import type { StepIntent } from './decide-step';
import { historyOf } from './history';
import type { Step } from './lifecycle';

const told = (bench: FindingBench) =>
	historyOf(bench.filed.id, bench.events).map(({ what }) => what);

describe('the life of a finding as people tell it', () => {
	it('names every step as it was taken, in order', () => {
		const bench = new FindingBench();
		const life: Step[] = [
			'supervise',
			'extend',
			'transfer',
			'takeBack',
			'stopUse',
			'reportUnderWay',
			'reportDone',
			'return',
			'assign',
			'transfer',
			'transferReply',
			'accept',
			'sign',
			'resumeUse',
			'liftSupervision'
		];
		for (const step of life)
			expect([step, bench.take(intents[step]() as StepIntent)]).toEqual([step, 'ok']);
		expect(told(bench)).toEqual(life);
	});

	it('tells each deed once and in order, however it arrived', () => {
		const bench = new FindingBench();
		bench.take(intents.reportDone() as StepIntent);
		bench.take(intents.return() as StepIntent);
		const [first, second] = bench.events;
		if (!first || !second) throw new Error('two were taken');
		const history = historyOf(bench.filed.id, [second, first, second]);
		expect(history.map(({ what }) => what)).toEqual(['reportDone', 'return']);
	});

	it('tells what has no effect as such', () => {
		const bench = new FindingBench();
		bench.take(intents.reportDone() as StepIntent);
		const [said] = bench.events;
		if (!said) throw new Error('one was taken');
		const { header } = said;
		const history = historyOf(bench.filed.id, [
			{ ...said, header: { ...header, author: { ...header.author, role: 'inspector' } } }
		]);
		expect(history).toMatchObject([{ what: 'reportDone', unauthorised: true }]);
	});

	it('says of what it cannot read that it was erased, or needs a newer version', () => {
		const bench = new FindingBench();
		bench.take(intents.reportDone() as StepIntent);
		const [said] = bench.events;
		if (!said) throw new Error('one was taken');
		const { header } = said;
		const newer = { ...said, header: { ...header, type: 'finding.blessed/9' } };
		expect(historyOf(bench.filed.id, [{ header }])[0]?.what).toBe('erased');
		expect(historyOf(bench.filed.id, [newer])[0]?.what).toBe('unknown');
	});
});
