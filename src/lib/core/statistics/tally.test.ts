import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Device, template, started } from '../../../../tests/fixtures/inspection/sample';
import { countsAs } from '../inspection/answer';
import { InspectionFold } from '../inspection/fold';
import type { Verdict } from '../inspection/payloads';
import { encodeMarks, markOf, rowsOf, type Mark } from './marks';
import { isVisit, summariseTally, talliesOfSchool, tallyOf } from './tally';
import { failRate, Sums } from './totals';

/** An inspection of the sample checklist with these answers by pair, sealed. */
function sealed(answers: Readonly<Record<string, Verdict | undefined>>): InspectionFold {
	const device = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [device.start()]);
	for (const [key, verdict] of Object.entries(answers))
		if (verdict) fold.add(device.answer(key, verdict));
	seal(fold, device);
	return fold;
}

/** Whatever its gaps are. */
function seal(fold: InspectionFold, device: Device): void {
	const subject = { inspection: 'i1', field: 'seal' };
	fold.add(device.one('inspection.sealed/1', subject, { root: 'r' }, fold.parentsOf(subject)));
}

const keys = new InspectionFold('i1', template, sha256, [new Device('a').start()]).due.map(
	({ key }) => key
);

it('counts the same as the inspection does, for every item and in total', () => {
	const verdict = fc.constantFrom<Verdict | undefined>('pass', 'fail', 'notApplicable', undefined);
	fc.assert(
		fc.property(fc.array(verdict, { minLength: keys.length, maxLength: keys.length }), (drawn) => {
			const fold = sealed(Object.fromEntries(keys.map((key, i) => [key, drawn[i]])));
			const tally = tallyOf(fold);
			if (!tally) throw new Error('not sealed');
			const sums = new Sums('item');
			sums.add(tally);
			const { due, pass, fail, notApplicable, notChecked } = fold.totals;
			expect(sums.total).toMatchObject({ due, pass, fail, notApplicable, notChecked });
			for (const [item, sum] of sums.parts) {
				const pairs = fold.due.filter((pair) => pair.item.id === item);
				expect(sum.due).toBe(pairs.length);
				expect(sum.due).toBe(sum.pass + sum.fail + sum.notApplicable + sum.notChecked);
				const failing = pairs.filter(({ key }) => countsAs(fold.answer(key)) === 'fail');
				expect(sum.fail).toBe(failing.length);
			}
		}),
		{ numRuns: 60 }
	);
});

it('says where and when it was, and which failure is 重大, by its rule or by a person', () => {
	const device = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [
		device.start(),
		device.answer('FS-21|whole', 'fail'),
		device.answer('FS-22|whole', 'fail'),
		device.answer('FS-23|whole', 'pass')
	]);
	const finding = fold.findings.idOf('FS-21', 'whole');
	fold.add(
		device.one(
			'finding.set/1',
			{ inspection: 'i1', finding, field: 'severity' },
			{ value: 'major' }
		)
	);
	seal(fold, device);
	const tally = tallyOf(fold);
	expect(tally).toMatchObject({
		inspection: 'i1',
		kind: 'opening',
		school: 's-sample',
		area: '421202',
		season: '2026-2',
		visitDate: '2026-08-25'
	});
	expect(tally?.marks.whole?.FS).toBe(`${'.'.repeat(20)}FFp`);
	expect(tally?.marks['bus-2']?.BUS).toBe('u.u');
	expect(summariseTally(tally!)).toMatchObject({
		group: 'tally:i1',
		kind: 'tally',
		lists: [[talliesOfSchool('s-sample'), '2026-08-25']]
	});
});

it('is in no figure before its seal, stays while it is reopened, and counts nothing once it was moved away', () => {
	const device = new Device('a');
	const open = new InspectionFold('i1', template, sha256, [device.start()]);
	expect(tallyOf(open)).toBeUndefined();
	seal(open, device);
	const subject = { inspection: 'i1', field: 'seal' };
	open.add(
		device.one('inspection.reopened/1', subject, { reason: '样例' }, open.parentsOf(subject))
	);
	expect(open.state).toBe('reopened');
	expect(tallyOf(open)?.marks.whole?.FS).toBe(`${'.'.repeat(20)}uuu`);
	open.add(
		device.one('inspection.moved/1', { inspection: 'i1', field: 'moved' }, { to: 'i2', events: [] })
	);
	expect(open.state).toBe('moved');
	expect(tallyOf(open)?.marks).toEqual({});
	const sums = new Sums('school');
	sums.add(tallyOf(open)!);
	expect(sums.total).toMatchObject({ due: 0, inspections: 0, schools: 0 });
});

it('tells visits from self-checks and rechecks', () => {
	const kindOf = (kind: 'opening' | 'selfCheck') => started({ kind }).kind;
	expect(isVisit({ kind: kindOf('opening') })).toBe(true);
	expect(isVisit({ kind: kindOf('selfCheck') })).toBe(false);
	expect(isVisit({ kind: 'recheck' })).toBe(false);
});

it('reads back every mark that it wrote, also of items whose numbers are written in another way', () => {
	const item = fc.oneof(
		fc
			.tuple(fc.constantFrom('FS', 'BUS', 'ABCDE'), fc.integer({ min: 0, max: 999 }))
			.map(([prefix, number]) => `${prefix}-${String(number).padStart(2, '0')}`),
		fc.constantFrom('FS-001', 'FS-01', 'FS-010', 'FS-00')
	);
	const mark = fc.constantFrom<Mark>('p', 'f', 'F', 'n', 'u');
	const marked = fc.uniqueArray(
		fc.record({ item, unit: fc.constantFrom('whole', 'bus-1'), mark }),
		{ selector: (one) => `${one.item}|${one.unit}` }
	);
	fc.assert(
		fc.property(marked, (all) => {
			const marks = encodeMarks(all);
			const letters = [...rowsOf(marks)].map((row) => row[2].replaceAll('.', '')).join('');
			expect(letters).toHaveLength(all.length);
			for (const one of all) expect(markOf(marks, one.item, one.unit)).toBe(one.mark);
		})
	);
	expect(markOf(encodeMarks([]), 'FS-01', 'whole')).toBeUndefined();
	expect(markOf({ whole: { FS: '.p' } }, 'FS-01', 'whole')).toBeUndefined();
});

it('rates failures over what was judged alone', () => {
	expect(failRate({ pass: 7, fail: 3 })).toEqual({ part: 3, of: 10 });
});
