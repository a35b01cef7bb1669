/** How large a workbook really is, found by streaming it through and keeping nothing, before a library unpacks it whole. */
import { fail, ok, type Result } from '../../core/result';
import { openZipEntry, readZipDirectory, type ZipEntry } from '../zip/read-directory';
import { MOST_ROWS, MOST_UNPACKED, type RosterFileProblem } from './contract';

const problem = (code: RosterFileProblem['code'], detail?: RosterFileProblem['detail']) =>
	fail<RosterFileProblem>({ code, place: 'file', ...(detail ? { detail } : {}) });

/** Title lines above the header. */
const SLACK = 20;

/** Counts rows that hold something: old sheets carry tens of thousands of rows that are only formatted. */
class RowCounter {
	rows = 0;
	#rest = '';
	add(text: string): void {
		const parts = (this.#rest + text).split(/<(?:\w+:)?row[\s>]/);
		// The last part may go on in the next piece; of a very long row its beginning is enough.
		this.#rest = '<row>' + (parts.pop() ?? '').slice(-65_536);
		for (const part of parts) if (/<(?:\w+:)?(?:v|is)[\s>]/.test(part)) this.rows += 1;
	}
	end(): number {
		if (/<(?:\w+:)?(?:v|is)[\s>]/.test(this.#rest)) this.rows += 1;
		return this.rows;
	}
}

/**
 * Unpacks one entry, looking for the first thing that is too much. `room` is what may still be unpacked; answers what was.
 * An entry whose table of contents lies about its size is refused, because libraries take memory by that number.
 */
async function weigh(
	bytes: Uint8Array<ArrayBuffer>,
	entry: ZipEntry,
	room: number
): Promise<Result<number, RosterFileProblem>> {
	const stream = openZipEntry(bytes, entry);
	if (!stream) return problem('roster-file-damaged');
	const counter = /worksheets\/[^/]+\.xml$/.test(entry.name) ? new RowCounter() : undefined;
	const decoder = new TextDecoder();
	const reader = stream.getReader();
	let size = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			size += value.length;
			counter?.add(decoder.decode(value, { stream: true }));
			const long = counter && counter.rows > MOST_ROWS + SLACK;
			if (long || size > room) {
				await reader.cancel().catch(() => undefined);
				return long
					? problem('roster-too-many-rows', { most: MOST_ROWS })
					: problem('roster-file-too-large', { megabytes: MOST_UNPACKED / 1024 / 1024 });
			}
		}
	} catch {
		return problem('roster-file-damaged');
	}
	if (counter && counter.end() > MOST_ROWS + SLACK)
		return problem('roster-too-many-rows', { most: MOST_ROWS });
	return size === entry.size ? ok(size) : problem('roster-file-damaged');
}

/** Passes a workbook whose parts hold together and fit the limits. */
export async function weighWorkbook(
	bytes: Uint8Array<ArrayBuffer>
): Promise<Result<void, RosterFileProblem>> {
	const directory = readZipDirectory(bytes);
	if (!directory.ok)
		return problem(
			directory.problem.code === 'zip-not' ? 'roster-file-kind' : 'roster-file-damaged'
		);
	const entries = directory.value;
	if (entries.some((entry) => entry.encrypted)) return problem('roster-file-old');
	if (!entries.some((entry) => /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)))
		return problem('roster-file-kind');
	let room = MOST_UNPACKED;
	for (const entry of entries) {
		const weighed = await weigh(bytes, entry, room);
		if (!weighed.ok) return weighed;
		room -= weighed.value;
	}
	return ok(undefined);
}
