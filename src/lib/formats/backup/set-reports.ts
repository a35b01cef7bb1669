import type { EventId, Hash } from '../../core/events/ids';
import { emptyTally, sameTally, withIds } from '../../core/events/tally';
import type { BackupHead, PartDigest, SetReport } from './contract';

/** What was read of one part. */
export interface PartRead {
	head: BackupHead;
	events: Set<EventId>;
	bytes: Set<Hash>;
	digest: PartDigest | undefined;
}

/** The parts by the backup that they belong to, and what each backup lacks. */
export function setReports(reads: readonly PartRead[]): SetReport[] {
	const sets = new Map<string, PartRead[]>();
	for (const read of reads) {
		const key = JSON.stringify([read.head.set, read.head.device]);
		sets.set(key, [...(sets.get(key) ?? []), read]);
	}
	return [...sets.values()].map(setReport);
}

function setReport(reads: PartRead[]): SetReport {
	const events = new Set(reads.flatMap((read) => [...read.events]));
	const bytes = new Set(reads.flatMap((read) => [...read.bytes]));
	const { set, device, at } = (reads[0] as PartRead).head;
	const numbers = new Set(reads.map((read) => read.head.part));
	const whole = reads.find((read) => read.digest?.set)?.digest?.set;
	const isWhole =
		whole &&
		sameTally(whole.events, withIds(emptyTally, events)) &&
		sameTally(whole.bytes, withIds(emptyTally, bytes));
	// What was counted at the beginning is close: something may have been written while the backup was.
	const meant = {
		events: Math.max(whole?.events.count ?? 0, ...reads.map((read) => read.head.plan.events)),
		bytes: Math.max(whole?.bytes.count ?? 0, ...reads.map((read) => read.head.plan.bytes))
	};
	return {
		head: { set, device, at },
		missingParts: gapsIn(numbers),
		hasEnd: whole !== undefined,
		missing: isWhole
			? { events: 0, bytes: 0 }
			: {
					events: Math.max(0, meant.events - events.size),
					bytes: Math.max(0, meant.bytes - bytes.size)
				}
	};
}

/** At most a hundred: a number in a file may be anything. */
function gapsIn(numbers: ReadonlySet<number>): number[] {
	const gaps: number[] = [];
	for (let part = 1; part < Math.max(...numbers) && gaps.length < 100; part++)
		if (!numbers.has(part)) gaps.push(part);
	return gaps;
}
