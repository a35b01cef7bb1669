import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filed } from '../../../../../tests/fixtures/finding/sample';
import type { RowLife } from '../ledger-row';
import { lifeStates } from '../lifecycle';
import { ledgerEntry, type LedgerEntry } from './ledger-entry';
import { isGroup, ledgerLines, sortEntries } from './ledger-lines';
import { columns, findEntries, groupings, noQuery, type LedgerFilter } from './ledger-query';
import { LetterTable, lettersOf } from './letters';

const TODAY = '2026-09-10';
const compare = new Intl.Collator('zh-CN').compare;

const row = (change: Parameters<typeof filed>[0], life: Partial<RowLife> = {}): LedgerEntry => {
	const finding = filed(change);
	return ledgerEntry({
		filed: finding,
		life: {
			state: 'open',
			next: { who: 'school', by: life.deadline ?? finding.deadline },
			deadline: finding.deadline,
			owner: finding.owner,
			ownerUnit: finding.ownerUnit,
			phone: '',
			money: '',
			remark: '',
			changedAt: '',
			...life
		}
	});
};
const ids = (entries: readonly LedgerEntry[]): string => entries.map(({ id }) => id).join(' ');
const find = (all: LedgerEntry[], filter: Partial<LedgerFilter>) =>
	findEntries(all, { ...noQuery, ...filter }, TODAY);

const sample = [
	row({ id: 'a', deadline: '2026-09-09', severity: 'major' }),
	row(
		{ id: 'b', deadline: '2026-09-13', area: '421281', section: 'DM', item: 'DM-02' },
		{ stopped: true, returned: true, state: 'rectifying' }
	),
	row(
		{ id: 'c', schoolId: 's2', schoolName: '赤壁样例中学（虚构）', season: '2026-1' },
		{ state: 'toRecheck', next: { who: 'inspectors', by: '2026-09-10' }, owner: '校长' }
	),
	row(
		{ id: 'd', text: '安全出口上锁' },
		{ state: 'closed', transfer: { receiver: '样例部门', replyBy: '', repliedOn: '2026-09-01' } }
	),
	row({ id: 'e', withdrawn: true }, { state: 'withdrawn' }),
	row({ id: 'f', kind: 'selfCheck', deadline: '2026-09-01' }),
	row({ id: 'g' }, { deadline: '', next: { who: 'department', by: '' }, supervision: 'county' })
].map((entry) =>
	// What is closed or taken back is nobody's turn.
	['closed', 'withdrawn'].includes(entry.state) ? { ...entry, who: undefined, by: '' } : entry
);

describe('a question to the ledger', () => {
	test.each<[string, Partial<LedgerFilter>, string]>([
		['nothing asked leaves out 撤回 and 自查', {}, 'a b c d g'],
		['撤回 alone when asked for', { state: 'withdrawn' }, 'e'],
		['自查 alone when asked for', { own: true }, 'f'],
		['a state', { state: 'toRecheck' }, 'c'],
		['overdue: the day is past, whoever must act', { due: 'overdue' }, 'a'],
		['due soon: today and up to three days on', { due: 'soon' }, 'b c'],
		['a school by its id', { school: 's2' }, 'c'],
		['a county', { area: '421281' }, 'b'],
		['a domain', { section: 'DM' }, 'b'],
		['a severity', { severity: 'major' }, 'a'],
		['a season', { season: '2026-1' }, 'c'],
		['an owner', { owner: '校长' }, 'c'],
		['a unit that answers for it', { owner: '总务处' }, 'a b c d g'],
		['停用', { flag: 'stopped' }, 'b'],
		['退回', { flag: 'returned' }, 'b'],
		['挂牌督办', { flag: 'supervised' }, 'g'],
		['移送 until it is answered', { flag: 'transferred' }, ''],
		['words of the text', { text: '出口 上锁' }, 'd'],
		['words of the school, the owner and the item together', { text: '赤壁 校长 fs-21' }, 'c'],
		['words that are nowhere', { text: '校车' }, '']
	])('%s', (_title, filter, expected) => {
		expect(ids(find(sample, filter).entries)).toBe(expected);
	});

	test('the sum is that of its states, with what is beside it counted apart', () => {
		expect(find(sample, {}).sums).toEqual({
			total: 5,
			open: 2,
			rectifying: 1,
			toRecheck: 1,
			closed: 1,
			withdrawn: 1,
			others: 1,
			overdue: 1,
			soon: 2
		});
	});

	test('a state or a day narrows the rows and leaves the sum as it is', () => {
		const { sums } = find(sample, {});
		expect(find(sample, { state: 'closed', due: 'overdue' }).sums).toEqual(sums);
	});
});

const entryMade = fc
	.record({
		id: fc.uuid(),
		schoolId: fc.constantFrom('s1', 's2', 's3'),
		area: fc.constantFrom('421202', '421281'),
		section: fc.constantFrom('FS', 'DM'),
		severity: fc.constantFrom('general', 'major'),
		kind: fc.constantFrom('opening', 'selfCheck'),
		state: fc.constantFrom(...lifeStates),
		deadline: fc.constantFrom('', '2026-09-01', '2026-09-10', '2026-09-30')
	})
	.map(({ state, deadline, ...change }) =>
		row({ ...change, schoolName: `样例${change.schoolId}` } as Parameters<typeof filed>[0], {
			state,
			deadline
		})
	);
