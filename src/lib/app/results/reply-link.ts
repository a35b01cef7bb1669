/** Where a school answers, for screens and papers. */
import type { InspectionFold } from '$lib/core/inspection/fold';
import { noticesOf } from '$lib/core/inspection/notices';
import { linkTo } from '$lib/formats/reply/link';
import { PacketContent } from '$lib/formats/reply/model';

/** The page that takes a packet file. */
export const replyAddress = (): string => `${location.origin}/reply`;

export interface ReplyLink {
	/** To be read and typed. */
	address: string;
	/** For a QR code; brings the content with it where that fits. */
	code: string;
	/** Whether it does. */
	whole: boolean;
	/** When the packet was last made, ISO 8601; empty where none was. */
	issued: string;
}

/** Of the packet that was handed out last. */
export async function replyLink(fold: InspectionFold): Promise<ReplyLink> {
	const address = replyAddress();
	const last = noticesOf(fold.events).at(-1);
	const packet = last && PacketContent.safeParse(last.packet);
	const code = packet?.success ? await linkTo(packet.data) : undefined;
	return { address, code: code ?? address, whole: code !== undefined, issued: last?.wall ?? '' };
}
