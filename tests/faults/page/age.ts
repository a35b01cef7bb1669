import { journalFolder } from './names';

/**
 * Renames every file of the journal as if it had been made a day ago: what was made just before a start does not count as a
 * copy yet, and no trial can wait for it. Answers how many there are. The store must not be open.
 */
export async function age(): Promise<number> {
	let folder = await navigator.storage.getDirectory();
	for (const name of journalFolder) folder = await folder.getDirectoryHandle(name);
	const yesterday = Math.floor(Date.now() / 1000 - 86_400).toString(36);
	const names = await Array.fromAsync(folder.keys());
	for (const name of names) {
		const [number, made] = name.split('-');
		if (!made) continue;
		const bytes = await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer();
		const older = await folder.getFileHandle(`${number}-${yesterday}`, { create: true });
		const writable = await older.createWritable();
		await writable.write(bytes);
		await writable.close();
		await folder.removeEntry(name);
	}
	return names.length;
}
