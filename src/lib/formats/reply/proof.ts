/** The hashes of packets and replies: SHA-256 of canonical JSON (RFC 8785), base64url without padding. */
import { canonicalBytes } from '../../core/events/canonical';
import type { Json } from '../../core/events/event';
import { hashOf, type Hash, type Sha256 } from '../../core/events/ids';
import type { PacketContent, Reply } from './model';

/** Whether it has one already or not. */
function withoutHash<T extends object>(value: T): Omit<T, 'hash'> {
	const rest = { ...value } as T & { hash?: unknown };
	delete rest.hash;
	return rest;
}

/** As it stands behind a link and in the inspection. */
export const withoutPictures = <T extends Pick<PacketContent, 'findings'>>(content: T): T => ({
	...content,
	findings: content.findings.map(({ photo: _photo, ...finding }) => finding)
});

/**
 * Over everything but `hash` and the pictures, which `pictures` binds: so the content behind a link, which has none, is named
 * by the same hash. Throws on ill-formed text.
 */
export function packetHash(content: Omit<PacketContent, 'hash'>, sha256: Sha256): Hash {
	const bare = withoutPictures(withoutHash(content));
	return hashOf(canonicalBytes(bare as unknown as Json), sha256);
}

/** Over the data addresses in the order of the findings, null where there is none; undefined where nobody has one. */
export function picturesHash(
	findings: PacketContent['findings'],
	sha256: Sha256
): Hash | undefined {
	if (findings.every(({ photo }) => photo === undefined)) return undefined;
	return hashOf(canonicalBytes(findings.map(({ photo }) => photo ?? null)), sha256);
}

/** Over everything but `hash` and the data of photos, so that no phone hashes megabytes twice. Throws on ill-formed text. */
export function replyHash(reply: Omit<Reply, 'hash'>, sha256: Sha256): Hash {
	const { answers, ...rest } = withoutHash(reply);
	const bare = answers.map((answer) => ({
		...answer,
		photos: answer.photos.map(({ data: _data, ...photo }) => photo)
	}));
	return hashOf(canonicalBytes({ ...rest, answers: bare } as unknown as Json), sha256);
}

/** The content with its own hashes, as it is handed out. */
export function sealContent(
	content: Omit<PacketContent, 'hash' | 'pictures'>,
	sha256: Sha256
): PacketContent {
	const pictures = picturesHash(content.findings, sha256);
	const whole = { ...content, ...(pictures ? { pictures } : {}) };
	return { ...whole, hash: packetHash(whole, sha256) };
}

/** As {@link sealContent}, of a reply. */
export const sealReply = (reply: Omit<Reply, 'hash'>, sha256: Sha256): Reply => ({
	...reply,
	hash: replyHash(reply, sha256)
});
