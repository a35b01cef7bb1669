import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a plain file host serves, and the name under which devices keep it. */
export interface Release {
	/** Folders that lie over each other; the first that has a file wins. */
	roots: string[];
	version: string;
}

/** The name and the folder of the second release; `static-release.build.ts` makes it. */
export const built = { version: 'release-b', into: 'test-results/releases/b' };

/** The second release again under another name: only its worker is its own, and the browser takes it for a new one. */
export const renamed = { version: 'release-c', into: 'test-results/releases/c' };

/** For any file host, with a page of its own for addresses that are no file. */
export const staticRelease = (): Release => ({ roots: [built.into], version: built.version });

/** A third release, newer than `staticRelease`. */
export const renamedRelease = (): Release => ({
	roots: [renamed.into, built.into],
	version: renamed.version
});

/** The files of the build for Node: an older release than `staticRelease`, at no further cost. */
export function nodeRelease(): Release {
	const { version } = JSON.parse(readFileSync('build/client/_app/version.json', 'utf8'));
	return { roots: ['build/client', 'build/prerendered'], version };
}

/** The address of every file with a hash in its name, as the release's own folder has them. */
export function hashedFilesOf({ roots: [root = ''] }: Release): string[] {
	return readdirSync(path.join(root, '_app/immutable'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => '/' + path.relative(root, path.join(entry.parentPath, entry.name)));
}
