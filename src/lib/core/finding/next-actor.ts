/** Who must act next on a finding, and until when. */
import { moveDate } from '../calendar/date';
import { dayInShanghai } from '../calendar/moment';
import type { FiledFinding } from './filed-finding';
import type { LifeView, Next } from './life-view';

/**
 * How many calendar days the inspecting side has from a report to its recheck. A default of the product: the rule that asks for
 * the recheck (教育督导条例 22) gives no days.
 */
const RECHECK_DAYS = 7;

/** Undefined where nobody must act: closed, or taken back. */
export function nextOf(filed: FiledFinding, life: Omit<LifeView, 'next'>): Next | undefined {
	if (life.state === 'closed' || life.state === 'withdrawn') return undefined;
	if (life.state === 'toRecheck') {
		if (life.accepted) return { who: 'accepter', by: life.rechecks.at(-1)?.value.on ?? '' };
		const reported = life.accounts
			.filter(({ version }) => life.unjudged.includes(version))
			.map(({ said }) => dayInShanghai(said.event.header.wall));
		const since = reported.sort().at(-1) ?? filed.visitDate;
		return { who: 'inspectors', by: moveDate(since, RECHECK_DAYS, 'day') };
	}
	if (life.transfer && !life.transfer.reply)
		return { who: 'department', by: life.transfer.replyBy };
	return { who: 'school', by: life.deadline };
}

/** Whether who must act has let the day pass. `today`: `YYYY-MM-DD`. */
export const isOverdue = (next: Next | undefined, today: string): boolean =>
	next !== undefined && next.by !== '' && next.by < today;
