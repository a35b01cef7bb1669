/** Why a reply packet, its link or a reply file is not taken: by name, and what to do. What is not listed is said by `problemText`. */
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';
import { problemText } from './problem';

type Say = (detail: (key: string) => string | number, name: string) => string;

const sentences: Record<string, Say> = {
	'packet-too-large': (d, name) => m.reply_packet_too_large({ name, megabytes: d('megabytes') }),
	'packet-foreign': (_, name) => m.reply_packet_foreign({ name }),
	'packet-newer': (_, name) => m.reply_packet_newer({ name }),
	'packet-damaged': (_, name) => m.reply_packet_damaged({ name }),
	'packet-altered': (_, name) => m.reply_packet_altered({ name }),
	'packet-cut': () => m.reply_packet_cut(),
	'packet-link-unreadable': () => m.reply_packet_link_unreadable(),
	'reply-too-large': (d) => m.reply_file_too_large({ megabytes: d('megabytes') }),
	'reply-foreign': () => m.reply_file_foreign(),
	'reply-unfinished': () => m.reply_file_unfinished(),
	'reply-newer': () => m.reply_file_newer(),
	'reply-damaged': (d) => m.reply_file_damaged({ at: d('at') }),
	'reply-altered': (d) =>
		m.reply_file_altered({
			part:
				d('part') === 'photo'
					? m.reply_part_photo({ answer: d('answer'), photo: d('photo') })
					: m.reply_part_whole()
		}),
	'reply-practice': () => m.reply_practice(),
	'reply-real': () => m.reply_real(),
	'reply-inspection-unknown': () => m.reply_inspection_unknown(),
	'reply-packet-unknown': () => m.reply_packet_unknown(),
	'reply-packet-differs': () => m.reply_packet_differs(),
	'reply-school-other': (d) => m.reply_school_other({ school: d('school') }),
	'reply-finding-unknown': (d) => m.reply_finding_unknown({ count: d('count') }),
	'reply-twice': () => m.reply_twice()
};

/** `name` is the file that it is about. */
export function replyProblemText(problem: Problem, name: string): string {
	const say = sentences[problem.code];
	return say ? say((key) => problem.detail?.[key] ?? '', name) : problemText(problem, name);
}
