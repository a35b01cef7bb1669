import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { removeOpfsFolder } from './journal/opfs-folder';
import { removeMarker } from './write-marker';

/** Another window holds the database open, or the browser refused. */
export type RemoveProblem = Problem<'storage-in-use' | 'storage-unavailable'>;

/** Deletes a store whole: its database and those named after it (`<name>-…`), its journal, its marker. */
export async function removeStore(name: string): Promise<Result<void, RemoveProblem>> {
	const known = (await indexedDB.databases?.()) ?? [{ name }];
	for (const database of known) {
		if (database.name !== name && !database.name?.startsWith(`${name}-`)) continue;
		const removed = await remove(database.name);
		if (!removed.ok) return removed;
	}
	if (!(await removeFiles(name))) return fail({ code: 'storage-in-use', place: name });
	await removeMarker(name);
	return ok(undefined);
}

/** A worker that was just ended gives its files back a moment later. */
async function removeFiles(name: string): Promise<boolean> {
	for (let attempt = 1; attempt <= 20; attempt++) {
		if (!navigator.storage?.getDirectory || (await removeOpfsFolder(name))) return true;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return false;
}

function remove(name: string): Promise<Result<void, RemoveProblem>> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve(ok(undefined));
		request.onblocked = () => resolve(fail({ code: 'storage-in-use', place: name }));
		request.onerror = () =>
			resolve(fail({ code: 'storage-unavailable', place: name, cause: request.error }));
	});
}
