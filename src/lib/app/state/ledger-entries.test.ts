import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, started, template } from '../../../../tests/fixtures/inspection/sample';
import { intents } from '../../../../tests/fixtures/finding/sample';
import type { EventDraft, Json } from '$lib/core/events/event';
import { hashOf } from '$lib/core/events/ids';
import type { EventStore, Summary } from '$lib/core/events/store';
import { decideStep, type StepIntent } from '$lib/core/finding/decide-step';
import {
	DUE_FINDINGS,
	FINDING_SUMMARY,
	findingGroup,
	findingsOfItem,
	type LedgerRow
} from '$lib/core/finding/ledger-row';
import { findingOnScreen } from '$lib/core/finding/life';
import { decideSeal } from '$lib/core/inspection/decide-seal';
import { InspectionFold } from '$lib/core/inspection/fold';
import { summariseInspection } from '$lib/core/inspection/summarise';
import { inspectionGroup } from '$lib/core/inspection/summary';
import { openMemoryStore } from '$lib/platform/store/memory-store';
import { enterSealed } from '../actions/enter-sealed';
import { rebuildSummaries } from '../actions/rebuild-summaries';
import { ledgerEntries, livesOf } from './ledger-entries';

const bytes = new TextEncoder().encode(JSON.stringify(template)).slice().buffer;
const hash = hashOf(new Uint8Array(bytes), sha256);
const draft = (type: string, subject: Record<string, string>, payload: unknown): EventDraft => ({
	type,
	subject: { inspection: 'i1', ...subject },
	payload: payload as Json,
	parents: [],
	author
});

async function foldOf(store: EventStore): Promise<InspectionFold> {
	return new InspectionFold('i1', template, sha256, await store.eventsOf(inspectionGroup('i1')));
}

/** A visit with two failed items, as yet unsealed. */
async function visited(): Promise<EventStore> {
	const store = await openMemoryStore();
	const begun = started();
	await store.append(
		[
			draft(
				'inspection.started/1',
				{ field: 'start' },
				{ ...begun, template: { ...begun.template, hash } }
			),
			draft(
				'response.given/1',
				{ item: 'FS-22', unit: 'whole' },
				{ verdict: 'fail', rule: 'r', note: '蒸柜漏气' }
			),
			draft('response.given/1', { item: 'FS-23', unit: 'whole' }, { verdict: 'fail', rule: 'r' })
		],
		{ bytes: [{ hash, bytes }] }
	);
	return store;
}

async function entries(store: EventStore): Promise<Summary[]> {
	const fold = await foldOf(store);
	return ledgerEntries(fold, await livesOf(store, fold));
}

const rowsOf = (written: readonly Summary[]): LedgerRow[] =>
	written.filter(({ kind }) => kind === FINDING_SUMMARY).map(({ value }) => value as LedgerRow);

/** What somebody does about the first finding. */
async function take(
	store: EventStore,
	intent: StepIntent,
	role: 'school' | 'leader'
): Promise<void> {
	const [row] = rowsOf(await entries(store));
	if (!row) throw new Error('no row');
	const { filed } = row;
	const screen = findingOnScreen(filed, await store.eventsOf(findingGroup(filed.id)), sha256);
	const decided = decideStep(screen, intent, { ...author, role });
	if (!decided.ok) throw new Error(decided.problem.code);
	await store.append(decided.value);
}

async function seal(store: EventStore): Promise<void> {
	const fold = await foldOf(store);
	// What stands in the way of a seal is not asked here.
	const decided = decideSeal(fold, author, sha256);
	const drafts = decided.ok
		? decided.value
		: [
				draft(
					'inspection.sealed/1',
					{ field: 'seal' },
					{ root: 'x', count: 3, totals: fold.totals }
				)
			];
	await store.append(drafts);
}

it('keeps an inspection out of the ledger until it is sealed', async () => {
	const store = await visited();
	expect(await entries(store)).toEqual([]);
	await seal(store);
	const rows = rowsOf(await entries(store));
	expect(rows.map(({ filed }) => [filed.item, filed.severity, filed.season])).toEqual([
		['FS-22', 'major', '2026-2'],
		['FS-23', 'general', '2026-2']
	]);
	expect(rows[0]).toMatchObject({
		filed: { text: '蒸柜漏气', stopUse: true, schoolName: '样例小学（虚构）' },
		life: { state: 'open', next: { who: 'school' } }
	});
});

it('makes the same rows anew from everything that is stored', async () => {
	const store = await visited();
	await seal(store);
	await take(store, intents.reportDone(), 'school');
	await take(store, intents.accept(), 'leader');
	await store.writeSummaries(await entries(store));
	const written = await store.summaries(FINDING_SUMMARY);
	const groups = (await store.listed(findingsOfItem('FS-22'))).map(({ group }) => group);
	await store.writeSummaries([], { removeKinds: [FINDING_SUMMARY] });
	expect(await store.countListed(DUE_FINDINGS)).toBe(0);
	// Only what became of one of them arrived, as from a colleague.
	expect(await rebuildSummaries(store, groups)).toEqual({ ok: true, value: [] });
	expect(await store.summaries(FINDING_SUMMARY)).toEqual(written);
	expect(await store.countListed(DUE_FINDINGS)).toBe(2);
	expect(await store.countListed(findingsOfItem('FS-22'))).toBe(1);
});

it('leaves out of what is due what is closed', async () => {
	const store = await visited();
	await seal(store);
	for (const [step, role] of [
		['reportDone', 'school'],
		['accept', 'leader'],
		['sign', 'leader']
	] as const)
		await take(store, intents[step](), role);
	await store.writeSummaries(await entries(store));
	expect(await store.countListed(DUE_FINDINGS)).toBe(1);
	expect((await store.listed(findingsOfItem('FS-22')))[0]?.value).toMatchObject({
		life: { state: 'closed', closedOn: '2026-09-08' }
	});
});

it('takes in once what was sealed before there was a ledger', async () => {
	const store = await visited();
	await seal(store);
	await enterSealed(store);
	expect(await store.countListed(DUE_FINDINGS)).toBe(0);
	await store.writeSummaries(summariseInspection(await foldOf(store)));
	await enterSealed(store);
	expect(await store.countListed(DUE_FINDINGS)).toBe(2);
	await store.writeSummaries([], { removeKinds: [FINDING_SUMMARY] });
	await enterSealed(store);
	expect(await store.countListed(DUE_FINDINGS)).toBe(0);
});
