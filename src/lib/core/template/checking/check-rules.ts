/** Dated rules of one item: one at a time, on law that was in force, with article numbers only where they were read. */
import { bindsFrom, bindsUntil, inForce, ruleInForce } from '../rule-date';
import { isCalendarDate } from '../../calendar/date';
import type { Basis, BasisStatus, Item, Regulation, RuleDate } from '../model';
import { checkFields } from './check-fields';
import type { Surroundings } from './check-fields';
import type { ProblemList } from './problem';

/** Best first. */
const order: BasisStatus[] = ['statute', 'report', 'partly', 'memory'];
/** What is only partly verified or remembered names no article. */
const printable = new Set<BasisStatus>(['statute', 'report']);
type Path = readonly PropertyKey[];

/** `date`: whose law the template was written for. */
export function checkRules(
	item: Pick<Item, 'id' | 'rules'>,
	path: Path,
	date: string,
	regulations: ReadonlyMap<string, Regulation>,
	around: Surroundings
): void {
	const { list } = around;
	const current = ruleInForce(item, date);
	item.rules.forEach((rule, index) => {
		const at = [...path, 'rules', index];
		if (
			!rule.id.startsWith(`${item.id}@`) ||
			item.rules.some((r) => r !== rule && r.id === rule.id)
		)
			list.add('rule-id', [...at, 'id'], item.id);
		for (const name of ['from', 'to'] as const)
			checkRuleDate(rule[name], [...at, name], item.id, list);
		if (rule.to && bindsUntil(rule.to) < bindsFrom(rule.from))
			list.add('impossible-range', [...at, 'to'], item.id);
		if (item.rules.some((other, i) => i < index && overlap(other, rule)))
			list.add('rules-overlap', at, item.id);
		checkFields(rule.fields, [...at, 'fields'], around);
		rule.basis.forEach((basis, i) =>
			checkBasis(
				basis,
				[...at, 'basis', i],
				rule === current ? date : undefined,
				regulations,
				around
			)
		);
		const grounds = rule.basis.map((basis) => order.indexOf(basis.status));
		if (grounds.length && order.indexOf(rule.status) < Math.min(...grounds))
			list.add('status-unfounded', [...at, 'status'], item.id, { status: rule.status });
	});
}

/** A date that cannot be, or that claims more precision than it has. */
export function checkRuleDate(
	date: RuleDate | undefined,
	path: Path,
	item: string | undefined,
	list: ProblemList
): void {
	if (!date) return;
	const [year, month = '01', day = '01'] = date.date.split('-');
	const parts = date.date.split('-').length;
	const needed = { day: 3, month: 2, year: 1 }[date.precision];
	if (parts < needed || !isCalendarDate(`${year}-${month}-${day}`))
		list.add('impossible-date', path, item, { date: date.date });
}

type Dated = { from: RuleDate; to?: RuleDate | undefined };
function overlap(a: Dated, b: Dated): boolean {
	return (
		(!a.to || bindsFrom(b.from) <= bindsUntil(a.to)) &&
		(!b.to || bindsFrom(a.from) <= bindsUntil(b.to))
	);
}

function checkBasis(
	basis: Basis,
	path: Path,
	date: string | undefined,
	regulations: ReadonlyMap<string, Regulation>,
	{ list, item }: Surroundings
): void {
	const regulation = regulations.get(basis.regulation);
	const detail = { regulation: basis.regulation };
	if (!regulation) return list.add('unknown-regulation', [...path, 'regulation'], item, detail);
	if (date && !inForce(regulation, date))
		list.add('basis-not-in-force', path, item, { ...detail, date });
	for (const article of basis.articles ?? [])
		if (!printable.has(basis.status) || !wasRead(regulation, article))
			list.add('article-not-read', [...path, 'articles'], item, { ...detail, article });
}

/** Whether the text of this article was before the eyes of whoever wrote the library. */
function wasRead({ read, readArticles }: Regulation, article: string): boolean {
	if (read === 'full') return true;
	if (!readArticles) return read === 'articles';
	const [wanted = ''] = article.split('(');
	return readArticles.split(/,\s*/).some((part) => {
		const [first = '', last = first] = part.split('-');
		const number = Number(wanted);
		return part === wanted || (number >= Number(first) && number <= Number(last));
	});
}
