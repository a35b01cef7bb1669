/** The content of a packet as JSON text, wherever it came from. */
import { fail, ok, type Problem, type Result } from '../../core/result';
import type { Sha256 } from '../../core/events/ids';
import { PACKET_FORMAT, PacketContent } from './model';
import { packetHash } from './proof';

/** As the codes of a reply file; `packet-cut`: a link that lost its end on the way. */
export type PacketProblem = Problem<
	| 'packet-too-large'
	| 'packet-foreign'
	| 'packet-newer'
	| 'packet-damaged'
	| 'packet-altered'
	| 'packet-cut'
	| 'packet-link-unreadable'
>;

/** Its pictures are not compared: a link brings none. */
export function readContent(
	text: string,
	sha256: Sha256,
	place = ''
): Result<PacketContent, PacketProblem> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return fail({ code: 'packet-damaged', place });
	}
	const format = formatOf(json);
	if (format !== PACKET_FORMAT) {
		const newer = /^anxiao-reply-packet\/\d+$/.test(format);
		return fail({ code: newer ? 'packet-newer' : 'packet-foreign', place });
	}
	const parsed = PacketContent.safeParse(json);
	if (!parsed.success) {
		const at = parsed.error.issues[0]?.path.join('.') ?? '';
		return fail({ code: 'packet-damaged', place, detail: { at } });
	}
	try {
		return packetHash(parsed.data, sha256) === parsed.data.hash
			? ok(parsed.data)
			: fail({ code: 'packet-altered', place });
	} catch {
		return fail({ code: 'packet-damaged', place });
	}
}

/** What a JSON value says that it is; empty where it says nothing. */
export function formatOf(json: unknown): string {
	const format =
		typeof json === 'object' && json !== null ? (json as { format?: unknown }).format : undefined;
	return typeof format === 'string' ? format : '';
}
