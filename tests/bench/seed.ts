/**
 * Fills the app's own database for the benchmark, through the app's own store and events. Bundled by
 * itself, served beside the build and never shipped with it. All names in here are made up.
 */
import regulations from '../../seeds/regulations.json';
import parameters from '../../seeds/parameters.json';
import units from '../../seeds/units.json';
import recipe from '../../seeds/templates/opening-full.json';
import { clockZero } from '../../src/lib/core/events/clock';
import type { Author, EventDraft, SignedEvent } from '../../src/lib/core/events/event';
import { hashOf, type DeviceId } from '../../src/lib/core/events/ids';
import { linkEvents, withSig, type Chain } from '../../src/lib/core/events/link';
import type { EventStore, Summary } from '../../src/lib/core/events/store';
import { decideAnswer } from '../../src/lib/core/inspection/decide-answer';
import { decideStart } from '../../src/lib/core/inspection/decide-start';
import { InspectionFold } from '../../src/lib/core/inspection/fold';
import { findingsOfSchool } from '../../src/lib/core/finding/ledger-row';
import type { Started, Verdict } from '../../src/lib/core/inspection/payloads';
import { summariseInspection } from '../../src/lib/core/inspection/summarise';
import { talliesOfSchool } from '../../src/lib/core/statistics/tally';
import { checkTemplate } from '../../src/lib/core/template/check';
import { assembleLibrary, compileTemplate } from '../../src/lib/core/template/compile';
import { rulesHash, templateBytes } from '../../src/lib/core/template/hash';
import type { Parameter, Regulation, Section, Template } from '../../src/lib/core/template/model';
import { parameterValues } from '../../src/lib/core/template/parameter-values';
import type { Recipe, SeedSection, UnitTable } from '../../src/lib/core/template/recipe';
import { sha256 } from '../../src/lib/platform/device/digest';
import { openStore } from '../../src/lib/platform/store/open-store';
import { FULL, generatedSummaries, type SeasonOptions } from '../fixtures/season/generate-season';
import { takePhoto } from './camera';
import { seededRandom } from './harness/seeded-random.mjs';

/** Day of every made-up visit. */
const visitDate = '2026-08-28';
const author: Author = { person: 'bench', role: 'inspector', via: 'self' };
const sections = import.meta.glob<SeedSection>('/seeds/items/*.json', {
	import: 'default',
	eager: true
});
const order = 'FS MK BU BUS SEC FIRE BLD HY DM WC MH ED OP RT'.split(' ');

/** `none`, every second pair, or every pair has an answer. */
export type Filled = 'empty' | 'half' | 'full';

const made = new Map<number, Template>();

/** A user-made template: the real items in their order, repeated under new ids up to `size`; all of them apply. */
export function template(size: number): Template {
	let built = made.get(size);
	if (!built) made.set(size, (built = build(size)));
	return built;
}

function build(size: number): Template {
	const library = assembleLibrary(
		order.flatMap((id) => sections[`/seeds/items/${id}.json`] ?? []),
		units as UnitTable,
		regulations as Regulation[],
		parameters as Parameter[]
	);
	const compiled = compileTemplate(recipe as Recipe, library);
	if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem[0]));
	const full = compiled.value;
	const taken: Section[] = [];
	let left = size;
	for (let copy = 0; left > 0; copy++)
		for (const section of full.sections) {
			if (left === 0) break;
			const items = section.items.slice(0, left).map((item) => renamed(item, copy));
			left -= items.length;
			taken.push({ ...section, id: copy ? `${section.id}-${copy}` : section.id, items });
		}
	const checked = checkTemplate({
		...full,
		id: `bench-${size}`,
		title: { zh: `基准检查表（${size} 项，虚构）` },
		inspectors: { min: 1, max: 2 },
		sections: taken
	});
	if (!checked.ok) throw new Error(JSON.stringify(checked.problem[0]));
	return checked.value;
}

function renamed(item: Section['items'][number], copy: number): Section['items'][number] {
	const [prefix, number] = item.id.split('-');
	const id = copy ? `${prefix?.slice(0, 4)}${'ABCDEFGH'[copy]}-${number}` : item.id;
	const rules = item.rules.map((rule) => ({ ...rule, id: rule.id.replace(item.id, id) }));
	return { ...item, id, unit: 'whole', when: { all: [] }, rules };
}

let opened: Promise<EventStore> | undefined;
function openedStore(): Promise<EventStore> {
	opened ??= openStore({ name: 'anxiao' }).then((result) => {
		if (!result.ok) throw new Error(result.problem.code);
		return result.value;
	});
	return opened;
}

function started(size: number, number: number): Started {
	const of = template(size);
	return {
		kind: of.kind,
		school: {
			id: `bench-${number}`,
			name: `虚构第${number}小学`,
			area: '421202',
			sample: true
		},
		template: {
			id: of.id,
			version: of.version,
			title: of.title.zh,
			...pinned(size)
		},
		attributes: { stage: 'primary', students: '800' },
		units: [],
		parameters: parameterValues(of.parameters),
		visitDate,
		termStart: '2026-09-01',
		inspectors: [{ person: 'bench', name: '虚构人员' }],
		ordinal: 1
	};
}

const hashes = new Map<number, { hash: string; rulesHash: string }>();
function pinned(size: number): { hash: string; rulesHash: string } {
	let known = hashes.get(size);
	if (!known) {
		const of = template(size);
		known = { hash: hashOf(templateBytes(of), sha256), rulesHash: rulesHash(of, sha256) };
		hashes.set(size, known);
	}
	return known;
}

