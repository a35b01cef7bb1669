/** A checklist laid out for reading: the rule that its own date's law gives each item, in words. */
import { attributesOf } from '$lib/core/template/condition';
import type { Item, Rule, Template } from '$lib/core/template/model';
import { ruleInForce } from '$lib/core/template/rule-date';
import { attributeLabel } from '../messages/excluded';
import * as m from '../messages/generated/messages';
import { fieldText } from '../messages/limit';
import { textOf } from '../messages/text';
import { getStore } from '../wiring';
import { listTemplates, loadTemplate, type TemplateEntry } from './library';

export interface SheetItem {
	item: Item;
	rule: Rule;
	/** Numbers, dates and choices with what they are compared with; empty: judged by hand. */
	fields: string[];
	/** `verified`: the article's text was read. */
	grounds: { text: string; verified: boolean }[];
	/** Facts of a school that decide whether it applies; empty: it always does. */
	depends: string[];
}

export interface Sheet {
	entry: TemplateEntry;
	template: Template;
	sections: { id: string; title: string; items: SheetItem[] }[];
	major: number;
	general: number;
	/** Items whose every ground is still to be verified. */
	unverified: number;
}

/** Without `version` the newest one that is listed. Undefined: not on this device. */
export async function loadSheet(
	id: string,
	version: string | undefined
): Promise<Sheet | undefined> {
	const store = await getStore();
	const entries = (await listTemplates(store)).filter((entry) => entry.id === id);
	const entry = version
		? entries.find((one) => one.version === version)
		: entries.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
	const template = entry && (await loadTemplate(store, entry));
	return template && sheetOf(entry, template);
}

function sheetOf(entry: TemplateEntry, template: Template): Sheet {
	const titles = new Map(template.regulations.map(({ code, title }) => [code, title]));
	const sections = template.sections.map((section) => ({
		id: section.id,
		title: textOf(section.title),
		items: section.items.flatMap((item) => {
			const rule = ruleInForce(item, template.date);
			return rule ? [sheetItem(item, rule, template, titles)] : [];
		})
	}));
	const items = sections.flatMap((section) => section.items);
	const major = items.filter(({ rule }) => rule.severity === 'major').length;
	return {
		entry,
		template,
		sections,
		major,
		general: items.length - major,
		unverified: items.filter(({ grounds }) => !grounds.some(({ verified }) => verified)).length
	};
}

function sheetItem(
	item: Item,
	rule: Rule,
	template: Template,
	titles: Map<string, string>
): SheetItem {
	return {
		item,
		rule,
		fields: rule.fields.map((field) => fieldText(field, { template, fields: rule.fields })),
		// An article number stands only where that text was read; the check of templates sees to it.
		grounds: rule.basis.map((basis) => {
			const title = `《${titles.get(basis.regulation) ?? basis.regulation}》`;
			const articles = basis.articles?.join('、');
			return {
				text: articles ? m.templates_article({ title, articles }) : title,
				verified: basis.status === 'statute'
			};
		}),
		depends: attributesOf(item.when).map(attributeLabel)
	};
}
