/**
 * Takes the content of a packet out of its HTML file. Nothing else of the file is looked at, and nothing of it ever runs: the
 * app answers with its own form. Limits: `limits.packetBytes`. Never throws, whatever the bytes.
 */
import { fail, type Result } from '../../core/result';
import type { Sha256 } from '../../core/events/ids';
import { readContent, type PacketProblem } from './content';
import { DATA_END, DATA_START } from './packet';
import { limits, type PacketContent } from './model';
import { picturesHash } from './proof';

export function readPacket(
	bytes: Uint8Array,
	sha256: Sha256,
	file = ''
): Result<PacketContent, PacketProblem> {
	if (bytes.length > limits.packetBytes)
		return fail({
			code: 'packet-too-large',
			place: file,
			detail: { megabytes: limits.packetBytes / 1024 / 1024 }
		});
	const text = new TextDecoder().decode(bytes);
	const from = text.indexOf(DATA_START);
	const to = from < 0 ? -1 : text.indexOf(DATA_END, from + DATA_START.length);
	if (from < 0) return fail({ code: 'packet-foreign', place: file });
	if (to < 0) return fail({ code: 'packet-damaged', place: file });
	const read = readContent(text.slice(from + DATA_START.length, to), sha256, file);
	if (!read.ok) return read;
	// In a file every picture is there; a link brings none.
	return picturesHash(read.value.findings, sha256) === read.value.pictures
		? read
		: fail({ code: 'packet-altered', place: file });
}
