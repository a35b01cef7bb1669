/** How a ground is printed: an article number only where that text was read, otherwise the title, marked as not verified. */
import type { Rule, Template } from '$lib/core/template/model';

/** Grounds of a rule in one line. What rests on memory alone, or binds in another place only, prints nothing. */
export function citation(
	rule: Pick<Rule, 'basis'>,
	template: Pick<Template, 'regulations'>
): string {
	const regulations = new Map(template.regulations.map((one) => [one.code, one]));
	return rule.basis
		.filter(
			({ status, regulation }) => status !== 'memory' && !regulations.get(regulation)?.comparator
		)
		.map((basis) => {
			const title = regulations.get(basis.regulation)?.title;
			const read = basis.status === 'statute' && basis.articles?.length;
			const articles = read ? `第${(basis.articles ?? []).join('、')}条` : '';
			const doubt = basis.status === 'statute' ? '' : '（依据待核实）';
			return `《${title ?? basis.regulation}》${articles}${doubt}`;
		})
		.join('；');
}
