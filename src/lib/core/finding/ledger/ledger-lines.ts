/** The rows found in order and under their headings: what a screen draws from top to bottom. */
import { moveDate } from '../../calendar/date';
import { isOverdue } from '../next-actor';
import { lifeStates } from '../lifecycle';
import type { LedgerEntry } from './ledger-entry';
import type { Column, Grouping } from './ledger-query';

/** A heading. `key` is what its rows share: an id, a code, a state, the Monday of a week; empty where they have none. */
export interface GroupLine {
	group: string;
	/** Of `school` the name, else the key. */
	name: string;
	count: number;
	overdue: number;
}
export type LedgerLine = GroupLine | LedgerEntry;
export const isGroup = (line: LedgerLine): line is GroupLine => 'group' in line;

/** Compares two names as readers of Chinese expect. Dear: asked for distinct names only. */
export type CompareNames = (a: string, b: string) => number;

/** Above so many distinct names they are ordered by code, since putting them in order would hold up the page. */
const MOST_NAMES = 2000;

function rankNames(names: Iterable<string>, compare: CompareNames): ReadonlyMap<string, number> {
	const distinct = [...new Set(names)];
	if (distinct.length <= MOST_NAMES) distinct.sort(compare);
	else distinct.sort();
	return new Map(distinct.map((name, at) => [name, at]));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Without a day last in either direction, since nothing is late or due there. */
const NO_DAY = '9999';

/** In a new array. Rows that are equal by the column stand by the day on which somebody must act, then by id. */
export function sortEntries(
	entries: readonly LedgerEntry[],
	{ sort, down }: { sort: Column; down: boolean },
	compare: CompareNames
): LedgerEntry[] {
	const turn = down ? -1 : 1;
	const keyOf = keysOf(entries, sort, compare);
	const keyed: { entry: LedgerEntry; key: number | string }[] = [];
	// Nothing to compare by: last, whichever way the rest goes. Most rows of a ledger are settled, and have no day.
	const keyless: LedgerEntry[] = [];
	for (const entry of entries) {
		// Each key is made once, not at every comparison.
		const key = keyOf(entry);
		if (key === undefined) keyless.push(entry);
		else keyed.push({ entry, key });
	}
	keyed.sort((a, b) => {
		const difference =
			typeof a.key === 'number' ? a.key - (b.key as number) : byText(a.key, b.key as string);
		return difference * turn || tie(a.entry, b.entry);
	});
	return [...keyed.map(({ entry }) => entry), ...keyless.sort(tie)];
}

const tie = (a: LedgerEntry, b: LedgerEntry): number =>
	byText(a.by || NO_DAY, b.by || NO_DAY) || byText(a.id, b.id);

type Key = (entry: LedgerEntry) => number | string | undefined;

function keysOf(entries: readonly LedgerEntry[], sort: Column, compare: CompareNames): Key {
	switch (sort) {
		case 'school':
		case 'owner': {
			const of = sort === 'school' ? ({ school }: LedgerEntry) => school : ownerOf;
			const ranks = rankNames(entries.map(of), compare);
			return (entry) => (of(entry) ? ranks.get(of(entry)) : undefined);
		}
		case 'item':
			return ({ item }) => item || undefined;
		// By code: twenty thousand sentences have no order that anybody looks for, but equal ones stand together.
		case 'text':
			return ({ text }) => text;
		case 'severity':
			return ({ severity }) => (severity === 'major' ? 1 : 0);
		case 'deadline':
			return ({ deadline }) => deadline || undefined;
		// The longer ago the day, the more overdue: days count the other way round.
		case 'overdue':
			return ({ by }) => (by ? -Number(by.replaceAll('-', '')) : undefined);
		case 'state':
			return ({ state }) => lifeStates.indexOf(state);
	}
}

/** Who answers for it: the person, or the unit where none is named. */
export const ownerOf = ({ owner, ownerUnit }: LedgerEntry): string => owner || ownerUnit;

/** Headings in their own order, the rows under each in the order given. Without a grouping the rows themselves. */
export function ledgerLines(
	entries: readonly LedgerEntry[],
	grouping: Grouping | '',
	today: string,
	compare: CompareNames
): readonly LedgerLine[] {
	if (!grouping) return entries;
	const keyOf = grouping === 'week' ? weeks() : groupKeys[grouping];
	const groups = new Map<string, LedgerEntry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	const nameOf = (key: string, [first]: LedgerEntry[]): string =>
		grouping === 'school' ? (first?.school ?? '') : key;
	const named = [...groups].map(([key, rows]) => ({ key, rows, name: nameOf(key, rows) }));
	if (grouping === 'school') {
		const ranks = rankNames(
			named.map(({ name }) => name),
			compare
		);
		named.sort((a, b) => (ranks.get(a.name) ?? 0) - (ranks.get(b.name) ?? 0));
	} else if (grouping === 'state')
		named.sort((a, b) => stateOrder.indexOf(a.key) - stateOrder.indexOf(b.key));
	else named.sort((a, b) => byText(a.key || NO_DAY, b.key || NO_DAY));
	return named.flatMap(({ key, name, rows }): LedgerLine[] => [
		{ group: key, name, count: rows.length, overdue: rows.filter(late(today)).length },
		...rows
	]);
}

const stateOrder: readonly string[] = lifeStates;

const late =
	(today: string) =>
	({ who, by }: LedgerEntry): boolean =>
		isOverdue(who && { who, by }, today);

const groupKeys: Record<Exclude<Grouping, 'week'>, (entry: LedgerEntry) => string> = {
	school: ({ schoolId }) => schoolId,
	area: ({ area }) => area,
	section: ({ section }) => section,
	state: ({ state }) => state
};

/** A few hundred days among twenty thousand rows: each is counted out once. */
function weeks(): (entry: LedgerEntry) => string {
	const mondays = new Map([['', '']]);
	return ({ deadline }) => {
		let monday = mondays.get(deadline);
		if (monday === undefined) mondays.set(deadline, (monday = mondayOf(deadline)));
		return monday;
	};
}

/** The Monday of a day's week: weeks begin with it in China and by ISO 8601. */
function mondayOf(day: string): string {
	const fromMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
	return moveDate(day, -fromMonday, 'day');
}
