/** One moment in the life of a finding in words: what happened, by whom, and what was said. */
import type { Moment } from '$lib/core/finding/history';
import type { AssignableField, Named } from '$lib/core/finding/payloads';
import { longDay, shortDay } from './day';
import * as m from './generated/messages';
import { outcomeWord } from './life-state';
import { decisionWord, howWord, levelWord, roleWord, stepWord } from './life-words';

const fields: Record<AssignableField, () => string> = {
	owner: m.life_owner,
	ownerUnit: m.life_owner_unit,
	phone: m.life_phone,
	money: m.life_money,
	deadline: m.life_deadline,
	remark: m.life_remark
};

export const fieldWord = (field: AssignableField): string => fields[field]();

export function momentTitle(moment: Moment): string {
	switch (moment.what) {
		case 'reportDone':
		case 'reportUnderWay':
			return m.life_told_report({ outcome: outcomeWord(moment.value.outcome) });
		case 'accept':
		case 'return':
			return m.life_told_recheck({ decision: decisionWord(moment.value.decision) });
		case 'extend':
			return m.life_told_extended({ day: shortDay(moment.value.until) });
		case 'transfer':
			return m.life_told_transferred({ receiver: moment.value.receiver });
		case 'takeBack':
			return m.life_told_taken_back({ receiver: moment.value.receiver });
		case 'supervise':
			return m.life_told_supervised({ level: levelWord(moment.value.level) });
		case 'assign':
			return m.life_told_assigned({ field: fieldWord(moment.field), value: moment.value.value });
		case 'erased':
			return m.life_told_erased();
		case 'unknown':
			return m.life_told_unknown();
		default:
			return stepWord(moment.what);
	}
}

const named = ({ name, duty }: Named): string => [name, duty].filter(Boolean).join(' ');
const at = (moment: string): string =>
	`${longDay(moment.slice(0, 10))} ${moment.slice(11)}`.trimEnd();

/** Who said it. `nameOf` finds the name of a person of this device. */
export function momentBy(moment: Moment, nameOf: (person: string) => string): string {
	const { role, via, person } = moment.event.header.author;
	const who = signedBy(moment) ?? nameOf(person);
	const how = via === 'self' ? '' : via === 'paper' ? m.life_via_paper() : m.life_via_packet();
	return [roleWord(role), who, how].filter(Boolean).join(' · ');
}

function signedBy(moment: Moment): string | undefined {
	switch (moment.what) {
		case 'reportDone':
		case 'reportUnderWay':
		case 'accept':
		case 'return':
			return named(moment.value.by);
		case 'sign':
			return named(moment.value);
		default:
			return undefined;
	}
}

/** What was said with it, each a line of its own. */
export function momentLines(moment: Moment): string[] {
	const lines = (...all: (string | false | undefined)[]) => all.filter((one) => !!one) as string[];
	switch (moment.what) {
		case 'reportDone':
		case 'reportUnderWay': {
			const { text, doneOn, money } = moment.value;
			return lines(
				text,
				doneOn && m.life_said_done_on({ day: longDay(doneOn) }),
				money && m.life_said_money({ money })
			);
		}
		case 'accept':
		case 'return': {
			const { reason, next, how, on } = moment.value;
			return lines(
				reason && m.life_said_reason({ reason }),
				next && m.life_said_next({ day: longDay(next) }),
				`${howWord(how)} · ${longDay(on)}`
			);
		}
		case 'extend':
			return lines(
				m.life_said_reason({ reason: moment.value.reason }),
				m.life_said_approver({ name: moment.value.approver })
			);
		case 'transfer':
			return lines(
				m.life_said_reply_by({ day: longDay(moment.value.replyBy) }),
				moment.value.reason && m.life_said_reason({ reason: moment.value.reason })
			);
		case 'transferReply':
			return lines(moment.value.text, longDay(moment.value.on));
		case 'supervise':
		case 'liftSupervision':
			return lines(moment.value.reason && m.life_said_reason({ reason: moment.value.reason }));
		case 'stopUse':
			return lines(
				moment.value.what,
				moment.value.at && at(moment.value.at),
				m.life_said_told({ name: moment.value.told })
			);
		case 'resumeUse':
			return lines(
				moment.value.at && at(moment.value.at),
				m.life_said_approver({ name: moment.value.approver }),
				moment.value.note
			);
		default:
			return [];
	}
}
