/** A roster entry as a fold over the events of one school. Order and repetition do not matter. */
import * as z from 'zod/mini';
import type { SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { EventId } from '../events/ids';
import { registerKey } from '../events/subject';
import { dayInShanghai } from '../calendar/moment';
import {
	ATTRIBUTE_SET,
	AttributeSet,
	REGISTERED,
	Registered,
	REMOVED,
	Removed,
	textFields,
	unitField
} from './events';
import type { School, Unit } from './model';

/** Several people said different things of one field. `field` is empty for the entry as a whole. */
export interface SchoolConflict {
	field: string;
	values: { value: unknown; event: EventId; person: string; wall: string }[];
}

export interface SchoolView extends School {
	/**
	 * Shown until somebody settles them. A contested attribute is left out of `attributes`, since unknown excludes no item;
	 * of a contested name, place or unit the newest is shown.
	 */
	conflicts: SchoolConflict[];
	removed: boolean;
	/** When somebody last said so (`YYYY-MM-DD`, Asia/Shanghai): by attribute, or by the field of a unit. */
	confirmed: Record<string, string>;
	/** Heads by field, to be named as parents by whatever replaces them. */
	heads: Record<string, EventId[]>;
	/** Written by a newer version of the app: kept, not understood. */
	needsUpdate: boolean;
}

/** RFC 8785 would do; key order of one device's writer is enough to see that two values agree. */
const asText = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);

interface Read {
	/** Values of the heads that this version understands, oldest first. */
	values: SchoolConflict['values'];
	agree: boolean;
	unknown: boolean;
}

function read<T>(heads: SignedEvent[], type: string, schema: z.ZodMiniType<T>): Read {
	const values: Read['values'] = [];
	let unknown = false;
	for (const { header, body } of heads) {
		if (!body) continue;
		const payload = header.type === type ? z.safeParse(schema, body.payload) : undefined;
		if (!payload?.success) unknown = true;
		else
			values.push({
				value: payload.data,
				event: header.id,
				person: header.author.person,
				wall: header.wall
			});
	}
	return { values, unknown, agree: new Set(values.map((v) => asText(v.value))).size < 2 };
}

/** Undefined where no registration is among the events that can be read. Events of other groups are ignored. */
export function foldSchool(id: string, events: Iterable<SignedEvent>): SchoolView | undefined {
	const heads = new Heads();
	const fields = new Set<string>();
	for (const event of events) {
		if (event.header.subject.school !== id) continue;
		heads.add(event);
		if (event.header.subject.field) fields.add(event.header.subject.field);
	}
	const entries = heads.of(registerKey({ school: id }));
	const entry = read(entries, REGISTERED, Registered);
	const base = entry.values.at(-1)?.value as Registered | undefined;
	if (!base) return undefined;
	const view: SchoolView = {
		...base,
		attributes: { ...base.attributes },
		id,
		conflicts: entry.agree ? [] : [{ field: '', values: entry.values }],
		removed: false,
		confirmed: confirmedBy(base, entry.values),
		heads: { '': entries.map((event) => event.header.id) },
		needsUpdate: entry.unknown
	};
	if (!entry.agree)
		dropContested(
			view,
			entry.values.map((v) => v.value as Registered)
		);
	const units = new Map(view.units.map((unit) => [unit.id, unit]));
	for (const field of [...fields].sort()) {
		const here = heads.of(registerKey({ school: id, field }));
		view.heads[field] = here.map((event) => event.header.id);
		if (field === 'removed') applyRemoved(view, here);
		else applyField(view, units, field, read(here, ATTRIBUTE_SET, AttributeSet));
	}
	view.units = [...units.values()];
	return view;
}

const lastDay = (values: SchoolConflict['values']): string =>
	values.map(({ wall }) => dayInShanghai(wall)).reduce((a, b) => (a > b ? a : b));

/** By being registered. */
function confirmedBy(base: Registered, values: SchoolConflict['values']): Record<string, string> {
	const day = lastDay(values);
	const fields = [...Object.keys(base.attributes), ...base.units.map(({ id }) => unitField(id))];
	return Object.fromEntries(fields.map((field) => [field, day]));
}

/** Where two registrations differ on an attribute, it is unknown. */
function dropContested(view: SchoolView, entries: Registered[]): void {
	const ids = new Set(entries.flatMap((entry) => Object.keys(entry.attributes)));
	for (const id of ids)
		if (new Set(entries.map((entry) => asText(entry.attributes[id] ?? null))).size > 1)
			delete view.attributes[id];
}

/** Out of the roster only where nobody who was there at the same time put it back. */
function applyRemoved(view: SchoolView, heads: SignedEvent[]): void {
	const { values, unknown } = read(heads, REMOVED, Removed);
	view.needsUpdate ||= unknown;
	view.removed = values.length > 0 && values.every((v) => (v.value as Removed).removed);
}

function applyField(view: SchoolView, units: Map<string, Unit>, field: string, here: Read): void {
	view.needsUpdate ||= here.unknown;
	const values = here.values.map((v) => ({ ...v, value: (v.value as AttributeSet).value }));
	const newest = values.at(-1);
	if (!newest) return;
	if (!here.agree) view.conflicts.push({ field, values });
	const { value } = newest;
	view.confirmed[field] = lastDay(values);
	if (field.startsWith('unit:')) {
		const unit = field.slice(5);
		// Losing a bus from the list would leave it unchecked; so a unit that one side kept stays.
		const kept = values.findLast((v) => v.value !== null)?.value;
		if (kept) units.set(unit, kept as Unit);
		else units.delete(unit);
	} else if ((textFields as readonly string[]).includes(field)) {
		if (value === null) delete view[field as 'code' | 'town' | 'shortName' | 'inspector'];
		else view[field as 'name'] = value as string;
	} else if (!here.agree || value === null) delete view.attributes[field];
	else view.attributes[field] = value as School['attributes'][string];
}
