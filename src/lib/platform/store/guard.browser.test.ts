import { expect, it } from 'vitest';
import { emptyTally } from '../../core/events/tally';
import { Guard } from './guard';
import { HealthBoard } from './health-board';
import type { JournalClient } from './journal/client';
import { owedRows } from './owed-rows';
import type { Reconciled } from './reconcile';
import { MemoryDisk, memoryRows } from './rows/memory-rows';
import { removeMarker } from './write-marker';

it('does not find again what was read while a comparison was under way', async () => {
	const name = 'guard-read-loss';
	const nothing = { events: emptyTally, bytes: emptyTally };
	const gone = { events: 32, bytes: 1 };
	const outcome: Reconciled = {
		healed: { events: 0, bytes: 0 },
		copied: { events: 0, bytes: 0 },
		missing: { events: 0, bytes: 0 },
		owed: { events: [], bytes: [] },
		holds: nothing
	};
	const steps: (() => void)[] = [];
	const later = () => new Promise<void>((resolve) => steps.push(resolve));
	const journal = {
		async call(call: string) {
			if (call !== 'reconcile') return { kind: 'opfs' };
			await later();
			return outcome;
		},
		close: () => undefined
	} as unknown as JournalClient;
	const rows = owedRows(memoryRows(new MemoryDisk()));
	const lost = { missing: gone, before: { ...gone, at: 1 } };
	const board = new HealthBoard({ lost });
	const guard = new Guard({
		name,
		rows: { ...rows, holds: async () => (await later(), rows.holds()) },
		journal,
		board,
		now: () => 1,
		marker: { v: 1, ...gone, at: 1, lost }
	});

	const checking = guard.check(false);
	await expect.poll(() => steps.length).toBe(1);
	const reading = guard.acceptLoss();
	await expect.poll(() => steps.length).toBe(2);
	// The comparison ends in the middle of it.
	steps[0]?.();
	await new Promise((resolve) => setTimeout(resolve));
	for (let done = false; !done;) {
		for (const step of steps.splice(0)) step();
		done = await Promise.race([
			Promise.all([checking, reading]).then(() => true),
			new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 10))
		]);
	}
	expect(board.now.lost).toBeUndefined();
	guard.close();
	await removeMarker(name);
});
