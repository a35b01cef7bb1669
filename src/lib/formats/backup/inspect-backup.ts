/**
 * What backup files hold and what of it can be taken in: every hash is recomputed, every sig checked. Reads frame after
 * frame and keeps headers only. Never throws, whatever the bytes are.
 */
import { readEntry } from '../../core/events/entries';
import type { SignedEvent } from '../../core/events/event';
import { frameKind, type Frame } from '../../core/events/frame';
import { toBase64url } from '../../core/events/base64url';
import type { DeviceId, EventId, Hash, Sha256 } from '../../core/events/ids';
import { groupOf } from '../../core/events/subject';
import { emptyTally, sameTally, withIds } from '../../core/events/tally';
import { verifyEvents, type VerifyTools } from '../../core/events/verify';
import { photoOf } from '../../core/evidence/photo';
import {
	PartDigest,
	type BackupHead,
	type BackupMode,
	type BackupReport,
	type GroupRows,
	type NamedFile,
	type PartReport,
	type RefusedCode
} from './contract';
import { framesIn } from './frames-in';
import { readHead } from './read-head';
import { soundEvent } from './sound-event';
import { setReports, type PartRead } from './set-reports';

export interface InspectTools {
	sha256: Sha256;
	/** SHA-256 of large things, which need not be synchronous. */
	digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
	verifySig: VerifyTools['verifySig'];
	/** Bytes read so far, of those of all files. */
	progress?: (done: number) => void;
}

/** What the device events of a file may be: kept whole, since the page folds them. */
const isOfDevice = (group: string): boolean => group.startsWith('device:');

export async function inspectBackup(
	files: readonly NamedFile[],
	mode: BackupMode,
	tools: InspectTools
): Promise<BackupReport> {
	const found = new Found(tools);
	const parts: PartReport[] = [];
	const reads: PartRead[] = [];
	let done = 0;
	for (const file of files) {
		const { report, read } = await inspectPart(file, mode, found, (at) =>
			tools.progress?.(done + at)
		);
		parts.push(report);
		if (read) reads.push(read);
		done += file.blob.size;
		tools.progress?.(done);
	}
	return { parts, sets: setReports(reads), ...(await found.judged()) };
}

async function inspectPart(
	file: NamedFile,
	mode: BackupMode,
	found: Found,
	progress: (at: number) => void
): Promise<{ report: PartReport; read?: PartRead }> {
	const report: PartReport = { file: file.name, size: file.blob.size, complete: false, damaged: 0 };
	try {
		const head = await readHead(file, mode);
		if (!head.ok) return { report: { ...report, problem: head.problem } };
		const read = emptyRead(head.value);
		const { frames, damaged } = framesIn(file.blob);
		try {
			for await (const frame of frames) {
				await found.take(frame, read);
				progress(frame.to);
			}
		} catch {
			// Taken out or changed while it was read: what came before is sound.
			return { report: { ...report, problem: { code: 'backup-unreadable', place: file.name } } };
		}
		const complete = holdsWhatItSays(read);
		return { report: { ...report, complete, damaged: damaged() }, read };
	} catch (cause) {
		return {
			report: {
				...report,
				problem: { code: 'backup-unreadable', place: file.name, cause: String(cause) }
			}
		};
	}
}

const emptyRead = (head: BackupHead): PartRead => ({
	head,
	events: new Set(),
	bytes: new Set(),
	digest: undefined
});

const holdsWhatItSays = ({ digest, events, bytes }: PartRead): boolean =>
	digest !== undefined &&
	sameTally(digest.events, withIds(emptyTally, events)) &&
	sameTally(digest.bytes, withIds(emptyTally, bytes));

/** Everything of all files, each thing once. */
class Found {
	readonly #tools: InspectTools;
	readonly #headers = new Map<EventId, Pick<SignedEvent, 'header'>>();
	readonly #ofDevices: SignedEvent[] = [];
	readonly #photos = new Map<EventId, Hash>();
	readonly #bytes = new Set<Hash>();
	readonly #refused = new Map<RefusedCode, number>();
	#wrongBytes = 0;

