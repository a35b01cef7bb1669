/**
 * Which (item × unit) pairs are due at one school on one date, and what was left out and why.
 * 应查 counts the pairs; what the attributes or the date excluded stands beside, never inside the sum.
 */
import type { Attributes, Unit } from '../school/model';
import { evaluate } from '../template/condition';
import type { Item, Rule, Section, Template } from '../template/model';
import { ruleInForce } from '../template/rule-date';

/** Stands for a kind of unit of which the school has none registered: 未登记. */
export const UNREGISTERED = 'unregistered';
export const WHOLE = 'whole';

export interface Pair {
	/** `item|unit`, unique in an inspection. */
	key: string;
	section: Section;
	item: Item;
	/** `whole`, `unregistered`, or the id of a unit. */
	unit: string;
	unitLabel?: string;
	rule: Rule;
	/** Attributes nobody has answered yet, so that the item may not apply after all. */
	missing: string[];
}

export interface Excluded {
	section: Section;
	item: Item;
	/** `attributes`: the school is not that kind of school; `not-in-force`: no rule binds on the visit date. */
	why: 'attributes' | 'not-in-force';
	/** Attribute ids that decided. */
	because: string[];
}

export interface PairSource {
	template: Template;
	attributes: Attributes;
	units: Unit[];
	/** `YYYY-MM-DD` in Asia/Shanghai. */
	visitDate: string;
}

export const pairKey = (item: string, unit: string): string => `${item}|${unit}`;

/** In template order; within a section what is answered for the whole school first, then unit by unit. */
export function pairsOf(source: PairSource): { due: Pair[]; excluded: Excluded[] } {
	const due: Pair[] = [];
	const excluded: Excluded[] = [];
	for (const section of source.template.sections) {
		const ofUnits: Pair[] = [];
		for (const item of section.items) {
			const rule = ruleInForce(item, source.visitDate);
			if (!rule) {
				excluded.push({ section, item, why: 'not-in-force', because: [] });
				continue;
			}
			const applies = evaluate(item.when, source.attributes);
			if (applies.holds === false) {
				excluded.push({ section, item, why: 'attributes', because: applies.because });
				continue;
			}
			const missing = applies.holds === 'unknown' ? applies.missing : [];
			const pair = (unit: string, unitLabel?: string): Pair => ({
				key: pairKey(item.id, unit),
				section,
				item,
				unit,
				rule,
				missing,
				...(unitLabel ? { unitLabel } : {})
			});
			if (item.unit === 'whole') {
				due.push(pair(WHOLE));
				continue;
			}
			const units = source.units.filter((unit) => unit.kind === item.unit);
			if (units.length === 0) ofUnits.push(pair(UNREGISTERED));
			for (const unit of units) ofUnits.push(pair(unit.id, unit.label));
		}
		const order = new Map(
			[UNREGISTERED, ...source.units.map((unit) => unit.id)].map((id, i) => [id, i])
		);
		ofUnits.sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0));
		due.push(...ofUnits);
	}
	return { due, excluded };
}
