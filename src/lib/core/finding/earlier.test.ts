import { describe, expect, it } from 'vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import { earlierByPair, earlierRows, isUnsettled } from './earlier';
import type { FiledFinding } from './filed-finding';
import { ledgerRow, type LedgerRow } from './ledger-row';

const row = (change: Partial<FiledFinding> = {}, closed = false): LedgerRow => {
	const bench = new FindingBench(change);
	if (closed)
		for (const step of ['reportDone', 'accept', 'sign'] as const) bench.take(intents[step]());
	return ledgerRow(bench.filed, bench.events, sha256);
};
const now = { inspection: 'i-now', kind: 'opening' as const, visitDate: '2026-08-25' };
const ids = (rows: readonly LedgerRow[]) => rows.map(({ filed }) => filed.id);

describe('a visit knows of what earlier ones left', () => {
	it('newest first, and nothing of itself, of later visits or of what was taken back', () => {
		const rows = [
			row({ id: 'old', visitDate: '2025-09-01' }),
			row({ id: 'new', visitDate: '2026-03-02' }),
			row({ id: 'own', inspection: 'i-now' }),
			row({ id: 'later', visitDate: '2026-09-01' }),
			row({ id: 'taken', visitDate: '2026-03-02', withdrawn: true })
		];
		expect(ids(earlierRows(rows, now))).toEqual(['new', 'old']);
	});
	it('but of what the school found itself only where it checks itself', () => {
		const rows = [row({ id: 'self', kind: 'selfCheck' }), row({ id: 'visit' })];
		expect(ids(earlierRows(rows, now))).toEqual(['visit']);
		expect(ids(earlierRows(rows, { ...now, kind: 'selfCheck' })).sort()).toEqual(['self', 'visit']);
	});
});

describe('beside an item stands', () => {
	const shown = (...rows: LedgerRow[]) =>
		earlierByPair(earlierRows(rows, now), now.visitDate).get('FS-21|whole')?.filed.id;
	it('what is not settled, however old, before what was closed since', () => {
		const open = row({ id: 'open', visitDate: '2023-09-01', season: '2023-2' });
		const closed = row({ id: 'closed', visitDate: '2026-03-02', season: '2026-1' }, true);
		expect(isUnsettled(open)).toBe(true);
		expect(isUnsettled(closed)).toBe(false);
		expect(shown(open, closed)).toBe('open');
	});
	it('what was closed, if that was last season', () => {
		expect(shown(row({ id: 'last', visitDate: '2026-03-02', season: '2026-1' }, true))).toBe(
			'last'
		);
		expect(shown(row({ id: 'long', visitDate: '2025-03-02', season: '2025-1' }, true))).toBe(
			undefined
		);
	});
	it('nothing of a free finding, which is of no item', () => {
		const free = row();
		delete free.filed.item;
		expect(earlierByPair([free], now.visitDate).size).toBe(0);
	});
});
