/**
 * The content of a packet behind the `#` of an address, which no server ever sees: `p=1` and raw DEFLATE (RFC 1951) as base64url,
 * `p=0` and plain UTF-8 where this browser cannot deflate. Without pictures, and only where the whole address is short enough
 * for a QR code.
 */
import { fromBase64url, toBase64url } from '../../core/events/base64url';
import type { Sha256 } from '../../core/events/ids';
import { fail, type Result } from '../../core/result';
import { limits, type PacketContent } from './model';
import { readContent, type PacketProblem } from './content';
import { withoutPictures } from './proof';

/** Characters: what a QR code of error correction M still holds. */
export const LONGEST_LINK = 2300;
const START = '#p=';
/** Characters of a fragment: `linkedBytes` as base64url. */
const LONGEST_READ = START.length + 1 + Math.ceil((limits.linkedBytes * 4) / 3);

/** The address that brings the content with it; undefined where it would be too long. */
export async function linkTo(content: PacketContent): Promise<string | undefined> {
	const text = new TextEncoder().encode(JSON.stringify(withoutPictures(content)));
	const link = `${content.reply.link}${START}${await packed(text)}`;
	return link.length <= LONGEST_LINK ? link : undefined;
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	try {
		const deflating = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
		return `1${toBase64url(new Uint8Array(await new Response(deflating).arrayBuffer()))}`;
	} catch {
		return `0${toBase64url(bytes)}`;
	}
}

/** Undefined for a fragment that is not about a packet at all. */
export async function readLink(
	fragment: string,
	sha256: Sha256
): Promise<Result<PacketContent, PacketProblem> | undefined> {
	if (!fragment.startsWith(START)) return undefined;
	const cut = fail<PacketProblem>({ code: 'packet-cut', place: 'link' });
	const kind = fragment.charAt(START.length);
	// What is far too long is not even read.
	if (!['0', '1'].includes(kind) || fragment.length > LONGEST_READ) return cut;
	const bytes = fromBase64url(fragment.slice(START.length + 1));
	if (!bytes) return cut;
	if (kind === '1' && !canInflate()) return fail({ code: 'packet-link-unreadable', place: 'link' });
	const plain = kind === '1' ? await inflated(bytes) : bytes;
	if (!plain) return cut;
	const read = readContent(new TextDecoder().decode(plain), sha256, 'link');
	return !read.ok && read.problem.code === 'packet-damaged' ? cut : read;
}

function canInflate(): boolean {
	try {
		return Boolean(new DecompressionStream('deflate-raw'));
	} catch {
		return false;
	}
}

/** Undefined where it is none, or would be larger than any packet. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	try {
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
		const reader = stream.getReader();
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			size += piece.value.length;
			if (size > limits.linkedBytes) {
				await reader.cancel();
				return undefined;
			}
			pieces.push(piece.value);
		}
	} catch {
		return undefined;
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
