/** Damage to the files of a profile whose browser is closed. Each answers how many files it hit. */
import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readdirSync,
	readSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync
} from 'node:fs';
import path from 'node:path';
import { profileIn } from './names.mjs';

/** All under `place` of the profile whose path there ends as `ending` says, and that hold anything. */
function filesOf(home, place, ending = /./) {
	const folder = path.join(profileIn(home), place);
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => ending.test(file) && statSync(file).size > 0);
}

function each(home, place, ending, damage) {
	const files = filesOf(home, place, ending);
	for (const file of files) damage(file, statSync(file).size);
	return files.length;
}

/** Changes `length` bytes from `share` (0 to 1) of the file on. */
function alter(file, share, length, change) {
	const opened = openSync(file, 'r+');
	const { size } = fstatSync(opened);
	const at = Math.min(size - 1, Math.floor(size * share));
	const bytes = Buffer.alloc(Math.min(length, size - at));
	readSync(opened, bytes, 0, bytes.length, at);
	for (let i = 0; i < bytes.length; i++) bytes[i] = change(bytes[i], i);
	writeSync(opened, bytes, 0, bytes.length, at);
	closeSync(opened);
}

/** The whole folder. */
export const removeFolder = (place) => (home) => {
	const folder = path.join(profileIn(home), place);
	const present = existsSync(folder);
	rmSync(folder, { recursive: true, force: true });
	return present ? 1 : 0;
};

export const remove = (place, ending) => (home) =>
	each(home, place, ending, (file) => rmSync(file));

/** To `share` of its length. */
export const truncate = (place, ending, share) => (home) =>
	each(home, place, ending, (file, size) => truncateSync(file, Math.floor(size * share)));

/** The last byte is missing. */
export const cutLastByte = (place, ending) => (home) =>
	each(home, place, ending, (file, size) => truncateSync(file, size - 1));

/** One bit is another. */
export const flip = (place, ending, share) => (home) =>
	each(home, place, ending, (file) => alter(file, share, 1, (byte) => byte ^ 16));

/** A block of zeros, as a file system leaves it that has kept the length and not the content. */
export const blank = (place, ending, share) => (home) =>
	each(home, place, ending, (file) => alter(file, share, 4096, () => 0));

/** A block of something else. */
export const scramble = (place, ending, share) => (home) =>
	each(home, place, ending, (file) =>
		alter(file, share, 4096, (byte, i) => byte ^ ((i * 37) & 255))
	);
