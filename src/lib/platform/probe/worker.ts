/** The probe's own thread: that it runs is one trial, and only here are files with handles that flush. */
import { ownName, type Ending, type WorkerTask } from './contract';

/** The part of the File System standard that is used; TypeScript knows it in workers only. */
interface AccessHandle {
	write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	read(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	flush(): void | Promise<void>;
	close(): void | Promise<void>;
}
interface WithHandles {
	createSyncAccessHandle(): Promise<AccessHandle>;
}

const size = 65_536;

async function tryFile(): Promise<Ending> {
	if (
		typeof FileSystemFileHandle === 'undefined' ||
		!('createSyncAccessHandle' in FileSystemFileHandle.prototype) ||
		!navigator.storage?.getDirectory
	)
		return { outcome: 'absent' };
	const root = await navigator.storage.getDirectory();
	const folder = await root.getDirectoryHandle(ownName, { create: true });
	try {
		const file = await folder.getFileHandle('file', { create: true });
		const handle = await (file as unknown as WithHandles).createSyncAccessHandle();
		const read = new Uint8Array(size);
		try {
			handle.write(new Uint8Array(size).fill(7), { at: 0 });
			await handle.flush();
			handle.read(read, { at: 0 });
		} finally {
			await handle.close();
		}
		return { outcome: read.every((byte) => byte === 7) ? 'pass' : 'fail' };
	} finally {
		await root.removeEntry(ownName, { recursive: true });
	}
}

async function run(task: WorkerTask): Promise<Ending> {
	if (task === 'answer') return { outcome: 'pass' };
	// An exception travels as its name, since not every browser clones a DOMException.
	return tryFile().catch((cause) => ({ outcome: 'fail', detail: (cause as Error).name }));
}

self.onmessage = async ({ data }: MessageEvent<WorkerTask>) => self.postMessage(await run(data));
