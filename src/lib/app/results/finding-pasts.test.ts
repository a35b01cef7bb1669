import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { EventStore } from '$lib/core/events/store';
import { InspectionFold } from '$lib/core/inspection/fold';
import {
	decideSystemic,
	summariseSystemic,
	systemicGroup,
	systemicId,
	type SystemicIntent
} from '$lib/core/statistics/systemic';
import { openMemoryStore } from '$lib/platform/store/memory-store';
import { findingPasts, raisedRows } from './finding-pasts';

const raised = {
	scope: { kind: 'county', area: '421202' },
	item: 'FS-22',
	title: '样例检查项',
	season: '2026-2',
	figures: { failing: 6, judged: 20 },
	thresholds: { share: 20, schools: 2, seasons: 2 },
	findings: []
} satisfies Extract<SystemicIntent, { step: 'raise' }>['raised'];

async function take(store: EventStore, intent: SystemicIntent): Promise<void> {
	const id = systemicId(raised, sha256);
	const known = await store.eventsOf(systemicGroup(id));
	const author = { person: 'p', role: 'supervisor', via: 'self' } as const;
	const decided = decideSystemic(id, known, intent, author, sha256);
	if (!decided.ok) throw new Error(decided.problem.code);
	await store.append([decided.value], {
		summarise: (events) => summariseSystemic(id, [...known, ...events], sha256)
	});
}

/** A sealed visit at which FS-22 and FS-23 failed. */
function visit(): InspectionFold {
	const phone = new Device('a');
	const answers = [phone.answer('FS-22|whole', 'fail'), phone.answer('FS-23|whole', 'fail')];
	const before = [phone.start(), ...answers];
	const { totals } = new InspectionFold('i1', template, sha256, before);
	const seal = { root: 'x', count: before.length, totals };
	const sealed = phone.one('inspection.sealed/1', { inspection: 'i1', field: 'seal' }, seal);
	return new InspectionFold('i1', template, sha256, [...before, sealed]);
}

it('says that a finding is common where somebody raised its item and did not drop it', async () => {
	const store = await openMemoryStore();
	const common = async () => {
		const pasts = await findingPasts(store, visit(), await raisedRows(store));
		return [...pasts.values()].map(({ systemic }) => systemic);
	};
	expect(await common()).toEqual([false, false]);
	await take(store, { step: 'raise', raised });
	expect(await common()).toEqual([true, false]);
	await take(store, { step: 'dismiss', reason: '样例' });
	expect(await common()).toEqual([false, false]);
});
