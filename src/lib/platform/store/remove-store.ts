import { fail, ok, type Problem, type Result } from '$lib/core/result';

/** Another window holds the database open, or the browser refused. */
export type RemoveProblem = Problem<'storage-in-use' | 'storage-unavailable'>;

/** Deletes a database and those named after it (`<name>-…`). Nothing can be brought back. */
export async function removeStore(name: string): Promise<Result<void, RemoveProblem>> {
	const known = (await indexedDB.databases?.()) ?? [{ name }];
	for (const database of known) {
		if (database.name !== name && !database.name?.startsWith(`${name}-`)) continue;
		const removed = await remove(database.name);
		if (!removed.ok) return removed;
	}
	return ok(undefined);
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