	constructor(tools: InspectTools) {
		this.#tools = tools;
	}

	/** `read` is told of what stands in the part, right or wrong. */
	async take(frame: Frame, read: PartRead): Promise<void> {
		const entry = readEntry(frame);
		if (!entry && frame.kind === frameKind.events) this.#refuse('ill-formed');
		if (entry?.kind === 'events') for (const event of entry.events) this.#takeEvent(event, read);
		else if (entry?.kind === 'bytes') await this.#takeBytes(entry, read);
		else if (entry?.kind === 'digest') {
			const digest = PartDigest.safeParse(entry.digest);
			if (digest.success) read.digest = digest.data;
		}
	}

	#takeEvent(said: unknown, read: PartRead): void {
		const sound = soundEvent(said, this.#tools.sha256);
		if (!sound.ok) return this.#refuse(sound.problem);
		const event = sound.value;
		const { id } = event.header;
		read.events.add(id);
		if (this.#headers.has(id)) return;
		// Without the payload: a large backup would not fit otherwise.
		this.#headers.set(id, { header: event.header });
		if (isOfDevice(groupOf(event.header.subject))) this.#ofDevices.push(event);
		const photo = photoOf(event);
		if (photo) this.#photos.set(id, photo);
	}

	async #takeBytes(
		{ hash, bytes }: { hash: Hash; bytes: Uint8Array<ArrayBuffer> },
		read: PartRead
	): Promise<void> {
		read.bytes.add(hash);
		if (this.#bytes.has(hash)) return;
		if (toBase64url(await this.#tools.digest(bytes)) === hash) this.#bytes.add(hash);
		else this.#wrongBytes += 1;
	}

	#refuse(code: RefusedCode): void {
		this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
	}

	/** The verdict over all files together: a run of a chain may go on in the next part. */
	async judged(): Promise<Omit<BackupReport, 'parts' | 'sets'>> {
		const { sha256, verifySig } = this.#tools;
		const introductions = new Map(this.#ofDevices.map((event) => [event.header.id, event]));
		const events = [...this.#headers.values()].map(
			({ header }): SignedEvent => introductions.get(header.id) ?? { header }
		);
		const { statuses } = await verifyEvents(events, { sha256, verifySig });
		const accepted = events.filter((_, i) => {
			const status = statuses[i] ?? 'wrong-id';
			const isIn = status === 'ok' || status === 'forked' || status === 'gap';
			if (!isIn) this.#refuse(status);
			return isIn;
		});
		const ids = new Set(accepted.map((event) => event.header.id));
		const bytes = [...this.#bytes];
		return {
			...rowsOf(accepted),
			ofDevices: this.#ofDevices.filter((event) => ids.has(event.header.id)),
			refused: Object.fromEntries(this.#refused),
			bytes,
			wrongBytes: this.#wrongBytes,
			photos: [
				...new Set([...this.#photos].filter(([id]) => ids.has(id)).map(([, photo]) => photo))
			],
			events: withIds(emptyTally, ids),
			bytesTally: withIds(emptyTally, bytes)
		};
	}
}

function rowsOf(events: readonly SignedEvent[]): Pick<BackupReport, 'groups' | 'devices'> {
	const groups = new Map<string, GroupRows>();
	const devices = new Map<DeviceId, number>();
	for (const { header } of events) {
		const group = groupOf(header.subject);
		let rows = groups.get(group);
		if (!rows) groups.set(group, (rows = { group, ids: [], seqs: [], devices: [] }));
		const device = devices.get(header.device) ?? devices.size;
		devices.set(header.device, device);
		rows.ids.push(header.id);
		rows.seqs.push(header.seq);
		rows.devices.push(device);
	}
	return { groups: [...groups.values()], devices: [...devices.keys()] };
}
