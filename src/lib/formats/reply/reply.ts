/**
 * A reply file: JSON, UTF-8 (RFC 8259), `anxiao-reply/1`. Limits: `limits` of `model.ts`, the size of the file before anything
 * is parsed. Whatever was changed after it was saved shows: every hash is computed again. Never throws, whatever the bytes.
 */
import { readPictureHeader } from '../../core/evidence/picture-header';
import { fail, ok, type Problem, type Result } from '../../core/result';
import { hashOf, type Hash, type Sha256 } from '../../core/events/ids';
import { fromBase64 } from './base64';
import { formatOf } from './content';
import { DRAFT_FORMAT, limits, Reply, REPLY_FORMAT } from './model';
import { replyHash } from './proof';

/** Longest edge of a hand, in pixels: two screens of a wide desk. */
const MOST_HAND = 6000;

/**
 * `reply-foreign`: no reply at all. `reply-unfinished`: saved to be gone on with. `reply-newer`: of a later version.
 * `reply-damaged`: ours, but not whole; `detail.at` says where. `reply-altered`: changed since it was saved; `detail.part` is
 * `whole` or `photo`, and then `answer` and `photo` count from 1 which.
 */
export type ReplyProblem = Problem<
	| 'reply-too-large'
	| 'reply-foreign'
	| 'reply-unfinished'
	| 'reply-newer'
	| 'reply-damaged'
	| 'reply-altered'
>;

export interface ReadReply {
	reply: Reply;
	/** Photos and the hand, by the hash of their bytes, each once. */
	pictures: { hash: Hash; bytes: Uint8Array<ArrayBuffer> }[];
	/** Of the hand. */
	signature?: Hash;
}

/** Bytes as the form saves them. */
export const writeReply = (reply: Reply): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(JSON.stringify(reply));

/** `file` is the name that problems carry as their place. */
export function readReply(
	bytes: Uint8Array,
	sha256: Sha256,
	file = ''
): Result<ReadReply, ReplyProblem> {
	const refuse = (code: ReplyProblem['code'], detail?: ReplyProblem['detail']) =>
		fail<ReplyProblem>({ code, place: file, ...(detail ? { detail } : {}) });
	if (bytes.length > limits.replyBytes)
		return refuse('reply-too-large', { megabytes: limits.replyBytes / 1024 / 1024 });
	const json = parse(bytes);
	const format = formatOf(json);
	if (format === DRAFT_FORMAT) return refuse('reply-unfinished');
	if (format !== REPLY_FORMAT)
		return refuse(/^anxiao-reply\/\d+$/.test(format) ? 'reply-newer' : 'reply-foreign');
	const parsed = Reply.safeParse(json);
	if (!parsed.success)
		return refuse('reply-damaged', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
	const reply = parsed.data;
	try {
		if (replyHash(reply, sha256) !== reply.hash) return refuse('reply-altered', { part: 'whole' });
	} catch {
		return refuse('reply-damaged', { at: 'hash' });
	}
	const pictures = new Map<Hash, Uint8Array<ArrayBuffer>>();
	for (const [i, { photos }] of reply.answers.entries())
		for (const [n, photo] of photos.entries()) {
			const data = fromBase64(photo.data);
			if (!data || hashOf(data, sha256) !== photo.hash)
				return refuse('reply-altered', { part: 'photo', answer: i + 1, photo: n + 1 });
			const header = readPictureHeader(data);
			if (
				header?.type !== 'jpeg' ||
				header.size?.width !== photo.width ||
				header.size.height !== photo.height
			)
				return refuse('reply-damaged', { at: `answers.${i}.photos.${n}` });
			pictures.set(photo.hash as Hash, data);
		}
	const hand = reply.signature === undefined ? undefined : fromBase64(reply.signature);
	if (reply.signature !== undefined && !isHand(hand))
		return refuse('reply-damaged', { at: 'signature' });
	const signature = hand && hashOf(hand, sha256);
	if (hand && signature) pictures.set(signature, hand);
	return ok({
		reply,
		pictures: [...pictures].map(([hash, data]) => ({ hash, bytes: data })),
		...(signature ? { signature } : {})
	});
}

function isHand(bytes: Uint8Array | undefined): boolean {
	const header = bytes && readPictureHeader(bytes);
	if (header?.type !== 'png' || !header.size) return false;
	return [header.size.width, header.size.height].every((edge) => edge > 0 && edge <= MOST_HAND);
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined;
	}
}
