import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/bench/harness/seeded-random.mjs';
import { findIdentifiers, withoutIdentifiers, type IdentifierKind } from './identifiers';
import { surnames } from './surnames';

const random = seededRandom(11);
const pick = <T>(list: readonly T[] | string): T => list[Math.floor(random() * list.length)] as T;
const digits = (count: number) =>
	Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const two = (from: number, to: number) =>
	String(from + Math.floor(random() * (to - from + 1))).padStart(2, '0');

/** With a region that does not exist, so that it is nobody's. */
const idNumber = () =>
	`990000${two(1965, 2019)}${two(1, 12)}${two(1, 28)}${digits(3)}${pick(['0', '7', 'X', 'x'])}`;
const oldIdNumber = () => `990000${two(65, 99)}${two(1, 12)}${two(1, 28)}${digits(3)}`;
const mobile = () => `1${pick('3456789')}${digits(9)}`;
const groups = (number: string, sizes: number[], between: string) => {
	let at = 0;
	return [...sizes.map((size) => number.slice(at, (at += size))), number.slice(at)]
		.filter(Boolean)
		.join(between);
};
const wide = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const person = () =>
	`${pick<string>(surnames.single)}${pick(['小', '子', '雨', '明', '思', '梓', ''])}${pick(['涵', '轩', '军', '芳', '伟', '彤', '豪', '萍'])}`;

const numbers: (() => [string, IdentifierKind])[] = [
	() => [idNumber(), 'idNumber'],
	() => [groups(idNumber(), [6, 8], ' '), 'idNumber'],
	() => [groups(idNumber(), [4, 4, 4, 4], ' '), 'idNumber'],
	() => [groups(idNumber(), [6, 4, 4], '-'), 'idNumber'],
	() => [wide(idNumber()), 'idNumber'],
	() => [oldIdNumber(), 'idNumber'],
	() => [mobile(), 'phone'],
	() => [groups(mobile(), [3, 4], ' '), 'phone'],
	() => [groups(mobile(), [3, 4], '-'), 'phone'],
	() => [`+86 ${mobile()}`, 'phone'],
	() => [wide(mobile()), 'phone'],
	() => [`0715-${digits(7)}`, 'phone'],
	() => [`（0715）${digits(7)}`, 'phone']
];
const around: ((planted: string) => string)[] = [
	(planted) => `三（2）班一名学生反映被欺凌，证件${planted}，已约谈`,
	(planted) => `家长电话${planted}。`,
	(planted) => `${planted}`,
	(planted) => `联系人：${planted}；2026-08-25到校`,
	(planted) => `心理台账第3页写有${planted},共12人`
];
const names: ((planted: string) => string)[] = [
	(planted) => `学生${planted}在宿舍被辱骂`,
	(planted) => `${planted}同学多次被推搡`,
	(planted) => `五年级2班的${planted}和另一名学生打架`,
	(planted) => `已约谈${planted}家长`,
	(planted) => `姓名：${planted}，四年级`,
	(planted) => `${planted}，六年级，情绪低落`,
	(planted) => `由班主任${planted}跟进`,
	(planted) => `${planted}说自己不想上学`,
	(planted) => `和${planted}发生口角后被三人围堵`,
	(planted) => `找到${planted}了解情况`,
	(planted) => `欺凌者为${planted}、另有两人`,
	(planted) => `上周四下午放学路上${planted}殴打一名低年级学生`,
	(planted) => `家访记录（${planted}）未归档`,
	(planted) => `昨天体育课${planted}摔伤`
];
const planted = (count: number, make: () => [string, IdentifierKind], sentences: typeof around) =>
	Array.from({ length: count }, () => {
		const [said, kind] = make();
		return { said, kind, text: pick<(planted: string) => string>(sentences)(said) };
	});
/** A number is caught whole; of a name the beginning is enough for a warning. */
const isCaught = ({ said, kind, text }: ReturnType<typeof planted>[number]) => {
	const from = text.indexOf(said);
	const to = from + (kind === 'name' ? 2 : said.length);
	return findIdentifiers(text, { sensitive: true }).some(
		(found) => found.kind === kind && found.from <= from && found.to >= to
	);
};

describe('of 200 planted identifiers', () => {
	it('at least 98 % of the numbers are caught', () => {
		const corpus = planted(140, () => pick<() => [string, IdentifierKind]>(numbers)(), around);
		const caught = corpus.filter(isCaught);
		// eslint-disable-next-line no-console -- the figure itself is wanted
		console.log(`identity and telephone numbers caught: ${caught.length} of ${corpus.length}`);
		expect(corpus.filter((one) => !caught.includes(one)).map(({ text }) => text)).toHaveLength(0);
		expect(caught.length / corpus.length).toBeGreaterThanOrEqual(0.98);
	});

	it('most names are caught', () => {
		const corpus = planted(60, () => [person(), 'name'], names);
		const caught = corpus.filter(isCaught);
		// eslint-disable-next-line no-console -- the figure itself is wanted
		console.log(`names caught: ${caught.length} of ${corpus.length}`);
		expect(caught.length / corpus.length).toBeGreaterThanOrEqual(0.95);
	});
});

it.each([
	['2026-08-25到校，2026-09-01复查', []],
	['学校标识码2142990101', []],
	['拨付整改资金128000.50元，第3号楼2026年8月25日封闭', []],
	['灭火器编号20260825001234567', []],
	['留样125克，冷藏4℃，共352项', []],
	['查了近3个月台账：12人次，均有记录', []],
	['严重不足，方案未更新，周边高处有坠物', []],
	['学生李某与学生王某某发生争执，学生甲在场', []],
	['应急电话110、119、120和12355已张贴', []]
] as const)('takes “%s” for what it is', (text, found) => {
	expect(findIdentifiers(text, { sensitive: true })).toEqual(found);
});

it('says where it stands, and each only once', () => {
	const text = '家长电话13900000000，证件990000201201010012';
	const found = findIdentifiers(text, { sensitive: true });
	expect(found.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
		['phone', '13900000000'],
		['idNumber', '990000201201010012']
	]);
});

it('looks for names and telephones only in what is sensitive, for identity numbers everywhere', () => {
	const text = '学生王小明被推，电话13900000000，证件990000201201010012';
	const kinds = (sensitive: boolean) =>
		findIdentifiers(text, { sensitive }).map(({ kind }) => kind);
	expect(kinds(true)).toEqual(['name', 'phone', 'idNumber']);
	expect(kinds(false)).toEqual(['idNumber']);
});

it('puts words that say nothing of anybody in their place, and leaves the rest', () => {
	const text = '学生王小明被推，电话13900000000，证件990000201201010012。';
	const found = findIdentifiers(text, { sensitive: true });
	expect(withoutIdentifiers(text, found)).toBe('学生某人被推，电话（电话略），证件（证件号略）。');
	expect(withoutIdentifiers('没有', [])).toBe('没有');
});

it('finds nobody in the checklists', () => {
	const folder = new URL('../../../../seeds/items/', import.meta.url);
	const texts = readdirSync(folder).flatMap((file) => {
		const { items } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
			items: { text: { zh: string; school?: string } }[];
		};
		return items.flatMap(({ text }) => [text.zh, text.school ?? '']);
	});
	const taken = texts.filter((text) => findIdentifiers(text, { sensitive: true }).length > 0);
	// eslint-disable-next-line no-console -- the figure itself is wanted
	console.log(
		`sentences of the checklists with something taken for an identifier: ${taken.length} of ${texts.length}`
	);
	expect(taken).toEqual([]);
});
