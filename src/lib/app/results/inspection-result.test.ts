import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '$lib/core/events/event';
import { findingId } from '$lib/core/finding/finding';
import { InspectionFold } from '$lib/core/inspection/fold';
import type { InspectionKind } from '$lib/core/template/model';
import { InspectionResult } from '$lib/formats/results/model';
import { inspectionResult } from './inspection-result';

const phone = new Device('a');
const resultOf = (
	events: SignedEvent[],
	{ kind = 'opening', today }: { kind?: InspectionKind; today?: string } = {}
) => {
	const start = new Device('s').start('i1', { kind });
	const result = inspectionResult(
		new InspectionFold('i1', template, sha256, [start, ...events]),
		today ? { today } : {}
	);
	if (!result) throw new Error('no result');
	return result;
};
const failed = phone.answer('FS-23|whole', 'fail', [], { note: '积水' });
const deadline = phone.one(
	'finding.set/1',
	{ inspection: 'i1', finding: findingId('i1', 'FS-23', 'whole', sha256), field: 'deadline' },
	{ value: '2026-09-09' }
);

it('adds up, section by section and as a whole, and is what the schema of the file says', () => {
	const result = resultOf([failed, phone.answer('BUS-01|bus-1', 'pass')]);
	expect(InspectionResult.parse(result)).toEqual(result);
	for (const { totals } of [result, ...result.sections])
		expect(totals.pass + totals.fail + totals.notApplicable + totals.notChecked).toBe(totals.due);
	const sum = (of: 'due' | 'pass' | 'fail' | 'excluded') =>
		result.sections.reduce((all, { totals }) => all + totals[of], 0);
	expect([sum('due'), sum('pass'), sum('fail'), sum('excluded')]).toEqual([11, 1, 1, 1]);
	expect(result.answers).toHaveLength(11);
	expect(result.score).toEqual({ pass: 1, of: 2, percent: '50.0' });
});

it('names the unit of an answer, and the kind of unit of which none is registered', () => {
	const names = resultOf([]).answers.map(({ item, unit }) => `${item} ${unit}`);
	expect(names).toContain('BUS-01 样例1号车');
	expect(names).toContain('BUS-04 未登记');
	expect(names).toContain('FS-23 全校');
});

describe('a finding in the ledger', () => {
	it.each([
		[undefined, undefined],
		['2026-09-09', undefined],
		['2026-09-10', 1],
		['2026-10-09', 30]
	])('on %s is overdue by %s days', (today, days) => {
		const [finding] = resultOf([failed, deadline], today ? { today } : {}).findings;
		expect(finding?.overdueDays).toBe(days);
	});

	it('is never overdue once withdrawn', () => {
		const flip = phone.answer('FS-23|whole', 'pass', [failed.header.id]);
		const [finding] = resultOf([failed, deadline, flip], { today: '2027-01-01' }).findings;
		expect(finding).toMatchObject({ state: 'withdrawn' });
		expect(finding?.overdueDays).toBeUndefined();
	});

	it.each<[InspectionKind, string]>([
		['opening', 'visit'],
		['special', 'visit'],
		['monthly', 'supervisor'],
		['selfCheck', 'selfCheck']
	])('of %s comes from %s', (kind, source) => {
		expect(resultOf([failed], { kind }).findings[0]?.source).toBe(source);
	});

	it.each([
		['report', {}, '报告时限：24小时内，样例部门；未记报告'],
		['report', { reportedTo: '样例部门' }, '报告时限：24小时内，样例部门；已报告：样例部门'],
		[
			'report',
			{ clockFrom: '2026-08-25T08:00', reportedTo: '样例部门', reportedAt: '2026-08-25T10:20' },
			'报告时限：24小时内，样例部门；从2026-08-25 08:00算起；已报告：样例部门，2026-08-25 10:20'
		],
		['done', {}, '办理时限：24小时内，样例部门；未记办完']
	] as const)('says of a time limit (%s) what was done about it', (ends, fields, note) => {
		const timed = structuredClone(template);
		const rule = timed.sections[0]?.items.find(({ id }) => id === 'FS-23')?.rules[0];
		rule!.clock = { within: '24 h', to: { zh: '样例部门' }, ...(ends === 'done' ? { ends } : {}) };
		const finding = findingId('i1', 'FS-23', 'whole', sha256);
		const set = Object.entries(fields).map(([field, value]) =>
			phone.one('finding.set/1', { inspection: 'i1', finding, field }, { value })
		);
		const fold = new InspectionFold('i1', timed, sha256, [new Device('s').start(), failed, ...set]);
		expect(inspectionResult(fold)?.findings[0]?.note).toBe(note);
	});
});
