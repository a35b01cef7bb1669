/** Words for the life of a finding: its state, what marks it, who acts, and what can be done. */
import type { Author } from '$lib/core/events/event';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import type { LifeView, Next } from '$lib/core/finding/life-view';
import type { Step } from '$lib/core/finding/lifecycle';
import { isOverdue } from '$lib/core/finding/next-actor';
import type { RecheckDecided, SupervisionLevel } from '$lib/core/finding/payloads';
import { daysBetween } from '$lib/core/calendar/date';
import { shortDay } from './day';
import * as m from './generated/messages';
import { stateWord } from './life-state';

const steps: Record<Step, () => string> = {
	reportDone: m.life_step_reportDone,
	reportUnderWay: m.life_step_reportUnderWay,
	accept: m.life_step_accept,
	sign: m.life_step_sign,
	return: m.life_step_return,
	extend: m.life_step_extend,
	transfer: m.life_step_transfer,
	takeBack: m.life_step_takeBack,
	transferReply: m.life_step_transferReply,
	supervise: m.life_step_supervise,
	liftSupervision: m.life_step_liftSupervision,
	stopUse: m.life_step_stopUse,
	resumeUse: m.life_step_resumeUse,
	assign: m.life_step_assign
};
const roles: Record<Author['role'], () => string> = {
	inspector: m.life_role_inspector,
	leader: m.life_role_leader,
	school: m.life_role_school,
	supervisor: m.life_role_supervisor
};
const levels: Record<SupervisionLevel, () => string> = {
	school: m.life_level_school,
	county: m.life_level_county,
	city: m.life_level_city
};
const decisions: Record<RecheckDecided['decision'], () => string> = {
	accepted: m.life_decision_accepted,
	returned: m.life_decision_returned,
	partly: m.life_decision_partly
};

export const stepWord = (step: Step): string => steps[step]();
export const roleWord = (role: Author['role']): string => roles[role]();
export const levelWord = (level: SupervisionLevel): string => levels[level]();
export const decisionWord = (decision: RecheckDecided['decision']): string => decisions[decision]();
export const howWord = (how: RecheckDecided['how']): string =>
	how === 'onSite' ? m.life_how_onSite() : m.life_how_papers();

/** Accepted and not signed yet is said as such: it is not closed. */
export const standingWord = ({ state, accepted }: Pick<LifeView, 'state' | 'accepted'>): string =>
	state === 'toRecheck' && accepted ? m.life_state_unsigned() : stateWord(state);

export interface Flag {
	id: string;
	text: string;
	tone: 'red' | 'amber' | 'blue' | 'quiet';
}

/** What marks it beside its state, the gravest first. */
export function flagsOf(life: LifeView, filed: FiledFinding, today: string): Flag[] {
	const { stopped, returned, judgedOlder, supervision, transfer, extension, state } = life;
	const late = isOverdue(life.next, today);
	const flags: (Flag | false | undefined)[] = [
		late && { id: 'overdue', text: m.life_flag_overdue(), tone: 'red' },
		stopped && { id: 'stopped', text: m.life_flag_stopped(), tone: 'red' },
		returned &&
			state === 'rectifying' && { id: 'returned', text: m.life_flag_returned(), tone: 'red' },
		judgedOlder && { id: 'judgedOlder', text: m.life_flag_judgedOlder(), tone: 'amber' },
		supervision && { id: 'supervised', text: m.life_flag_supervised(), tone: 'amber' },
		transfer && { id: 'transferred', text: m.life_flag_transferred(), tone: 'blue' },
		extension && { id: 'extended', text: m.life_flag_extended(), tone: 'amber' },
		filed.onTheSpot && { id: 'onTheSpot', text: m.life_flag_onTheSpot(), tone: 'quiet' }
	];
	return flags.filter((flag): flag is Flag => Boolean(flag));
}

/** `下一步：学校 · 9月9日前 · 还剩 5 天`. */
export function nextLine(next: Next | undefined, life: LifeView, today: string): string {
	if (!next) return life.state === 'closed' ? m.life_next_closed() : m.life_next_withdrawn();
	const who = {
		school: m.life_next_school(),
		department: life.transfer?.receiver ?? '',
		inspectors: m.life_next_inspectors(),
		accepter: m.life_next_accepter()
	}[next.who];
	if (!next.by) return m.life_next({ what: `${who} · ${m.life_no_day()}` });
	const by = m.life_by_day({ day: shortDay(next.by) });
	return m.life_next({ what: `${who} · ${by} · ${daysLeft(next.by, today)}` });
}

/** `还剩 5 天`, `今天到期`, `逾期 3 天`. */
function daysLeft(by: string, today: string): string {
	const days = daysBetween(today, by);
	if (days > 0) return m.life_days_left({ days });
	return days === 0 ? m.life_days_today() : m.life_days_late({ days: -days });
}
