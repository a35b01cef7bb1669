import { expect, it } from 'vitest';
import { phraseBook } from './book';
import { phraseIndex } from './search';

const items = [
	{ id: 'FIRE-09', title: '上课时疏散门没上锁吗？', sensitive: false },
	{ id: 'FS-21', title: '留样每餐每样不少于125克吗？', sensitive: false }
];
const seeds = new Map([
	['FIRE-09', [{ fact: '安全出口上锁。', demand: '当场开锁，门卫每天巡查。' }]],
	['FS-21', [{ fact: '留样重量不足。', demand: '配秤称量。' }]]
]);
/** 重 is read both ways. */
const letters: Record<string, string[]> = {
	'安全出口上锁。': ['aqckss'],
	'留样重量不足。': ['lyzlbz', 'lyclbz']
};
const index = phraseIndex(
	phraseBook(items, seeds, []),
	new Map(items.map(({ id, title }) => [id, title])),
	(fact) => letters[fact] ?? []
);

it.each([
	['a piece of the fact', '出口', 'FIRE-09'],
	['a piece of the demand', '称量', 'FS-21'],
	['initials', 'aqck', 'FIRE-09'],
	['initials of the other reading', 'LYCL', 'FS-21'],
	['the number of the item', 'fs-21', 'FS-21'],
	['the text of the item', '疏散门', 'FIRE-09']
])('finds by %s', (_, query, item) => {
	expect(index.find(query).map((offer) => offer.item)).toEqual([item]);
});

it('finds nothing where nothing fits, and all for no query', () => {
	expect(index.find('校车')).toEqual([]);
	expect(index.find(' ')).toHaveLength(2);
});
