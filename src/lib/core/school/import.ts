/** What a roster file changes in the roster that is there. A file that says nothing of a fact leaves it as it is. */
import type { Author, EventDraft } from '../events/event';
import { ok, type Result } from '../result';
import {
	decideAttribute,
	decideRegister,
	decideRemoved,
	textFields,
	unitField,
	type AttributeSet,
	type SchoolRefusal
} from './events';
import type { SchoolView } from './fold';
import { sameUnit } from './identity';
import type { School } from './model';

export interface RosterChange {
	drafts: EventDraft[];
	/** Ids of schools. A school taken out of the roster earlier is put back and counts as changed. */
	added: string[];
	changed: string[];
	unchanged: string[];
}

const same = (a: unknown, b: unknown): boolean =>
	Array.isArray(a) && Array.isArray(b)
		? a.length === b.length && a.every((one) => b.includes(one))
		: a === b;

/** `known` holds the folds of those schools that are in the roster already. */
export function decideImport(
	schools: readonly School[],
	known: ReadonlyMap<string, SchoolView>,
	author: Author
): Result<RosterChange, SchoolRefusal> {
	const change: RosterChange = { drafts: [], added: [], changed: [], unchanged: [] };
	for (const school of schools) {
		const view = known.get(school.id);
		const decided = view ? differences(school, view, author) : decideRegister(school, author);
		if (!decided.ok) return decided;
		const drafts = Array.isArray(decided.value) ? decided.value : [decided.value];
		change.drafts.push(...drafts);
		const list = !view ? change.added : drafts.length > 0 ? change.changed : change.unchanged;
		list.push(school.id);
	}
	return ok(change);
}

function differences(
	school: School,
	view: SchoolView,
	author: Author
): Result<EventDraft[], SchoolRefusal> {
	const contested = new Set(view.conflicts.map((conflict) => conflict.field));
	const fields: [string, AttributeSet['value']][] = [];
	for (const field of textFields) {
		const value = school[field];
		if (value !== undefined && (value !== view[field] || contested.has(field)))
			fields.push([field, value]);
	}
	for (const [field, value] of Object.entries(school.attributes))
		if (!same(view.attributes[field], value)) fields.push([field, value]);
	for (const unit of school.units)
		if (!view.units.some((other) => sameUnit(unit, other))) fields.push([unitField(unit.id), unit]);
	const drafts: EventDraft[] = [];
	if (view.removed) drafts.push(decideRemoved(view.id, false, view.heads.removed ?? [], author));
	for (const [field, value] of fields) {
		const decided = decideAttribute(view.id, field, value, view.heads[field] ?? [], author);
		if (!decided.ok) return decided;
		drafts.push(decided.value);
	}
	return ok(drafts);
}
