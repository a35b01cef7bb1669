/** One school as its page shows it: everything known, what is contested, the last inspections, and how to correct it. */
import { groupOf } from '$lib/core/events/subject';
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { schoolRecord, type SchoolRecord } from '$lib/core/finding/school-record';
import { inspectionsOfSchool, type InspectionSummary } from '$lib/core/inspection/summary';
import type { Problem } from '$lib/core/result';
import type { AttributeSet, Registered } from '$lib/core/school/events';
import { foldSchool, type SchoolConflict, type SchoolView } from '$lib/core/school/fold';
import { sameUnit, unitId } from '$lib/core/school/identity';
import type { Unit } from '$lib/core/school/model';
import { chooseEntry, setAttribute, setRemoved } from '../actions/set-attribute';
import { dayOf } from '../messages/day';
import { getStore, randomId, sha256 } from '../wiring';
import { following } from './following';

/** As many as fit beside the facts. */
const SHOWN = 5;

export class SchoolPage {
	readonly id: string;
	view: SchoolView | undefined = $state.raw();
	loaded = $state(false);
	/** Newest first. */
	inspections: InspectionSummary[] = $state.raw([]);
	/** What became of its findings; undefined where no visit found any. */
	record: SchoolRecord | undefined = $state.raw();
	/** Why the last correction was not kept. */
	problem: Problem | undefined = $state.raw();
	/** One correction after the other, so that each names what the one before wrote. */
	#queue: Promise<unknown> = Promise.resolve();

	constructor(id: string) {
		this.id = id;
	}

	/** Returns how to stop following. */
	start(): () => void {
		const stops = [
			following(
				() => this.#load(),
				({ header }) => header.subject.school === this.id
			),
			following(
				() => this.#loadInspections(),
				({ header: { subject } }) =>
					subject.inspection !== undefined || subject.finding !== undefined
			)
		];
		return () => stops.forEach((stop) => stop());
	}

	/** `field` is an attribute's id, `name`, `code`, `area` or `town`; null: unknown again. Answers whether it was kept. */
	set(field: string, value: AttributeSet['value']): Promise<boolean> {
		return this.#write((view) => setAttribute(view, field, value));
	}

	/** A unit that is there already is not added twice. */
	async addUnit(kind: Unit['kind'], label: string): Promise<boolean> {
		if (this.view?.units.some((unit) => sameUnit(unit, { kind, label }))) return true;
		const id = unitId(this.id, { kind, label }, sha256, randomId);
		return this.set(`unit:${id}`, { id, kind, label });
	}

	/** An attribute, or a unit by its field, is still as it was. */
	confirm(field: string): Promise<boolean> {
		const unit = this.view?.units.find(({ id }) => field === `unit:${id}`);
		const value = unit ?? this.view?.attributes[field];
		return value === undefined ? Promise.resolve(false) : this.set(field, value);
	}

	removeUnit(id: string): Promise<boolean> {
		return this.set(`unit:${id}`, null);
	}

	setRemoved(removed: boolean): Promise<boolean> {
		return this.#write((view) => setRemoved(view, removed));
	}

	/** The value that holds from now on; it names every other one. */
	settle(conflict: SchoolConflict, value: unknown): Promise<boolean> {
		return conflict.field === ''
			? this.#write((view) => chooseEntry(view, value as Registered))
			: this.set(conflict.field, value as AttributeSet['value']);
	}

	#write(work: (view: SchoolView) => ReturnType<typeof setAttribute>): Promise<boolean> {
		const done = this.#queue.then(async () => {
			if (!this.view) return false;
			const written = await work(this.view);
			this.problem = written.ok ? undefined : written.problem;
			if (written.ok && written.value) this.view = written.value;
			return written.ok;
		});
		this.#queue = done.catch(() => false);
		return done;
	}

	/** In the queue too: what was read before a correction must not come after it. */
	#load(): Promise<unknown> {
		this.#queue = this.#queue.then(async () => {
			const store = await getStore();
			this.view = foldSchool(this.id, await store.eventsOf(groupOf({ school: this.id })));
			this.loaded = true;
		});
		return this.#queue;
	}

	async #loadInspections(): Promise<void> {
		const store = await getStore();
		const [listed, rows] = await Promise.all([
			store.listed(inspectionsOfSchool(this.id), SHOWN),
			store.listed(findingsOfSchool(this.id))
		]);
		this.inspections = listed.map((summary) => summary.value as InspectionSummary);
		const today = dayOf(new Date());
		this.record = schoolRecord(
			rows.map((row) => row.value as LedgerRow),
			today
		);
	}
}
