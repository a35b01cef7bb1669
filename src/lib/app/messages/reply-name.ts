import { nameInFile } from '$lib/core/school/name-in-file';
import * as m from './generated/messages';

/** What the file of a reply packet is called. */
export const packetName = (school: string, date: string): string =>
	`${m.reply_packet_name({ school: nameInFile(school), date })}.html`;
