/** What became of a finding, in the columns of the ledger. Its words are Chinese, as the bureau's own tables are. */
import type { ResultFinding } from '$lib/formats/results/model';
import type { LifeView } from '$lib/core/finding/life-view';
import type { LifeState } from '$lib/core/finding/lifecycle';
import type { RecheckDecided } from '$lib/core/finding/payloads';
import { daysBetween } from '$lib/core/calendar/date';

/** A finding's life beside what its inspection says, and when the same item failed at this school before. */
export interface FindingPast {
	life: LifeView;
	/** `YYYY-MM-DD` of the visit. */
	recurringFrom?: string;
	/** It is one of a 普遍性问题 that was raised. */
	systemic: boolean;
}

const states: Record<LifeState, ResultFinding['state']> = {
	open: 'open',
	rectifying: 'underway',
	toRecheck: 'awaitingRecheck',
	closed: 'closed',
	withdrawn: 'withdrawn'
};
const outcomes = { done: '已整改', partly: '部分整改', notYet: '尚未整改' } as const;
const decisions = { accepted: '通过', returned: '退回', partly: '部分整改' } as const;

type LifeColumns = Pick<
	ResultFinding,
	| 'state'
	| 'deadline'
	| 'owner'
	| 'ownerUnit'
	| 'phone'
	| 'money'
	| 'completed'
	| 'progress'
	| 'photosAfter'
	| 'recheckDate'
	| 'rechecker'
	| 'recheckResult'
	| 'overdueDays'
	| 'recurringFrom'
	| 'systemic'
	| 'transferredTo'
	| 'supervision'
>;

/**
 * Only what the life says; the rest stays as the inspection has it. `today` (`YYYY-MM-DD`): overdue is what the school or another
 * department has let pass, not what waits for the inspecting side.
 */
export function lifeResult(
	{ life, recurringFrom, systemic }: FindingPast,
	today: string | undefined
): Partial<LifeColumns> & Pick<LifeColumns, 'state' | 'systemic'> {
	const recheck = life.rechecks.at(-1)?.value;
	const report = life.accounts.findLast(({ kind }) => kind === 'school');
	const reported = report?.kind === 'school' ? report.said.value : undefined;
	const { who, by } = life.next ?? {};
	const late =
		today && by && (who === 'school' || who === 'department') ? daysBetween(by, today) : 0;
	const after = life.photos.filter(({ id }) => reported?.photos.includes(id));
	return {
		state: states[life.state],
		...(life.deadline ? { deadline: life.deadline } : {}),
		...(life.owner ? { owner: life.owner } : {}),
		...(life.ownerUnit ? { ownerUnit: life.ownerUnit } : {}),
		...(life.phone ? { phone: life.phone } : {}),
		...(life.money ? { money: life.money } : {}),
		...(reported?.outcome === 'done' && reported.doneOn ? { completed: reported.doneOn } : {}),
		...(life.accounts.length > 0 ? { progress: progressOf(life) } : {}),
		...(after.length > 0 ? { photosAfter: after.map(({ hash }) => hash) } : {}),
		...(recheck
			? { recheckDate: recheck.on, rechecker: recheck.by.name, recheckResult: resultOf(recheck) }
			: {}),
		...(late > 0 ? { overdueDays: late } : {}),
		...(recurringFrom ? { recurringFrom } : {}),
		systemic,
		...(life.transfer ? { transferredTo: life.transfer.receiver } : {}),
		...(life.supervision ? { supervision: life.supervision } : {})
	};
}

const progressOf = ({ accounts }: LifeView): string =>
	accounts
		.map((account) =>
			account.kind === 'school'
				? `${outcomes[account.said.value.outcome]}：${account.said.value.text}`
				: `移送答复：${account.said.value.text}`
		)
		.join('；');

const resultOf = ({ decision, reason }: RecheckDecided): string =>
	reason ? `${decisions[decision]}：${reason}` : decisions[decision];

/** What has no column of its own in the bureau's ledger. */
export function lifeNotes(life: LifeView): string[] {
	const { extension, resumed, judgedOlder, rechecksDiffer, accepted, state, remark } = life;
	return [
		extension && `延期至${extension.until}（${extension.reason}，批准人：${extension.approver}）`,
		resumed && `恢复使用：${resumed.at.replace('T', ' ')}，批准人：${resumed.approver}`,
		judgedOlder && '复查针对旧版',
		rechecksDiffer && '两次复查结论不一致',
		accepted && state === 'toRecheck' && '复查通过，待签字',
		remark
	].filter((note) => typeof note === 'string' && note !== '') as string[];
}
