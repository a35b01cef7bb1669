/**
 * Frames: how events and bytes lie in the journal and in backups, one after the other, so that a file that was cut short or
 * damaged gives up what is damaged and nothing else.
 *
 * ```
 * u32 length   of all that follows the checksum: 4 + body
 * u32 crc32c   of all that follows it, as stored
 * u8  kind     see `frameKind`
 * u8  codec    0: the body is as described there
 * u16 keyId    0: not encrypted
 * body
 * ```
 * Numbers are little endian. Limits: a body of at most 64 MB.
 */
import { crc32c } from './crc32c';

/** What a frame holds. Numbers stay for ever. */
export const frameKind = {
	/** Events of one append, so that they are there together or not at all: JSON texts, one a line. */
	events: 1,
	/** 32 bytes of SHA-256, then what they are the hash of. */
	bytes: 2,
	/** What the frames before it in the same file hold, so that they need not be read: JSON, see `Digest`. */
	digest: 3,
	/** Entries of a device-local list: JSON, see `ListEntry`. */
	list: 4,
	/** First in a file that travels: JSON. */
	head: 5
} as const;
export type FrameKind = (typeof frameKind)[keyof typeof frameKind];

export interface Frame {
	kind: FrameKind;
	/** A view into what was read; not copied. */
	body: Uint8Array<ArrayBuffer>;
	/** Where the frame begins and ends in what was read. */
	from: number;
	to: number;
}

/** Bytes before a frame's body. */
export const headLength = 12;
/** Most bytes of a frame's body. */
const bodyLimit = 64 * 1024 * 1024;
const kinds: ReadonlySet<number> = new Set(Object.values(frameKind));

/** One frame around `parts`, which become its body one after the other. */
export function encodeFrame(kind: FrameKind, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const frame = new Uint8Array(headLength + length);
	const view = new DataView(frame.buffer);
	view.setUint32(0, 4 + length, true);
	frame[8] = kind;
	let at = headLength;
	for (const part of parts) {
		frame.set(part, at);
		at += part.length;
	}
	view.setUint32(4, crc32c(frame.subarray(8)), true);
	return frame;
}

export interface FramesRead {
	frames: Frame[];
	/** End of the last sound frame: what is appended goes here. */
	end: number;
	/** Bytes between and after sound frames that are no frame: damage, or an append that was cut off. */
	damaged: number;
}

/**
 * Every sound frame in `bytes`. After damage it looks for the next one, and gives up looking when it has checked
 * as many bytes as four times the file, so that no file, however made, takes long.
 */
export function readFrames(bytes: Uint8Array<ArrayBuffer>): FramesRead {
	const frames: Frame[] = [];
	let budget = bytes.length * 4;
	let at = 0;
	let damaged = 0;
	let end = 0;
	while (at + headLength <= bytes.length && budget > 0) {
		const frame = frameAt(bytes, at, (checked) => (budget -= checked));
		if (frame) {
			frames.push(frame);
			damaged += at - end;
			at = end = frame.to;
		} else at++;
	}
	return { frames, end, damaged: damaged + bytes.length - end };
}

/**
 * How long the frame is, head included, whose first {@link headLength} bytes lie at `from`; undefined for what can be
 * no frame. Only the checksum tells that it is one, see {@link frameAt}.
 */
export function frameLengthAt(bytes: Uint8Array, from: number): number | undefined {
	if (from + headLength > bytes.length) return undefined;
	// Codec and key of a later version: a frame, but none that can be read here. It is passed over like damage.
	if (bytes[from + 9] !== 0 || bytes[from + 10] !== 0 || bytes[from + 11] !== 0) return undefined;
	if (!kinds.has(bytes[from + 8] ?? 0)) return undefined;
	const length = new DataView(bytes.buffer, bytes.byteOffset + from).getUint32(0, true);
	return length < 4 || length > 4 + bodyLimit ? undefined : 8 + length;
}

/** The sound frame at `from`, or undefined. `spend` is told how many bytes were checked for it. */
export function frameAt(
	bytes: Uint8Array<ArrayBuffer>,
	from: number,
	spend: (checked: number) => void = () => undefined
): Frame | undefined {
	const length = frameLengthAt(bytes, from);
	const to = from + (length ?? 0);
	if (length === undefined || to > bytes.length) return undefined;
	spend(length);
	const view = new DataView(bytes.buffer, bytes.byteOffset + from, headLength);
	if (crc32c(bytes.subarray(from + 8, to)) !== view.getUint32(4, true)) return undefined;
	const kind = view.getUint8(8) as FrameKind;
	return { kind, body: bytes.subarray(from + headLength, to), from, to };
}
