import { expect, it } from 'vitest';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import { ResultFinding } from '$lib/formats/results/model';
import { lifeNotes, lifeResult } from './life-result';

const columns = (bench: FindingBench, today = '2026-09-12') =>
	lifeResult({ life: bench.life, systemic: false }, today);

it('says of each state what stands in the bureau’s ledger', () => {
	const bench = new FindingBench();
	expect(columns(bench)).toMatchObject({ state: 'open', overdueDays: 3, deadline: '2026-09-09' });
	bench.take(intents.reportUnderWay());
	expect(columns(bench)).toMatchObject({ state: 'underway', progress: '部分整改：已订货' });
	bench.take(intents.reportDone());
	const reported = columns(bench);
	expect(reported).toMatchObject({ state: 'awaitingRecheck', completed: '2026-09-05' });
	expect(reported.overdueDays).toBeUndefined();
	bench.take(intents.accept());
	expect(lifeNotes(bench.life)).toEqual(['复查通过，待签字']);
	bench.take(intents.sign());
	const closed = columns(bench);
	expect(closed).toMatchObject({
		state: 'closed',
		recheckDate: '2026-09-08',
		rechecker: '样例人员丙',
		recheckResult: '通过'
	});
	expect(lifeNotes(bench.life)).toEqual([]);
	const whole = { id: 'f', section: 's', description: 'd', severity: 'major', basis: '' };
	const row = { ...whole, photosBefore: [], photosAfter: [], source: 'visit', ...closed };
	expect(ResultFinding.parse(row)).toEqual(row);
});

it('names the reason of a return, the extension with its approver, and the other department', () => {
	const bench = new FindingBench();
	bench.take(intents.reportDone());
	bench.take(intents.return());
	bench.take(intents.extend());
	bench.take(intents.transfer());
	bench.take(intents.supervise());
	expect(columns(bench)).toMatchObject({
		state: 'underway',
		recheckResult: '退回：仍不足量',
		deadline: '2099-01-01',
		transferredTo: '样例部门',
		supervision: 'county'
	});
	expect(lifeNotes(bench.life)).toEqual(['延期至2099-01-01（样例：等待拨款，批准人：样例人员丁）']);
	// The other department has until the 15th, whatever the school had.
	expect(columns(bench, '2026-09-12').overdueDays).toBeUndefined();
	expect(columns(bench, '2026-09-17').overdueDays).toBe(2);
	bench.take(intents.transferReply());
	expect(columns(bench).progress).toMatch(/移送答复：样例答复/);
});
