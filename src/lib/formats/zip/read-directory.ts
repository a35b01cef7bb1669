/**
 * The table of contents of a ZIP file, and its entries as streams: what is needed to weigh a workbook before a library takes
 * it apart. Subset: one disk, no ZIP64, stored or deflated entries. Specification: PKWARE APPNOTE 6.3.10, 4.3.
 */
import { fail, ok, type Problem, type Result } from '../../core/result';

export interface ZipEntry {
	name: string;
	/** As the table says; may lie. */
	size: number;
	packedSize: number;
	method: number;
	encrypted: boolean;
	offset: number;
}
/** `zip-not`: something else. `zip-damaged`: begins like one and does not hold together. */
export type ZipProblem = Problem<'zip-not' | 'zip-damaged'>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Entries at most; a workbook has some tens. */
const MOST_ENTRIES = 5000;

const problem = (code: ZipProblem['code']) => fail<ZipProblem>({ code, place: 'zip' });

function findEnd(view: DataView): number {
	const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= lowest; at -= 1)
		if (view.getUint32(at, true) === END) return at;
	return -1;
}

/** Reads the table only; no entry is unpacked. */
export function readZipDirectory(bytes: Uint8Array): Result<ZipEntry[], ZipProblem> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 22 || view.getUint32(0, true) !== LOCAL) return problem('zip-not');
	const end = findEnd(view);
	if (end < 0) return problem('zip-damaged');
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (count > MOST_ENTRIES) return problem('zip-damaged');
	const entries: ZipEntry[] = [];
	const decoder = new TextDecoder();
	for (let i = 0; i < count; i += 1) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
			return problem('zip-damaged');
		const nameLength = view.getUint16(at + 28, true);
		entries.push({
			name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true),
			encrypted: (view.getUint16(at + 8, true) & 1) === 1,
			packedSize: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true)
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return ok(entries);
}

/** The entry's bytes, unpacked as they are pulled. Undefined where the table points outside the file or the method is unknown. */
export function openZipEntry(
	bytes: Uint8Array<ArrayBuffer>,
	entry: ZipEntry
): ReadableStream<Uint8Array> | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { offset } = entry;
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return undefined;
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (start + entry.packedSize > bytes.length) return undefined;
	const stream = new Blob([bytes.subarray(start, start + entry.packedSize)]).stream();
	if (entry.method === 0) return stream;
	if (entry.method !== 8) return undefined;
	return stream.pipeThrough(new DecompressionStream('deflate-raw'));
}
