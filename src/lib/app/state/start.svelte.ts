/** What is chosen before an inspection begins, and what follows from it: how many items apply, and why others do not. */
import { earlierRows, isUnsettled } from '$lib/core/finding/earlier';
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { pairsOf } from '$lib/core/inspection/pairs';
import { groupOf } from '$lib/core/events/subject';
import { foldSchool, type SchoolView } from '$lib/core/school/fold';
import { attributesOf } from '$lib/core/template/condition';
import { SCHOOL_SUMMARY, type SchoolSummary } from '$lib/core/school/summary';
import { attributeById, type Attribute } from '$lib/core/school/attributes';
import { sameUnit, unitId } from '$lib/core/school/identity';
import type { Attributes, AttributeValue, Unit } from '$lib/core/school/model';
import type { Template } from '$lib/core/template/model';
import { setAttribute } from '../actions/set-attribute';
import { dayOf } from '../messages/day';
import { listTemplates, loadTemplate, type TemplateEntry } from './library';
import { getStore, randomId, sha256 } from '../wiring';

const NAMES_KEY = 'anxiao:inspectors';

export class StartState {
	schools: SchoolSummary[] = $state.raw([]);
	templates: TemplateEntry[] = $state.raw([]);
	loaded = $state(false);
	school: SchoolView | undefined = $state.raw();
	/** One confirmation after the other, so that each shows what the one before wrote. */
	#confirming: Promise<unknown> = Promise.resolve();
	entry: TemplateEntry | undefined = $state.raw();
	template: Template | undefined = $state.raw();
	visitDate = $state(dayOf(new Date()));
	inspectors: string[] = $state(['', '']);
	/** Answered here because the roster did not know. */
	told: Attributes = $state.raw({});
	units: Unit[] = $state.raw([]);
	/** Of the school, whatever became of them. */
	#rows: LedgerRow[] = $state.raw([]);

	readonly attributes: Attributes = $derived({ ...this.school?.attributes, ...this.told });

	readonly pairs = $derived(
		this.template && this.school && /^\d{4}-\d{2}-\d{2}$/.test(this.visitDate)
			? pairsOf({
					template: this.template,
					attributes: this.attributes,
					units: this.units,
					visitDate: this.visitDate
				})
			: undefined
	);

