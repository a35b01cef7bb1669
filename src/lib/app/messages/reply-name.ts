import * as m from './generated/messages';

/** Characters that file systems refuse. */
const refused = /[\\/:*?"<>|\p{Cc}]/gu;

/** What the file of a reply packet is called. */
export const packetName = (school: string, date: string): string =>
	`${m.reply_packet_name({ school: school.replace(refused, '_'), date })}.html`;
