/** Files that the app hands out, read back from their bytes. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { openZipEntry, readZipDirectory } from '../../../src/lib/formats/zip/read-directory';

export interface Exported {
	name: string;
	path: string;
	bytes: Buffer<ArrayBuffer>;
}

/** Taps a button that ends in a download. */
export async function download(page: Page, button: string): Promise<Exported> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button, exact: true }).click()
	]);
	const path = await file.path();
	return { name: file.suggestedFilename(), path, bytes: Buffer.from(await readFile(path)) };
}

/** The texts of a ZIP file's parts, by name. */
export async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
	const directory = readZipDirectory(bytes);
	if (!directory.ok) throw new Error(directory.problem.code);
	const parts = new Map<string, string>();
	for (const entry of directory.value) {
		const stream = openZipEntry(bytes, entry);
		if (!stream) throw new Error(`${entry.name} cannot be opened`);
		parts.set(entry.name, await new Response(stream).text());
	}
	return parts;
}
