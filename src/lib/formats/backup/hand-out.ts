import { readEntry } from '../../core/events/entries';
import type { EventId, Hash, Sha256 } from '../../core/events/ids';
import type { BackupMode, Batch, NamedFile, Wanted } from './contract';
import { framesIn } from './frames-in';
import { readHead } from './read-head';
import { soundEvent } from './sound-event';

/** Of one batch: short enough a write to leave the page alive, long enough to be worth one. */
const mostEvents = 200;
const mostBytes = 4 * 1024 * 1024;

/**
 * Hands `wanted` out of files that {@link inspectBackup} has judged, each thing once and in the order of the files, so that
 * bytes come no later than the events that name them. Bytes and sigs are not judged again: a browser refuses to read a file
 * that was changed since it was chosen. `give` is waited for before more is read.
 */
export async function handOut(
	files: readonly NamedFile[],
	mode: BackupMode,
	wanted: Wanted,
	sha256: Sha256,
	give: (batch: Batch) => Promise<void>
): Promise<void> {
	const events = new Set<EventId>(wanted.events);
	const bytes = new Set<Hash>(wanted.bytes);
	let batch: Batch = { events: [], bytes: [] };
	let size = 0;
	const flush = async () => {
		if (batch.events.length + batch.bytes.length > 0) await give(batch);
		batch = { events: [], bytes: [] };
		size = 0;
	};
	for (const file of files) {
		if (!(await readHead(file, mode)).ok) continue;
		for await (const frame of framesIn(file.blob).frames) {
			const entry = readEntry(frame);
			if (entry?.kind === 'bytes' && bytes.delete(entry.hash)) {
				batch.bytes.push({ hash: entry.hash, bytes: entry.bytes.buffer });
				size += entry.bytes.length;
				if (size >= mostBytes) await flush();
			}
			if (entry?.kind !== 'events') continue;
			for (const event of entry.events) {
				const sound = soundEvent(event, sha256);
				if (!sound.ok || !events.delete(sound.value.header.id)) continue;
				batch.events.push(sound.value);
				if (batch.events.length >= mostEvents) await flush();
			}
		}
	}
	await flush();
}
