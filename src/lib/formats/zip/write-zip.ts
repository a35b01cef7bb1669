/**
 * Writes a ZIP file of deflated parts that grow side by side. Each part is compressed as it comes and only its compressed
 * bytes are kept, so a workbook of a gigabyte takes the memory of its file. Sizes stand before the data, not behind it:
 * some spreadsheet programs refuse data descriptors. Subset: no ZIP64 (each part under 4 GB), names in ASCII.
 * Specification: PKWARE APPNOTE 6.3.10, 4.3.
 */

const table = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c >>> 0;
});

function crc32(crc: number, bytes: Uint8Array): number {
	let c = ~crc;
	for (let i = 0; i < bytes.length; i += 1) c = table[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
	return ~c >>> 0;
}

/** Text gathered before it is compressed: few large pieces cost far less than many small ones. */
const PIECE = 256 * 1024;

/** One file inside the ZIP. */
export class ZipPart {
	readonly name: string;
	readonly chunks: Uint8Array<ArrayBuffer>[] = [];
	crc = 0;
	size = 0;
	packed = 0;
	#text: string[] = [];
	#length = 0;
	readonly #encoder = new TextEncoder();
	readonly #writer: WritableStreamDefaultWriter<BufferSource>;
	readonly #drained: Promise<void>;

	constructor(name: string) {
		this.name = name;
		const { readable, writable } = new CompressionStream('deflate-raw');
		this.#writer = writable.getWriter();
		this.#drained = this.#drain(readable);
		// Told by `end`; without this a failure before it would be an unhandled one.
		this.#drained.catch(() => undefined);
	}

	/** Takes well-formed text; resolves when there is room for more. */
	write(text: string): Promise<void> | undefined {
		this.#text.push(text);
		this.#length += text.length;
		return this.#length >= PIECE ? this.#flush() : undefined;
	}

	async end(): Promise<void> {
		await this.#flush();
		await this.#writer.close();
		await this.#drained;
	}

	async #flush(): Promise<void> {
		const bytes = this.#encoder.encode(this.#text.join(''));
		this.#text = [];
		this.#length = 0;
		if (bytes.length === 0) return;
		this.crc = crc32(this.crc, bytes);
		this.size += bytes.length;
		await this.#writer.write(bytes);
	}

	async #drain(readable: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
		const reader = readable.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			this.chunks.push(value);
			this.packed += value.length;
		}
	}
}

/** 1980-01-01 00:00: the same content gives the same file. */
const DOS_DATE = 0x0021;

function header(
	signature: number,
	part: ZipPart,
	offset: number | undefined
): Uint8Array<ArrayBuffer> {
	const central = offset !== undefined;
	const name = new TextEncoder().encode(part.name);
	const fixed = central ? 46 : 30;
	const bytes = new Uint8Array(fixed + name.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, signature, true);
	if (central) view.setUint16(4, 20, true);
	const at = central ? 6 : 4;
	view.setUint16(at, 20, true);
	view.setUint16(at + 4, 8, true);
	view.setUint16(at + 8, DOS_DATE, true);
	view.setUint32(at + 10, part.crc, true);
	view.setUint32(at + 14, part.packed, true);
	view.setUint32(at + 18, part.size, true);
	view.setUint16(at + 22, name.length, true);
	if (central) view.setUint32(42, offset, true);
	bytes.set(name, fixed);
	return bytes;
}

/** Puts ended parts together, in order. */
export function assembleZip(parts: readonly ZipPart[], type: string): Blob {
	const pieces: BlobPart[] = [];
	const directory: Uint8Array<ArrayBuffer>[] = [];
	let offset = 0;
	for (const part of parts) {
		const local = header(0x04034b50, part, undefined);
		directory.push(header(0x02014b50, part, offset));
		pieces.push(local, ...part.chunks);
		offset += local.length + part.packed;
	}
	const end = new Uint8Array(22);
	const view = new DataView(end.buffer);
	view.setUint32(0, 0x06054b50, true);
	view.setUint16(8, parts.length, true);
	view.setUint16(10, parts.length, true);
	view.setUint32(
		12,
		directory.reduce((sum, bytes) => sum + bytes.length, 0),
		true
	);
	view.setUint32(16, offset, true);
	return new Blob([...pieces, ...directory, end], { type });
}
