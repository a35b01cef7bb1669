/** The journal's own thread: only a dedicated worker has file handles that flush, and starting reads a lot. */
import type { ListEntry } from '../../../core/events/entries';
import type { SignedEvent } from '../../../core/events/event';
import type { EventId, Hash } from '../../../core/events/ids';
import { isUnchanged } from '../../../core/events/verify';
import { hashBytes, sha256 } from '../../device/digest';
import { deviceLock } from '../device-lock';
import { reconcile, type ReconcileTools } from '../reconcile';
import { connect } from '../rows/database';
import { indexedDbRows } from '../rows/indexed-db-rows';
import { webTabLock } from '../tab-lock';
import type { Answer, Call, Input, JournalKind, Output, Request } from './contract';
import { idbFolder } from './idb-folder';
import { Journal } from './journal';
import { hasSyncHandles, opfsFolder } from './opfs-folder';

type Handlers = { [Name in Call]: (input: Input<Name>) => Promise<Output<Name>> };

let opened: Promise<{ name: string; kind: JournalKind; journal: Journal }> | undefined;

async function open(name: string): Promise<{ name: string; kind: JournalKind; journal: Journal }> {
	if (hasSyncHandles()) {
		try {
			return { name, kind: 'files', journal: await Journal.open(await opfsFolder(name), Date.now) };
		} catch {
			// Some private windows have the interface and refuse at the first use.
		}
	}
	return { name, kind: 'database', journal: await Journal.open(await idbFolder(name), Date.now) };
}

async function ready() {
	if (!opened) throw new DOMException('the journal was not opened', 'InvalidStateError');
	return opened;
}

/** The journal as it is on the disk: made anew where something has taken its files away. */
async function present() {
	const found = await ready();
	if (await found.journal.isThere()) return found;
	found.journal.close();
	opened = open(found.name);
	return opened;
}

const handlers: Handlers = {
	async open({ name }) {
		opened ??= open(name);
		opened.catch(() => (opened = undefined));
		return { kind: (await opened).kind };
	},
	append: async (write) => (await ready()).journal.append(write),
	async reconcile({ thorough, locked }) {
		const { name, journal } = await present();
		const connection = await connect(name, () => undefined);
		const rows = indexedDbRows(name, connection);
		const lock = webTabLock(name);
		const exclusive: ReconcileTools['exclusive'] = locked
			? (task) => task()
			: deviceLock(lock, () => undefined).run;
		try {
			// An older version may not write anywhere what it does not understand.
			if (rows.readOnly) throw new DOMException(name, 'VersionError');
			return await reconcile(rows, journal, { exclusive, sha256, hashBytes, thorough });
		} finally {
			rows.close();
			lock.close();
		}
	},
	prepare: async () => (await ready()).journal.prepare(),
	async find({ hash }) {
		const { journal } = await ready();
		return journal.find(hash, async (bytes) => (await hashBytes(bytes)) === hash);
	},
	async contents() {
		const { journal } = await ready();
		const events = new Map<EventId, SignedEvent>();
		const hashes = new Set<Hash>();
		const lists: ListEntry[] = [];
		for await (const entry of journal.entries()) {
			if (entry.kind === 'bytes') hashes.add(entry.hash);
			else if (entry.kind === 'list') lists.push(entry.entry);
			else if (entry.kind === 'events')
				for (const event of entry.events)
					if (isUnchanged(event, sha256)) events.set(event.header.id, event);
		}
		return { events: [...events.values()], hashes: [...hashes], lists };
	},
	drop: async ({ hashes }) => (await ready()).journal.drop(new Set(hashes)),
	freeReserve: async () => (await ready()).journal.freeReserve(),
	release: async () => (await ready()).journal.release()
};

/** One after the other: an append that comes while files are being written anew waits for them. */
let line: Promise<unknown> = Promise.resolve();
/** Reading all of both copies takes long, and appends must not wait for it. */
const beside: ReadonlySet<Call> = new Set(['reconcile', 'prepare', 'find', 'contents']);

async function run({ id, call, input }: Request): Promise<Answer> {
	try {
		return { id, ok: true, value: await handlers[call](input as never) };
	} catch (cause) {
		const { name, message } =
			cause instanceof Error ? cause : { name: 'Error', message: String(cause) };
		return { id, ok: false, name, message };
	}
}

self.onmessage = ({ data }: MessageEvent<Request>) => {
	const work = beside.has(data.call) ? line.then(() => undefined) : line;
	const answered = work.then(() => run(data)).then((answer) => self.postMessage(answer));
	if (!beside.has(data.call)) line = answered;
};
