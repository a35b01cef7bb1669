/** One row of the 整改台账: what the ledger, 今日, a school's page and the radar read without folding any event. */
import type { SignedEvent } from '../events/event';
import type { Summary } from '../events/store';
import type { Sha256 } from '../events/ids';
import { dayInShanghai } from '../calendar/moment';
import type { FiledFinding } from './filed-finding';
import { lifeOf } from './life';
import type { LifeView, Next } from './life-view';
import type { LifeState } from './lifecycle';
import type { RecheckDecision, SupervisionLevel } from './payloads';

/** What became of it, without the events that say so. */
export interface RowLife extends Pick<
	LifeView,
	'deadline' | 'owner' | 'ownerUnit' | 'phone' | 'money' | 'remark'
> {
	state: LifeState;
	next?: Next;
	returned?: true;
	judgedOlder?: true;
	rechecksDiffer?: true;
	/** 延期: until when, why, by whom. */
	extended?: { until: string; reason: string; approver: string };
	/** 移送. */
	transfer?: { receiver: string; replyBy: string; repliedOn?: string };
	supervision?: SupervisionLevel;
	/** Something must not be used now. */
	stopped?: true;
	/** `YYYY-MM-DDTHH:mm`: used again since. */
	resumedAt?: string;
	/** What the school or the other department reported last. */
	reported?: { on: string; doneOn?: string; text: string; outcome: string; photos: number };
	recheck?: { on: string; by: string; decision: RecheckDecision; signed: boolean };
	closedOn?: string;
	/** ISO 8601; empty while nothing has become of it. */
	changedAt: string;
}

export interface LedgerRow {
	filed: FiledFinding;
	life: RowLife;
}

export const FINDING_SUMMARY = 'finding';
/** Not settled, of visits: by the day on which whoever must act has to have acted; without a day last. */
export const DUE_FINDINGS = 'finding/due';
/** The same of what schools found themselves. */
const OWN_DUE_FINDINGS = 'finding/own-due';
/** 待复查 of visits, by the day on which the inspecting side has to have looked at it. */
export const FINDINGS_TO_RECHECK = 'finding/to-recheck';
/** All of one school, by the date of the visit. */
export const findingsOfSchool = (school: string): string => `finding/school:${school}`;
/** All of one item, by the date of the visit. */
export const findingsOfItem = (item: string): string => `finding/item:${item}`;
export const findingGroup = (id: string): string => `finding:${id}`;

/** Above every date. */
const NO_DAY = '9999';

export function ledgerRow(
	filed: FiledFinding,
	events: Iterable<SignedEvent>,
	sha256: Sha256
): LedgerRow {
	const life = lifeOf(filed, events, sha256);
	const recheck = life.rechecks.at(-1);
	const reported = reportOf(life);
	const row: RowLife = {
		state: life.state,
		...(life.next ? { next: life.next } : {}),
		deadline: life.deadline,
		owner: life.owner,
		ownerUnit: life.ownerUnit,
		phone: life.phone,
		money: life.money,
		remark: life.remark,
		...(life.returned ? { returned: true } : {}),
		...(life.judgedOlder ? { judgedOlder: true } : {}),
		...(life.rechecksDiffer ? { rechecksDiffer: true } : {}),
		...(life.extension
			? {
					extended: {
						until: life.extension.until,
						reason: life.extension.reason,
						approver: life.extension.approver
					}
				}
			: {}),
		...(life.transfer
			? {
					transfer: {
						receiver: life.transfer.receiver,
						replyBy: life.transfer.replyBy,
						...(life.transfer.reply ? { repliedOn: life.transfer.reply.on } : {})
					}
				}
			: {}),
		...(life.supervision ? { supervision: life.supervision } : {}),
		...(life.stopped ? { stopped: true } : {}),
		...(life.resumed ? { resumedAt: life.resumed.at } : {}),
		...(reported ? { reported } : {}),
		...(recheck
			? {
					recheck: {
						on: recheck.value.on,
						by: recheck.value.by.name,
						decision: recheck.value.decision,
						signed: recheck.signature !== undefined
					}
				}
			: {}),
		...(life.closedOn ? { closedOn: life.closedOn } : {}),
		changedAt: life.changedAt
	};
	return { filed, life: row };
}

/** The account that stands and was given last. */
function reportOf({ accounts }: LifeView): RowLife['reported'] {
	const account = accounts.at(-1);
	if (!account) return undefined;
	const on = dayInShanghai(account.said.event.header.wall);
	if (account.kind === 'department')
		return { on, text: account.said.value.text, outcome: 'department', photos: 0 };
	const { doneOn, text, outcome, photos } = account.said.value;
	return { on, ...(doneOn ? { doneOn } : {}), text, outcome, photos: photos.length };
}

/** The row as lists read it. */
export function summariseRow(row: LedgerRow): Summary {
	const { filed, life } = row;
	const lists: Summary['lists'] = [[findingsOfSchool(filed.schoolId), filed.visitDate]];
	if (filed.item) lists.push([findingsOfItem(filed.item), filed.visitDate]);
	if (life.next)
		lists.push([
			filed.kind === 'selfCheck' ? OWN_DUE_FINDINGS : DUE_FINDINGS,
			life.next.by || NO_DAY
		]);
	if (life.state === 'toRecheck' && filed.kind !== 'selfCheck')
		lists.push([FINDINGS_TO_RECHECK, life.next?.by || NO_DAY]);
	return { group: findingGroup(filed.id), kind: FINDING_SUMMARY, value: row, lists };
}
