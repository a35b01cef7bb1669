/**
 * Files of the origin private file system (WHATWG File System), by synchronous handles, which only a dedicated worker
 * has and which `flush()` to the disk.
 */
import { isNamed } from '../problem';
import type { Folder, OpenFile } from './folder';

/** The part of the standard's interface that is used; TypeScript knows it in workers only. */
interface AccessHandle {
	getSize(): number;
	write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	truncate(size: number): void;
	flush(): void | Promise<void>;
	close(): void;
}
interface WithHandles {
	createSyncAccessHandle(): Promise<AccessHandle>;
}

/** Whether this worker has handles that can flush. Chromium has them from 102, Safari from 15.2, Firefox from 111. */
export const hasSyncHandles = (): boolean =>
	typeof FileSystemFileHandle !== 'undefined' &&
	'createSyncAccessHandle' in FileSystemFileHandle.prototype &&
	'getDirectory' in navigator.storage;

/** All journals lie under one folder, so that a person who looks finds them by name. */
const parent = 'anxiao-journal';

/** The folder of the store `name`, made where it is missing. Rejects where the browser gives none (blocked site data). */
export async function opfsFolder(name: string): Promise<Folder> {
	const root = await navigator.storage.getDirectory();
	const all = await root.getDirectoryHandle(parent, { create: true });
	const folder = await all.getDirectoryHandle(name, { create: true });
	const handle = async (file: string) =>
		((await folder.getFileHandle(file)) as unknown as WithHandles).createSyncAccessHandle();
	return {
		async list() {
			const files: FileSystemFileHandle[] = [];
			for await (const entry of folder.values())
				if (entry.kind === 'file') files.push(entry as FileSystemFileHandle);
			const sized = files.map(async (file) => [file.name, (await file.getFile()).size] as const);
			return new Map(await Promise.all(sized));
		},
		async create(file) {
			await folder.getFileHandle(file, { create: true });
		},
		async read(file, from = 0) {
			const source = await folder.getFileHandle(file);
			for (let attempt = 1; ; attempt++) {
				try {
					return new Uint8Array(await (await source.getFile()).slice(from).arrayBuffer());
				} catch (cause) {
					// A snapshot is void as soon as another tab appends to the file.
					if (attempt === 5 || !isNamed(cause, 'NotReadableError')) throw cause;
				}
			}
		},
		async open(file) {
			try {
				return opened(await handle(file));
			} catch (cause) {
				if (isNamed(cause, 'NoModificationAllowedError')) return undefined;
				throw cause;
			}
		},
		async empty(file) {
			try {
				const access = await handle(file);
				access.truncate(0);
				await access.flush();
				// Chromium gives the room back when the handle is closed, not before.
				access.close();
				return true;
			} catch (cause) {
				if (isNamed(cause, 'NoModificationAllowedError')) return false;
				throw cause;
			}
		},
		close: () => undefined
	};
}

/** Removes the folder of the store `name` with all in it; false while a tab holds one of its files open. */
export async function removeOpfsFolder(name: string): Promise<boolean> {
	try {
		const root = await navigator.storage.getDirectory();
		const all = await root.getDirectoryHandle(parent);
		await all.removeEntry(name, { recursive: true });
	} catch (cause) {
		if (isNamed(cause, 'NoModificationAllowedError')) return false;
		if (!isNamed(cause, 'NotFoundError')) throw cause;
	}
	return true;
}

function opened(access: AccessHandle): OpenFile {
	let size = access.getSize();
	return {
		get size() {
			return size;
		},
		async append(bytes) {
			try {
				const written = access.write(bytes, { at: size });
				// Some systems write a part instead of refusing.
				if (written !== bytes.length) throw new DOMException('short write', 'QuotaExceededError');
				// In browsers of 2022 a promise.
				await access.flush();
				size += written;
			} catch (cause) {
				takeBack(access, size);
				throw cause;
			}
		},
		close: () => access.close()
	};
}

/** What was refused must not be found later. Throws `OperationError` where it may be. */
function takeBack(access: AccessHandle, size: number): void {
	try {
		access.truncate(size);
	} catch {
		throw new DOMException('refused, and not taken back', 'OperationError');
	}
}
