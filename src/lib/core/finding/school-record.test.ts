import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import type { FiledFinding } from './filed-finding';
import { ledgerRow, type LedgerRow } from './ledger-row';
import { schoolRecord } from './school-record';

const steps = { open: [], rectifying: ['reportUnderWay'], toRecheck: ['reportDone'] } as const;
const closing = ['reportDone', 'accept', 'sign'] as const;
/** Closed on 2026-09-08, the day that the sample's recheck names. */
const row = (
	change: Partial<FiledFinding> = {},
	state: keyof typeof steps | 'closed' = 'open'
): LedgerRow => {
	const bench = new FindingBench({ id: JSON.stringify(change), ...change });
	for (const step of state === 'closed' ? closing : steps[state]) bench.take(intents[step]());
	return ledgerRow(bench.filed, bench.events, sha256);
};
const spring = { season: '2026-1', visitDate: '2026-03-02', deadline: '2026-03-17' };

it('counts the last season by state, and of these what is late', () => {
	const record = schoolRecord(
		[
			row({ ...spring, item: 'A' }),
			row({ ...spring, item: 'B' }, 'rectifying'),
			row({ ...spring, item: 'C', deadline: '2099-01-01' }, 'rectifying'),
			row({ ...spring, item: 'D' }, 'closed'),
			row({ ...spring, item: 'E', deadline: '2026-09-08' }, 'closed'),
			row({ ...spring, item: 'F', withdrawn: true }),
			row({ item: 'G', season: '2026-2', visitDate: '2026-08-25' })
		],
		'2026-09-10'
	);
	expect(record).toMatchObject({
		season: '2026-1',
		states: { open: 1, rectifying: 2, toRecheck: 0, closed: 2 },
		overdue: 2,
		late: 1,
		unsettled: 4
	});
});
it('goes back to the latest season that found something, and takes the one that runs where there is no other', () => {
	const old = row({ season: '2024-2', visitDate: '2024-09-02' });
	const running = row({ season: '2026-2', visitDate: '2026-08-25' });
	expect(schoolRecord([old, running], '2026-09-10')?.season).toBe('2024-2');
	expect(schoolRecord([running], '2026-09-10')?.season).toBe('2026-2');
	expect(schoolRecord([], '2026-09-10')).toBeUndefined();
});
it('names what failed in two seasons for the same unit, and not what failed twice in one', () => {
	const bus = { item: 'BUS-01', unit: 'bus-1', unitLabel: '样例1号车' };
	const record = schoolRecord(
		[
			row({ ...spring, ...bus }),
			row({ ...bus, season: '2026-2', text: '灭火器过期' }),
			row({ ...bus, season: '2026-2', unit: 'bus-2' }),
			row({ ...spring, item: 'FS-21' }),
			row({ ...spring, item: 'FS-21', inspection: 'i2' })
		],
		'2026-09-10'
	);
	expect(record?.again).toEqual([
		{ item: 'BUS-01', unitLabel: '样例1号车', text: '灭火器过期', seasons: 2 }
	]);
});
it('counts what the school found itself nowhere', () => {
	expect(schoolRecord([row({ kind: 'selfCheck' })], '2026-09-10')).toBeUndefined();
});
