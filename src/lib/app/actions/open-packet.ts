/** A reply packet as the school brings it: the file it was sent, or the link. Nothing is stored. */
import type { Result } from '$lib/core/result';
import type { PacketProblem } from '$lib/formats/reply/content';
import { readLink } from '$lib/formats/reply/link';
import type { PacketContent } from '$lib/formats/reply/model';
import { limits } from '$lib/formats/reply/model';
import { readPacket } from '$lib/formats/reply/read-packet';
import { sha256 } from '../wiring';

export type Packet = PacketContent;

export async function openPacketFile(file: File): Promise<Result<Packet, PacketProblem>> {
	// What is far too large is not even read.
	const bytes = await file.slice(0, limits.packetBytes + 1).arrayBuffer();
	return readPacket(new Uint8Array(bytes), sha256, file.name);
}

/** `fragment`: with its `#`. Undefined where it is not about a packet. */
export const openPacketLink = (
	fragment: string
): Promise<Result<Packet, PacketProblem> | undefined> => readLink(fragment, sha256);
