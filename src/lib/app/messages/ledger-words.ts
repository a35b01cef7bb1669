/** Words of the ledger for what is stored as codes. */
import type { Flag, LedgerEntry } from '$lib/core/finding/ledger/ledger-entry';
import type { GroupLine } from '$lib/core/finding/ledger/ledger-lines';
import type { Column, Grouping } from '$lib/core/finding/ledger/ledger-query';
import { daysBetween, moveDate } from '$lib/core/calendar/date';
import type { LifeState } from '$lib/core/finding/lifecycle';
import type { Severity } from '$lib/core/template/model';
import { areaName } from '../state/areas';
import { sectionName } from '../state/sections';
import { shortDay } from './day';
import * as m from './generated/messages';
import { stateWord } from './life-state';

const flagNames: Record<Flag, () => string> = {
	stopped: m.ledger_flag_stopped,
	supervised: m.ledger_flag_supervised,
	returned: m.ledger_flag_returned,
	transferred: m.ledger_flag_transferred,
	extended: m.ledger_flag_extended,
	onTheSpot: m.ledger_flag_onTheSpot
};
export const flagWord = (flag: Flag): string => flagNames[flag]();

export const severityWord = (severity: Severity): string =>
	severity === 'major' ? m.fill_major() : m.fill_general();

const groupingNames: Record<Grouping, () => string> = {
	school: m.ledger_school,
	area: m.ledger_area,
	section: m.ledger_section,
	state: m.ledger_state,
	week: m.ledger_group_week
};
export const groupingWord = (grouping: Grouping): string => groupingNames[grouping]();

const columnNames: Record<Column, () => string> = {
	item: m.ledger_column_item,
	school: m.ledger_school,
	text: m.ledger_column_text,
	severity: m.ledger_severity,
	owner: m.ledger_owner,
	deadline: m.ledger_due,
	overdue: m.ledger_column_overdue,
	state: m.ledger_state
};
export const columnWord = (column: Column): string => columnNames[column]();

/** What a heading says of its rows. */
export function groupWord(grouping: Grouping, { group, name }: GroupLine): string {
	if (!group) return m.ledger_no_value();
	switch (grouping) {
		case 'school':
			return name;
		case 'area':
			return areaName(group);
		case 'section':
			return sectionName(group);
		case 'state':
			return stateWord(group as LifeState);
		case 'week':
			return m.ledger_week({ from: shortDay(group), to: shortDay(moveDate(group, 6, 'day')) });
	}
}

/** How late or how near whoever must act is, in words; empty where nobody must or no day is set. */
export function dueWord({ by }: LedgerEntry, today: string): string {
	if (!by) return '';
	const left = daysBetween(today, by);
	if (left < 0) return m.ledger_overdue_days({ count: -left });
	return left === 0 ? m.ledger_due_today() : m.ledger_due_in({ count: left });
}

/** Days that whoever must act is late; 0 where they are not. */
export const daysLate = ({ by }: LedgerEntry, today: string): number =>
	by && by < today ? daysBetween(by, today) : 0;
