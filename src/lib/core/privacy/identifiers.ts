/**
 * What in a text may say who somebody is: citizens' identity numbers (GB 11643-1999), telephone numbers, and what looks like a
 * person's name. It warns, and settles nothing: numbers are recognised by their form, names by a surname with a word beside it
 * that speaks of people.
 */
import { notNames, surnames } from './surnames';

export type IdentifierKind = 'idNumber' | 'phone' | 'name';

export interface Identifier {
	kind: IdentifierKind;
	/** Where it stands: from the first UTF-16 unit up to, not including, the last. */
	from: number;
	to: number;
}

/** People write numbers in groups. */
const gap = '[ \\-·._–—]?';
const digits = (count: number): string => `(?:\\d${gap}){${count - 1}}\\d`;
const alone = (pattern: string): RegExp => new RegExp(`(?<!\\d)(?:${pattern})(?![\\dA-Za-z])`, 'g');

const day = `(?:0${gap}[1-9]|1${gap}[0-2])${gap}(?:0${gap}[1-9]|[12]${gap}\\d|3${gap}[01])`;
/** Region, date of birth, and the rest: 18 places, and 15 of before 2000. The check digit is not asked for: one may mistype it. */
const idNumber = alone(
	`${digits(6)}${gap}(?:1${gap}9|2${gap}0)${gap}${digits(2)}${gap}${day}${gap}${digits(3)}${gap}[\\dXx]|${digits(6)}${gap}${digits(2)}${gap}${day}${gap}${digits(3)}`
);
const phone = alone(
	`(?:(?:\\+|00)${gap}8${gap}6${gap})?1${gap}[3-9]${gap}${digits(9)}|0\\d{2,3}[-— ]\\d{7,8}|\\(0\\d{2,3}\\)\\d{7,8}`
);

/** Words that speak of people, before a name. */
const before =
	'学生|同学|男生|女生|孩子|小孩|儿童|幼儿|家长|母亲|父亲|妈妈|爸爸|奶奶|爷爷|外婆|外公|监护人|当事人|受害者|受害人|施暴者|施暴人|欺凌者|班主任|教师|老师|姓名|名字|名叫|化名|叫做|班的?|找到?|约谈|和|与|被';
/** After one; `strong` ones stand after people alone. */
const strong =
	'同学|家长|的家长|的父母|父母|母亲|父亲|妈妈|爸爸|奶奶|爷爷|老师|等\\d*[人名]|欺负|殴打|辱骂|摔伤|受伤|割腕|休学|转学|住院|逃学';
const after = `${strong}|被|把|与|和|跟|对|说|称|反映|打了|推了|有自|情绪|请假|发生|了解|在|[（()），,、。；;\\s]|$`;
const name = `(?:${surnames.double}|[${surnames.single}])(?!某)[\\u4e00-\\u9fa5]{1,2}?`;
const named = [
	new RegExp(`(?<=(?:${before})[：:为是\\s]?)${name}(?=${after})`, 'g'),
	new RegExp(`(?<![\\u4e00-\\u9fa5])${name}(?=${after})`, 'g'),
	new RegExp(`${name}(?=${strong})`, 'g')
];

const codes: Record<IdentifierKind, string> = {
	idNumber: '（证件号略）',
	phone: '（电话略）',
	name: '某人'
};

/** The text with what was found replaced by words that say nothing of anybody. `found` as `findIdentifiers` gives it. */
export function withoutIdentifiers(text: string, found: readonly Identifier[]): string {
	let at = 0;
	let said = '';
	for (const { kind, from, to } of found) {
		said += text.slice(at, from) + codes[kind];
		at = to;
	}
	return said + text.slice(at);
}

/**
 * In the order of the text, none within another. In a `sensitive` text all kinds; elsewhere identity numbers alone: the names
 * and numbers of those who work there belong on the record.
 */
export function findIdentifiers(text: string, { sensitive }: { sensitive: boolean }): Identifier[] {
	const plain = withPlainDigits(text);
	const found: Identifier[] = [];
	const add = (kind: IdentifierKind, pattern: RegExp): void => {
		for (const { index, 0: said } of plain.matchAll(pattern)) {
			const one = { kind, from: index, to: index + said.length };
			if (!found.some((other) => one.from < other.to && other.from < one.to)) found.push(one);
		}
	};
	add('idNumber', idNumber);
	if (!sensitive) return found;
	add('phone', phone);
	for (const pattern of named) addNames(plain, pattern, found);
	return found.sort((a, b) => a.from - b.from);
}

function addNames(text: string, pattern: RegExp, found: Identifier[]): void {
	for (const { index, 0: said } of text.matchAll(pattern)) {
		const one: Identifier = { kind: 'name', from: index, to: index + said.length };
		if (notNames.some((word) => said.startsWith(word))) continue;
		if (!found.some((other) => one.from < other.to && other.from < one.to)) found.push(one);
	}
}

/** Full-width digits and signs as plain ones, each in its place. */
const withPlainDigits = (text: string): string =>
	text.replace(/[０-９－＋（）Ｘｘ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