/** Of all answers: 88 % 合格, 8 % 不合格, 4 % 不适用. */
function verdictFrom(random: () => number): Verdict {
	const drawn = random();
	if (drawn < 0.88) return 'pass';
	return drawn < 0.96 ? 'fail' : 'notApplicable';
}

function answersFor(fold: InspectionFold, keys: string[], random: () => number): EventDraft[] {
	return keys.flatMap((key) => {
		const verdict = verdictFrom(random);
		const reason = verdict === 'notApplicable' ? { reason: '无此设施' } : {};
		const decided = decideAnswer(
			fold,
			{ key, response: { verdict, ...reason }, parents: [], handle: key },
			author
		);
		if (!decided.ok) throw new Error(decided.problem.code);
		return decided.value;
	});
}

/** Writes one inspection as the app does, signed. Resolves with its id when it is durable. */
export async function inspection(size: number, filled: Filled, seed: number): Promise<string> {
	const store = await openedStore();
	const id = `bench-${size}-${filled}-${seed}`;
	const bytes = templateBytes(template(size));
	const events: SignedEvent[] = [];
	const write = async (drafts: EventDraft[]): Promise<void> => {
		const written = await store.append(drafts, {
			bytes: [{ hash: hashOf(bytes, sha256), bytes: bytes.slice().buffer as ArrayBuffer }],
			summarise: (added) =>
				summariseInspection(new InspectionFold(id, template(size), sha256, [...events, ...added]))
		});
		if (!written.ok) throw new Error(written.problem.code);
		events.push(...written.value.events);
	};
	const begun = decideStart(id, started(size, seed), 1, author);
	if (!begun.ok) throw new Error(begun.problem.code);
	await write(begun.value);
	const fold = new InspectionFold(id, template(size), sha256, events);
	const keys = fold.due.map((pair) => pair.key).filter((_, i) => filled === 'full' || i % 2 === 0);
	if (filled !== 'empty') await write(answersFor(fold, keys, seededRandom(seed)));
	return id;
}

/**
 * Writes `count` inspections with `answers` answers each, as events that came from another device: linked and hashed, with a
 * made-up `sig`, since signing a million events says nothing about the app.
 */
export async function many(
	count: number,
	{ from = 0, answers, size }: { from?: number; answers: number; size: number }
): Promise<void> {
	const store = await openedStore();
	const bytes = templateBytes(template(size));
	const stored = [{ hash: hashOf(bytes, sha256), bytes: bytes.slice().buffer as ArrayBuffer }];
	const random = seededRandom(from + 1);
	const device = hashOf(new TextEncoder().encode(`bench ${from}`), sha256) as DeviceId;
	let chain: Chain = { device, seq: 0, prev: null, clock: clockZero };
	const sig = new Uint8Array(64);
	const link = (drafts: EventDraft[]): SignedEvent[] => {
		const linked = linkEvents(drafts, chain, Date.parse(`${visitDate}T02:00:00Z`), {
			sha256,
			salt: () => crypto.getRandomValues(new Uint8Array(16))
		});
		chain = linked.chain;
		return linked.events.map((event) => withSig(event, sig));
	};
	const atOnce = Math.max(1, Math.floor(4000 / (answers + 1)));
	for (let first = from; first < from + count; first += atOnce) {
		const events: SignedEvent[] = [];
		const folds: InspectionFold[] = [];
		for (let number = first; number < Math.min(first + atOnce, from + count); number++) {
			const id = `bench-stored-${number}`;
			const begun = decideStart(id, started(size, number), 1, author);
			if (!begun.ok) throw new Error(begun.problem.code);
			const fold = new InspectionFold(id, template(size), sha256, link(begun.value));
			const keys = fold.due.slice(0, answers).map((pair) => pair.key);
			for (const event of link(answersFor(fold, keys, random))) fold.add(event);
			events.push(...fold.events);
			folds.push(fold);
		}
		const received = await store.receive(events, {
			bytes: stored,
			summarise: () => folds.flatMap(summariseInspection)
		});
		if (!received.ok) throw new Error(received.problem.code);
	}
}

/** Writes a generated season as list entries, in pages. Resolves with how many there are of each kind. */
export async function season(
	options: Partial<SeasonOptions> = {}
): Promise<Record<string, number>> {
	const store = await openedStore();
	const counts: Record<string, number> = {};
	let page: Summary[] = [];
	const write = async (): Promise<void> => {
		const written = await store.writeSummaries(page);
		if (!written.ok) throw new Error(written.problem.code);
		page = [];
	};
	for (const one of generatedSummaries({ ...FULL, ...options })) {
		counts[one.kind] = (counts[one.kind] ?? 0) + 1;
		if (page.push(one) === 500) await write();
	}
	await write();
	return counts;
}

/** Milliseconds until the rows and the tallies of one school are read, on a store that is open. */
export async function school(id: string): Promise<number> {
	const store = await openedStore();
	const from = performance.now();
	const [rows, tallies] = await Promise.all([
		store.listed(findingsOfSchool(id)),
		store.listed(talliesOfSchool(id))
	]);
	if (rows.length === 0 || tallies.length === 0) throw new Error(id);
	return performance.now() - from;
}

Object.assign(globalThis, {
	bench: { template, inspection, many, season, school, takePhoto }
});