	/** What earlier visits left open at the school. */
	readonly unsettled: LedgerRow[] = $derived.by(() => {
		const { template, visitDate } = this;
		if (!template) return [];
		const now = { inspection: '', kind: template.kind, visitDate };
		return earlierRows(this.#rows, now).filter(isUnsettled);
	});

	/** How many items each unknown attribute decides about, before anything is answered here: answering moves none. */
	readonly #weights: Map<string, number> = $derived.by(() => {
		const weights = new Map<string, number>();
		if (!this.template || !this.school || !this.pairs) return weights;
		const { due } = pairsOf({
			template: this.template,
			attributes: this.school.attributes,
			units: this.units,
			visitDate: this.visitDate
		});
		for (const pair of due)
			for (const id of pair.missing) weights.set(id, (weights.get(id) ?? 0) + 1);
		return weights;
	});

	/** Unknown attributes that decide about items of this template, the one that decides most first. */
	readonly unknown: Attribute[] = $derived.by(() => {
		// What was just answered stays on screen, so that it can be changed.
		const asked = new Set(Object.keys(this.told));
		for (const pair of this.pairs?.due ?? []) for (const id of pair.missing) asked.add(id);
		const weight = (id: string): number => this.#weights.get(id) ?? 0;
		return [...asked]
			.sort((a, b) => weight(b) - weight(a))
			.map((id) => attributeById(id))
			.filter((attribute): attribute is Attribute => attribute?.derived !== true && !!attribute);
	});

	/** What the roster knows and items of this template depend on, in the order in which they name it. */
	readonly known: Attribute[] = $derived.by(() => {
		const items = this.template?.sections.flatMap((section) => section.items) ?? [];
		return [...new Set(items.flatMap(({ when }) => attributesOf(when)))]
			.filter((id) => this.school?.attributes[id] !== undefined)
			.map((id) => attributeById(id))
			.filter((attribute): attribute is Attribute => attribute?.derived !== true && !!attribute);
	});

	/** Kinds of unit that items of this template are answered for. */
	readonly unitKinds: Unit['kind'][] = $derived(
		(['vehicle', 'driver', 'building', 'place'] as const).filter((kind) =>
			this.pairs?.due.some((pair) => pair.item.unit === kind)
		)
	);

	async load(preset: { school?: string; template?: string } = {}): Promise<void> {
		const store = await getStore();
		const [schools, templates] = await Promise.all([
			store.summaries(SCHOOL_SUMMARY),
			listTemplates(store)
		]);
		this.schools = schools
			.map((summary) => summary.value as SchoolSummary)
			.filter((school) => !school.removed);
		this.templates = templates;
		const remembered = JSON.parse(localStorage.getItem(NAMES_KEY) ?? '[]') as string[];
		this.inspectors = [remembered[0] ?? '', remembered[1] ?? ''];
		const entry = templates.find((one) => one.id === preset.template) ?? templates[0];
		if (entry) await this.chooseTemplate(entry);
		if (preset.school) await this.chooseSchool(preset.school);
		this.loaded = true;
	}

	async chooseSchool(id: string): Promise<void> {
		const store = await getStore();
		const [events, rows] = await Promise.all([
			store.eventsOf(groupOf({ school: id })),
			store.listed(findingsOfSchool(id))
		]);
		const school = foldSchool(id, events);
		this.#rows = rows.map(({ value }) => value as LedgerRow);
		this.school = school;
		this.told = {};
		this.units = school?.units ?? [];
	}

	async chooseTemplate(entry: TemplateEntry): Promise<void> {
		this.entry = entry;
		const template = await loadTemplate(await getStore(), entry);
		// Another may have been chosen while this one was loading.
		if (this.entry !== entry) return;
		this.template = template;
		const { min, max } = entry.inspectors;
		const names = this.inspectors.filter(Boolean).slice(0, max);
		this.inspectors = Array.from({ length: Math.max(min, names.length) }, (_, i) => names[i] ?? '');
	}

	tell(attribute: string, value: AttributeValue | undefined): void {
		const told = { ...this.told };
		if (value === undefined) delete told[attribute];
		else told[attribute] = value;
		this.told = told;
	}

	/** A fact of the roster still holds: an attribute by its id, or `unit:` and a unit's id. */
	confirm(field: string): Promise<void> {
		const done = this.#confirming.then(async () => {
			const { school } = this;
			const unit = school?.units.find(({ id }) => field === `unit:${id}`);
			const value = unit ?? school?.attributes[field];
			if (!school || value === undefined) return;
			const written = await setAttribute(school, field, value);
			if (written.ok && written.value && this.school?.id === school.id) this.school = written.value;
		});
		this.#confirming = done.catch(() => undefined);
		return done;
	}

	/** Named by school, kind and label, so that a colleague's phone means the same bus; the same one twice stays one. */
	addUnit(kind: Unit['kind'], label: string): void {
		const added = { kind, label };
		if (this.units.some((unit) => sameUnit(unit, added))) return;
		const id = unitId(this.school?.id ?? '', added, sha256, randomId);
		this.units = [...this.units, { id, ...added }];
	}
	removeUnit(id: string): void {
		this.units = this.units.filter((unit) => unit.id !== id);
	}

	get names(): string[] {
		return this.inspectors.map((name) => name.trim()).filter(Boolean);
	}
	rememberNames(): void {
		try {
			localStorage.setItem(NAMES_KEY, JSON.stringify(this.names));
		} catch {
			// Full: the names are asked again next time.
		}
	}
}
