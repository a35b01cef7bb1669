/** The store's in-memory twin, for tests and for showing what a school could do without keeping anything. */
import type { EventStore } from '../../core/events/store';
import type { StoreProblem } from '../../core/events/store-problem';
import { Follower } from './follower';
import { HealthBoard } from './health-board';
import { rowStore } from './row-store';
import { MemoryDisk, memoryRows, memoryTabLock } from './rows/memory-rows';
import { openWriting } from './writing';

/** Opens a store on `disk`; what is stored is copied in and out, as a database would. */
export async function openMemoryStore({
	disk = new MemoryDisk(),
	now = Date.now,
	onProblem = () => undefined
}: {
	disk?: MemoryDisk;
	now?: () => number;
	onProblem?: (problem: StoreProblem) => void;
} = {}): Promise<EventStore> {
	const rows = memoryRows(disk);
	const source = { rows };
	const follower = new Follower(source, disk.head, onProblem);
	const writing = openWriting({ rows, lock: memoryTabLock(disk), follower, now });
	return rowStore({
		source,
		follower,
		board: new HealthBoard({ checked: true }),
		writing: async () => writing,
		onProblem
	});
}
