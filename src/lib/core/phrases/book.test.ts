import { describe, expect, it } from 'vitest';
import { KEPT_OFTEN, phraseBook, type BookItem } from './book';
import type { KeptSentence, Phrase } from './model';

const exit: BookItem = { id: 'FIRE-09', title: '安全出口没上锁吗？', sensitive: false };
const bullying: BookItem = { id: 'BU-14', title: '线索都登记吗？', sensitive: true };
const locked: Phrase = { fact: '＿＿安全出口上锁。', demand: '当场开锁，每天巡查。' };
const blocked: Phrase = { fact: '疏散通道堆物。', demand: '当场清空。' };
const seeds = new Map([
	[exit.id, [locked, blocked]],
	[bullying.id, [{ fact: '有＿＿件线索没有登记。', demand: '补登记，今后当天登记。' }]]
]);

/** The same words in as many inspections. */
const kept = (
	fact: string,
	notices: number,
	{ demand = '', item = exit.id } = {}
): KeptSentence[] =>
	Array.from({ length: notices }, (_, i) => ({ inspection: `${fact}${i}`, item, fact, demand }));

const facts = (sentences: KeptSentence[], item = exit) =>
	phraseBook([exit, bullying], seeds, sentences)
		.of(item.id)
		.map(({ fact }) => fact);

describe('the order for one item', () => {
	it('is that of the book where nothing has been kept', () => {
		expect(facts([])).toEqual([locked.fact, blocked.fact]);
	});

	it('begins with what was kept in three notices, and with nothing that was kept in two', () => {
		expect(KEPT_OFTEN).toBe(3);
		const own = '二楼出口挂锁，钥匙不在现场。';
		expect(facts(kept(own, 3))).toEqual([own, locked.fact, blocked.fact]);
		expect(facts(kept(own, 2))).toEqual([locked.fact, blocked.fact, own]);
	});

	it('counts a notice once, however often the sentence stands in it', () => {
		const twice = [...kept('出口挂锁。', 2), ...kept('出口挂锁。', 2)];
		const [, , own] = phraseBook([exit], seeds, twice).of(exit.id);
		expect(own).toMatchObject({ fact: '出口挂锁。', notices: 2, often: false });
	});

	it('takes spaces, width and punctuation for nothing', () => {
		const written = ['出口 挂锁，2处', '出口挂锁２处。', ' 出口挂锁：2 处 '];
		const sentences = written.flatMap((fact, i) =>
			kept(fact, 1).map((one) => ({ ...one, inspection: String(i) }))
		);
		expect(facts(sentences)).toEqual(['出口 挂锁，2处', locked.fact, blocked.fact]);
	});

	it('counts a phrase of the book whatever its blanks were filled with', () => {
		const filled = ['食堂', '宿舍楼二层', '＿＿'].flatMap((place) =>
			kept(`${place}安全出口上锁`, 1)
		);
		const [first] = phraseBook([exit], seeds, [...filled].reverse()).of(exit.id);
		expect(first).toMatchObject({ fact: locked.fact, notices: 3, often: true });
		expect(facts(kept('疏散通道堆物', 3))).toEqual([blocked.fact, locked.fact]);
	});

	it('never offers the text of the item, which stands where nobody wrote another', () => {
		expect(facts(kept(exit.title, 5))).toEqual([locked.fact, blocked.fact]);
	});
});

describe('the demand', () => {
	it('is the usual one of own wording', () => {
		const own = [
			...kept('出口挂锁。', 1, { demand: '拆锁' }),
			...kept('出口挂锁。', 3, { demand: '拆锁，报总务处。' })
		];
		expect(phraseBook([exit], seeds, own).of(exit.id)[0]?.demand).toBe('拆锁，报总务处。');
	});

	it('of the book gives way only to one that was itself kept in three notices', () => {
		const demanded = (notices: number) =>
			phraseBook([exit], seeds, [
				...kept('食堂安全出口上锁', notices, { demand: '换推杠锁。' }),
				...kept('宿舍安全出口上锁', 3)
			]).of(exit.id)[0]?.demand;
		expect(demanded(2)).toBe(locked.demand);
		expect(demanded(3)).toBe('换推杠锁。');
	});
});

describe('what is not learned', () => {
	it('is wording about pupils who were hurt, though phrases of the book are counted', () => {
		const told = kept('五年级两人打架没有登记', 4, { item: bullying.id });
		const counted = kept('有3件线索没有登记', 4, { item: bullying.id, demand: '找班主任谈话' });
		const offers = phraseBook([bullying], seeds, [...told, ...counted]).of(bullying.id);
		expect(offers).toEqual([
			expect.objectContaining({ notices: 4, demand: '补登记，今后当天登记。' })
		]);
	});

	it.each([
		['a name', '老师王小明说钥匙不在现场'],
		['a telephone', '出口挂锁，值班电话13900000000'],
		['a story', '锁'.repeat(121)]
	])('is %s', (_, fact) => {
		expect(facts(kept(fact, 5))).toEqual([locked.fact, blocked.fact]);
	});

	it('is what belongs to items of other checklists', () => {
		expect(phraseBook([exit], seeds, kept('灯不亮', 5, { item: 'FIRE-14' })).all()).toHaveLength(2);
	});
});

it('lists own wording of all items first', () => {
	const second: BookItem = { id: 'FS-21', title: '留样够吗？', sensitive: false };
	const book = phraseBook([exit, second], seeds, kept('留样不足', 3, { item: 'FS-21' }));
	expect(book.all().map(({ fact }) => fact)).toEqual(['留样不足', locked.fact, blocked.fact]);
});
