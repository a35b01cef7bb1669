import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { filed } from '../../../../tests/fixtures/finding/sample';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import type { FiledFinding } from '../finding/filed-finding';
import { ledgerRow, type LedgerRow } from '../finding/ledger-row';
import { InspectionFold } from './fold';
import { notLookedAt, unsettledGaps } from './unsettled';

const phone = new Device('a');
const left = (change: Partial<FiledFinding> = {}): LedgerRow =>
	ledgerRow(filed({ visitDate: '2026-03-02', ...change }), [], sha256);
const visit = (...events: SignedEvent[]) =>
	new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]);
const missed = (rows: LedgerRow[], ...events: SignedEvent[]) =>
	notLookedAt(visit(...events), rows).map(({ filed: { id } }) => id);

it('says of an item with a finding from before that nobody answered it', () => {
	const rows = [left({ id: 'asked', item: 'FS-23' })];
	expect(missed(rows)).toEqual(['asked']);
	expect(unsettledGaps(visit(), rows)).toEqual([{ code: 'unsettled', blocks: false, count: 1 }]);
	expect(missed(rows, phone.answer('FS-23|whole', 'pass'))).toEqual([]);
	expect(unsettledGaps(visit(phone.answer('FS-23|whole', 'fail')), rows)).toEqual([]);
});
it('says so of what this checklist does not ask, and of free findings, whatever was answered', () => {
	const free = left({ id: 'free' });
	delete free.filed.item;
	const rows = [left({ id: 'other', item: 'XX-01' }), free];
	expect(missed(rows, phone.answer('FS-21|whole', 'pass'))).toEqual(['other', 'free']);
});
it('asks of one bus what was found on that bus', () => {
	const rows = [left({ id: 'bus', item: 'BUS-01', unit: 'bus-2' })];
	expect(missed(rows, phone.answer('BUS-01|bus-1', 'pass'))).toEqual(['bus']);
	expect(missed(rows, phone.answer('BUS-01|bus-2', 'pass'))).toEqual([]);
});
it('takes a recheck on the day of the visit for a look', () => {
	const rechecked = (on: string): LedgerRow => {
		const row = left({ id: 'seen', item: 'XX-01' });
		const recheck = { on, by: '样例人员甲', decision: 'partly' as const, signed: false };
		return { ...row, life: { ...row.life, recheck } };
	};
	expect(missed([rechecked('2026-08-25')])).toEqual([]);
	expect(missed([rechecked('2026-08-24')])).toEqual(['seen']);
});