const many = fc.array(entryMade, { maxLength: 60 });
const anyFilter: fc.Arbitrary<LedgerFilter> = fc.record({
	text: fc.constantFrom('', '样例s1', 'fs-21'),
	school: fc.constantFrom('', 's1'),
	area: fc.constantFrom('', '421202'),
	section: fc.constantFrom('', 'DM'),
	item: fc.constantFrom('', 'FS-21'),
	severity: fc.constantFrom('' as const, 'major' as const),
	state: fc.constantFrom('' as const, ...lifeStates),
	due: fc.constantFrom('' as const, 'overdue' as const, 'soon' as const),
	flag: fc.constant('' as const),
	season: fc.constant(''),
	owner: fc.constant(''),
	own: fc.boolean()
});

describe('over any rows', () => {
	test('the parts add up to the sum, and each figure counts the rows that it leads to', () => {
		fc.assert(
			fc.property(many, anyFilter, (all, filter) => {
				const { sums } = findEntries(all, filter, TODAY);
				expect(sums.open + sums.rectifying + sums.toRecheck + sums.closed).toBe(sums.total);
				const rowsOf = (change: Partial<LedgerFilter>): number =>
					findEntries(all, { ...filter, state: '', due: '', ...change }, TODAY).entries.length;
				expect(rowsOf({})).toBe(sums.total);
				for (const state of lifeStates) expect(rowsOf({ state })).toBe(sums[state]);
				expect(rowsOf({ own: !filter.own })).toBe(sums.others);
			})
		);
	});

	test('putting in order and under headings loses and doubles nothing, whatever the column', () => {
		fc.assert(
			fc.property(
				many,
				fc.constantFrom(...columns),
				fc.boolean(),
				fc.constantFrom('' as const, ...groupings),
				(all, sort, down, grouping) => {
					const sorted = sortEntries(all, { sort, down }, compare);
					const lines = ledgerLines(sorted, grouping, TODAY, compare);
					const rows = lines.filter((line) => !isGroup(line)) as LedgerEntry[];
					expect(new Set(rows)).toEqual(new Set(all));
					expect(rows).toHaveLength(all.length);
					const groups = lines.filter(isGroup);
					if (grouping) expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
					expect(new Set(groups.map(({ group }) => group)).size).toBe(groups.length);
				}
			)
		);
	});
});

describe('the order of rows', () => {
	const order = (sort: (typeof columns)[number], down = false): string =>
		ids(sortEntries(sample, { sort, down }, compare));

	test('what is longest overdue stands first, what has no day last, both ways', () => {
		expect(order('overdue', true)).toBe('f a c b d e g');
		expect(order('overdue')).toBe('b c a f d e g');
	});
	test('serious ones stand together, and within by the day', () => {
		expect(order('severity', true).startsWith('a f')).toBe(true);
	});
	test('states stand in the order of a life', () => {
		expect(order('state')).toBe('f a g b c d e');
	});

	test('weeks begin on Monday and stand in order, without a day last', () => {
		const lines = ledgerLines(sample, 'week', TODAY, compare).filter(isGroup);
		expect(lines.map(({ group, count, overdue }) => [group, count, overdue])).toEqual([
			['2026-08-31', 1, 1],
			['2026-09-07', 5, 1],
			['', 1, 0]
		]);
	});
	test('a school is headed by its name', () => {
		const [first] = ledgerLines(sample, 'school', TODAY, compare).filter(isGroup);
		expect(first).toMatchObject({ group: 's2', name: '赤壁样例中学（虚构）', count: 1 });
	});
});

describe('first letters of Chinese', () => {
	const readings: Record<string, string[]> = { 重: ['c', 'z'], 样: ['y'], 例: ['l'], 赤: ['c'] };
	const table = new LetterTable();
	table.learn(
		Object.keys(readings).join(''),
		Uint32Array.from(Object.values(readings), (letters) => lettersOf(letters))
	);
	const { finds } = table;

	test.each([
		['yl', 'a b c d g'],
		['YL', 'a b c d g'],
		['cyl', ''],
		['c yl', 'c'],
		['ly', ''],
		['y1', '']
	])('%s finds rows %s', (text, expected) => {
		expect(ids(findEntries(sample, { ...noQuery, text }, TODAY, finds).entries)).toBe(expected);
	});

	test('a character that is read in two ways is found by either', () => {
		const twice = [row({ id: 'x', schoolName: '重样' })];
		for (const text of ['cy', 'zy'])
			expect(ids(findEntries(twice, { ...noQuery, text }, TODAY, finds).entries)).toBe('x');
	});

	test('letters of two texts never make one word', () => {
		const apart = [row({ id: 'x', schoolName: '样', text: '例', place: '', unitLabel: '' })];
		expect(ids(findEntries(apart, { ...noQuery, text: 'yl' }, TODAY, finds).entries)).toBe('');
	});

	test('the dictionary is asked for each character once, and never again', () => {
		const fresh = new LetterTable();
		const asked = fresh.unknownIn(sample);
		expect(new Set(asked).size).toBe(asked.length);
		expect(asked).toContain('例');
		expect(asked).not.toMatch(/[!-~（）]/);
		fresh.learn(asked, new Uint32Array(asked.length));
		expect(fresh.unknownIn(sample)).toBe('');
	});
});
