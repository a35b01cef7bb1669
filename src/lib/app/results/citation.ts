/** How a ground is printed: an article number only where that text was read, otherwise the title, marked as not verified. */
import type { BasisStatus, Rule, Template } from '$lib/core/template/model';

const rank: BasisStatus[] = ['statute', 'report', 'partly', 'memory'];

/** Grounds of a rule in one line. What rests on memory alone prints nothing. */
export function citation(rule: Rule, template: Template): string {
	return rule.basis
		.filter((basis) => basis.status !== 'memory')
		.map((basis) => {
			const title = template.regulations.find(({ code }) => code === basis.regulation)?.title;
			const read = basis.status === 'statute' && basis.articles?.length;
			const articles = read ? `第${(basis.articles ?? []).join('、')}条` : '';
			const doubt = basis.status === 'statute' ? '' : '（依据待核实）';
			return `《${title ?? basis.regulation}》${articles}${doubt}`;
		})
		.join('；');
}

/** The best status among the grounds that are printed. */
export const printedStatus = (rule: Rule): BasisStatus =>
	rank.find((status) => rule.basis.some((basis) => basis.status === status)) ?? 'memory';
