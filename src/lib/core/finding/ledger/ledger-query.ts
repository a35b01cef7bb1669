/** What is asked of the ledger, and the rows that answer it. Pure: today comes in as an argument. */
import { moveDate } from '../../calendar/date';
import type { Severity } from '../../template/model';
import type { Season } from '../../inspection/season';
import type { LifeState } from '../lifecycle';
import { plainText, type Flag, type LedgerEntry } from './ledger-entry';
import type { Finds } from './letters';

/** Due within so many days, today included as none, counts as 快到期. */
export const SOON_DAYS = 3;

export const groupings = ['school', 'area', 'section', 'state', 'week'] as const;
export type Grouping = (typeof groupings)[number];
export const columns = [
	'item',
	'school',
	'text',
	'severity',
	'owner',
	'deadline',
	'overdue',
	'state'
] as const;
export type Column = (typeof columns)[number];

/** Empty: not narrowed by it. */
export interface LedgerFilter {
	text: string;
	/** Id. */
	school: string;
	/** 6-digit code. */
	area: string;
	section: string;
	/** Id of an item. */
	item: string;
	severity: Severity | '';
	/** Without one, what was taken back (撤回) is left out. */
	state: LifeState | '';
	/** `overdue`: who must act has let the day pass. `soon`: the day is today or within `SOON_DAYS`. */
	due: 'overdue' | 'soon' | '';
	flag: Flag | '';
	season: Season;
	/** Person or unit, as written. */
	owner: string;
	/** 自查 instead of what visits found; never both, since they are counted apart. */
	own: boolean;
}

export interface LedgerQuery extends LedgerFilter {
	group: Grouping | '';
	sort: Column;
	down: boolean;
}

/** What is longest overdue stands first. */
export const noQuery: LedgerQuery = {
	text: '',
	school: '',
	area: '',
	section: '',
	item: '',
	severity: '',
	state: '',
	due: '',
	flag: '',
	season: '',
	owner: '',
	own: false,
	group: '',
	sort: 'overdue',
	down: true
};

type Tests = { [Field in keyof LedgerFilter]: (entry: LedgerEntry) => boolean };

function testsOf(filter: LedgerFilter, today: string, finds: Finds | undefined): Tests {
	const soon = moveDate(today, SOON_DAYS, 'day');
	const words = filter.text
		.split(/\s+/)
		.map(plainText)
		.filter(Boolean)
		.map((word) => ({ word, spelt: finds?.(word) }));
	const isOneOf =
		(field: 'area' | 'section' | 'item' | 'severity' | 'season') => (entry: LedgerEntry) =>
			!filter[field] || entry[field] === filter[field];
	return {
		text: (entry) =>
			words.every(({ word, spelt }) => entry.words.includes(word) || spelt?.(entry) === true),
		school: (entry) => !filter.school || entry.schoolId === filter.school,
		area: isOneOf('area'),
		section: isOneOf('section'),
		item: isOneOf('item'),
		severity: isOneOf('severity'),
		season: isOneOf('season'),
		state: ({ state }) => (filter.state ? state === filter.state : state !== 'withdrawn'),
		due: ({ by }) =>
			!filter.due ||
			(by !== '' && (filter.due === 'overdue' ? by < today : by >= today && by <= soon)),
		flag: (entry) => !filter.flag || entry.flags.includes(filter.flag),
		owner: (entry) =>
			!filter.owner || entry.owner === filter.owner || entry.ownerUnit === filter.owner,
		own: (entry) => entry.own === filter.own
	};
}

/** How many rows in each state, and what stands beside the sum. */
export interface LedgerSums {
	/** 总数 = 待整改 + 整改中 + 待复查 + 已销号. */
	total: number;
	open: number;
	rectifying: number;
	toRecheck: number;
	closed: number;
	/** 撤回, beside the sum. */
	withdrawn: number;
	/** What self-checks found where visits are looked at, and the other way round; beside the sum. */
	others: number;
	overdue: number;
	soon: number;
}

/** What a question finds. */
export interface Found {
	/** In the order given. */
	entries: LedgerEntry[];
	/** Over all that fits but for state and day, so that each figure leads to its rows. */
	sums: LedgerSums;
}

/** `finds` looks for words among the first letters of Chinese; without it only what is written is found. */
export function findEntries(
	all: readonly LedgerEntry[],
	filter: LedgerFilter,
	today: string,
	finds?: Finds
): Found {
	const tests = testsOf(filter, today, finds);
	const late = testsOf({ ...filter, due: 'overdue' }, today, undefined).due;
	const soon = testsOf({ ...filter, due: 'soon' }, today, undefined).due;
	// The text last: it is the dearest.
	const common = [
		tests.school,
		tests.area,
		tests.section,
		tests.item,
		tests.severity,
		tests.season,
		tests.flag,
		tests.owner,
		tests.text
	];
	const sums: LedgerSums = {
		total: 0,
		open: 0,
		rectifying: 0,
		toRecheck: 0,
		closed: 0,
		withdrawn: 0,
		others: 0,
		overdue: 0,
		soon: 0
	};
	const entries = all.filter((entry) => {
		if (!common.every((fits) => fits(entry))) return false;
		if (!tests.own(entry)) {
			if (entry.state !== 'withdrawn') sums.others++;
			return false;
		}
		sums[entry.state]++;
		if (entry.state !== 'withdrawn') sums.total++;
		if (late(entry)) sums.overdue++;
		if (soon(entry)) sums.soon++;
		return tests.state(entry) && tests.due(entry);
	});
	return { entries, sums };
}
