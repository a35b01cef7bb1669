/** A folder in memory that several "tabs" share, for tests: what a file system and its faults do, without one. */
import type { Folder } from './folder';

export class MemoryFiles {
	files = new Map<string, Uint8Array<ArrayBuffer>>();
	/** Names of files that a tab has open. */
	held = new Set<string>();
	/** Names of the exceptions that the next appends fail with. */
	failures: string[] = [];
	/** The next append that fails has written this much of its bytes before. */
	torn = 0;
}

/** One tab's view of `disk`. */
export function memoryFolder(disk: MemoryFiles): Folder {
	const content = (name: string) => disk.files.get(name) ?? new Uint8Array();
	function add(name: string, bytes: Uint8Array<ArrayBuffer>): void {
		const before = content(name);
		const after = new Uint8Array(before.length + bytes.length);
		after.set(before);
		after.set(bytes, before.length);
		disk.files.set(name, after);
	}
	return {
		list: async () => new Map([...disk.files].map(([name, bytes]) => [name, bytes.length])),
		create: async (name) => void disk.files.set(name, content(name)),
		read: async (name, from = 0) => content(name).slice(from),
		async open(name) {
			if (disk.held.has(name)) return undefined;
			disk.held.add(name);
			return {
				get size() {
					return content(name).length;
				},
				async append(bytes) {
					const failure = disk.failures.shift();
					add(name, failure ? bytes.slice(0, disk.torn) : bytes);
					if (failure) throw new DOMException('asked for by a test', failure);
				},
				close: () => void disk.held.delete(name)
			};
		},
		async empty(name) {
			if (disk.held.has(name)) return false;
			disk.files.set(name, new Uint8Array());
			return true;
		},
		close: () => undefined
	};
}
