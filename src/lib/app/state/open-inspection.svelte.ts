/** The inspection that is open in this tab: its fold, its cards, and the one way by which anything is written to it. */
import { untrack } from 'svelte';
import type { Author, EventDraft, SignedEvent } from '$lib/core/events/event';
import type { Appended, EventStore, StoredBytes, Summary } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Hash, Sha256 } from '$lib/core/events/ids';
import { countsAs } from '$lib/core/inspection/answer';
import type { LedgerRow } from '$lib/core/finding/ledger-row';
import type { Change, InspectionFold } from '$lib/core/inspection/fold';
import type { Totals } from '$lib/core/inspection/payloads';
import { summariseInspection } from '$lib/core/inspection/summarise';
import type { InspectionState } from '$lib/core/inspection/summary';
import { emptyTotals, moveCount, type Count } from '$lib/core/inspection/totals';
import type { Result } from '$lib/core/result';
import { Slot } from './slot.svelte';
import { storageLight } from './storage-light.svelte';

export interface SessionParts {
	fold: InspectionFold;
	store: EventStore;
	sha256: Sha256;
	author: Author;
	/** Reads the events again, when what is in memory may be ahead of what was written. */
	reload: () => Promise<InspectionFold>;
	/** Something took what was stored away; this is still in memory. */
	onLoss: (inspection: OpenInspection) => void;
}

/** Until a storage that could not be read is asked again, in milliseconds. */
const AGAIN = 1000;

export class OpenInspection {
	readonly id: string;
	readonly store: EventStore;
	readonly sha256: Sha256;
	readonly author: Author;
	/** Grows at every change; views that fold the whole inspection depend on it. */
	revision = $state(0);
	totals: Totals = $state.raw(emptyTotals(0, 0));
	slots: Slot[] = $state.raw([]);
	state: InspectionState = $state('open');
	/** What earlier visits found here, the newest first; empty until it was read (`mark-earlier.ts`). */
	earlier: LedgerRow[] = $state.raw([]);
	/** Whether this tab edits it; `here` also while that is being asked. */
	editing: 'here' | 'elsewhere' = $state('here');
	/** Its screens are left: gives back what this tab had to edit it. Undefined where it has nothing. */
	stopEditing: (() => void) | undefined;
	/** The device has written it twice over: a restored backup, a cloned phone. Both stay. */
	forked = $state(false);
	#fold: InspectionFold;
	#byKey = new Map<string, Slot>();
	/** Ids that were folded in before their write was acknowledged. */
	readonly #unconfirmed = new Set<string>();
	readonly #writing = new Set<Promise<unknown>>();
	/** Bytes whose event is on screen before its write was acknowledged. */
	#arriving: ReadonlyMap<string, ArrayBuffer> = $state.raw(new Map());
	readonly #reload: () => Promise<InspectionFold>;
	readonly #stopListening: () => void;

	constructor(parts: SessionParts) {
		this.#fold = parts.fold;
		this.id = parts.fold.id;
		this.store = parts.store;
		this.sha256 = parts.sha256;
		this.author = parts.author;
		this.#reload = parts.reload;
		this.#arrange();
		const stops = [
			parts.store.listen((events) => this.#take(events)),
			parts.store.onHealth(({ lost }) => lost && parts.onLoss(this))
		];
		this.#stopListening = () => stops.forEach((stop) => stop());
	}

	/** Pure and up to date; not reactive by itself. */
	get fold(): InspectionFold {
		return this.#fold;
	}
	/** The same object, and whoever reads something of it in a derived value follows each change; by itself it never differs. */
	get latest(): InspectionFold {
		void this.revision;
		return this.#fold;
	}
	/** The school's own 自查, in its wording. */
	get isOwn(): boolean {
		return this.#fold.start?.kind === 'selfCheck';
	}
	get isOpen(): boolean {
		return this.state === 'open' || this.state === 'reopened';
	}
	slot(key: string): Slot | undefined {
		return this.#byKey.get(key);
	}
	close(): void {
		this.#stopListening();
	}

	/** Shows a tap's count in the totals at once. */
	showCount(slot: Slot, count: Count): void {
		this.totals = moveCount(this.totals, slot.view.count, count);
		slot.show({ count });
	}

	/** Resolves when every write so far has ended, well or not. */
	async written(): Promise<void> {
		await Promise.allSettled(this.#writing);
	}

	/** Bytes of a photo by hash; also while they are still being written. */
	async picture(hash: string): Promise<ArrayBuffer | undefined> {
		// What has a name never changes: else each new photo would make every picture on screen read itself again, twice.
		const arriving = untrack(() => this.#arriving.get(hash));
		return arriving ?? this.store.bytes(hash as Hash);
	}

	/** On screen, but not saved yet. */
	isArriving(hash: string): boolean {
		return this.#arriving.has(hash);
	}

	/**
	 * Writes drafts and bytes together, with what lists show besides the inspection's own entry. On refusal by the store the
	 * screen goes back to what is really there.
	 */
	async append(
		drafts: EventDraft[],
		bytes: StoredBytes[] = [],
		alsoList: (fold: InspectionFold) => Summary[] = () => []
	): Promise<Result<Appended, StoreProblem>> {
		if (bytes.length > 0)
			this.#arriving = new Map([
				...this.#arriving,
				...bytes.map((one) => [one.hash, one.bytes] as const)
			]);
		const writing = this.#write(drafts, bytes, alsoList);
		this.#writing.add(writing);
		const result = await storageLight.follow(writing);
		this.#writing.delete(writing);
		if (bytes.length > 0) {
			const gone = new Set<string>(bytes.map((one) => one.hash));
			this.#arriving = new Map([...this.#arriving].filter(([hash]) => !gone.has(hash)));
		}
		if (result.ok)
			for (const event of result.value.events) this.#unconfirmed.delete(event.header.id);
		// A write that failed, or was linked anew when it was tried again, leaves events in memory that do not exist.
		if (!result.ok || (this.#writing.size === 0 && this.#unconfirmed.size > 0))
			await this.#startOver();
		return result;
	}

	/** With its seal an inspection comes into the ledger; until then a tap waits for nothing. */
	#write(
		drafts: EventDraft[],
		bytes: StoredBytes[],
		alsoList: (fold: InspectionFold) => Summary[]
	): Promise<Result<Appended, StoreProblem>> {
		const put = (ledger: (fold: InspectionFold) => Summary[]) =>
			this.store.append(drafts, {
				bytes,
				summarise: (events) => {
					this.#take(events);
					for (const event of events) this.#unconfirmed.add(event.header.id);
					const fold = this.#fold;
					return [...summariseInspection(fold), ...alsoList(fold), ...ledger(fold)];
				}
			});
		const isSealed =
			this.#fold.seal !== undefined || drafts.some(({ subject }) => subject.field === 'seal');
		return isSealed ? this.#ledger().then(put) : put(() => []);
	}

	async #ledger(): Promise<(fold: InspectionFold) => Summary[]> {
		const { ledgerEntries, livesOf } = await import('./ledger-entries');
		const lives = await livesOf(this.store, this.#fold);
		return (fold) => ledgerEntries(fold, lives);
	}

	/** The screen goes back to what is really there; where that cannot be read now, a little later. */
	async #startOver(): Promise<void> {
		try {
			this.#fold = await this.#reload();
		} catch {
			// What refused a write may refuse reading too. The failure of the write is told meanwhile.
			setTimeout(() => void this.#startOver(), AGAIN);
			return;
		}
		this.#unconfirmed.clear();
		this.#arrange();
		this.revision++;
	}

	#take(events: SignedEvent[]): void {
		let touched = false;
		for (const event of events) {
			if (event.header.subject.inspection !== this.id) continue;
			const change = this.#fold.add(event);
			if (change.kind === 'none') continue;
			touched = true;
			this.#redraw(change);
		}
		if (touched) this.revision++;
	}

	/** Of what was stored before: two as soon as both have been compared. */
	get #copies(): number {
		const { checked, second, problem } = this.store.health();
		return checked && second !== 'none' && !problem ? 2 : 1;
	}

	#redraw(change: Change): void {
		if (change.kind === 'inspection') this.#arrange();
		else if (change.kind === 'answer') this.#redrawAnswer(change.key);
		else if (change.kind === 'finding') this.#redrawFinding(change.finding);
		else if (change.kind === 'evidence') {
			for (const key of change.keys) {
				const slot = key && this.#byKey.get(key);
				if (slot) slot.photos = this.#fold.evidence.of(slot.key);
			}
		}
	}

	#redrawAnswer(key: string): void {
		const slot = this.#byKey.get(key);
		// While a newer tap of this tab is being written, the screen already shows it.
		if (slot && !slot.pending) this.showStored(slot);
	}

	/** Shows what is really there, after a tap was written or could not be. */
	showStored(slot: Slot): void {
		const answer = this.#fold.answer(slot.key);
		this.totals = moveCount(this.totals, slot.view.count, countsAs(answer));
		slot.settle(answer, this.#copies);
	}

	#redrawFinding(finding: string): void {
		const failed = this.#fold.findings.failedPairs.get(finding);
		const slot = failed && this.#byKey.get(`${failed.item}|${failed.unit}`);
		if (slot) slot.finding = this.#fold.findings.values(finding);
	}

	/** Lays out the cards anew: at the start, after a correction, after a write that failed. */
	#arrange(): void {
		const fold = this.#fold;
		const before = this.#byKey;
		this.#byKey = new Map();
		const slots = fold.due.map((pair) => {
			const known = before.get(pair.key);
			// Same item, unit and rule: the card stays, with what is being typed in it.
			const slot = known?.pair.rule === pair.rule ? known : new Slot(pair);
			// What was refused is in no list below.
			if (slot.photos.length > 0) slot.photos = [];
			if (Object.keys(slot.finding).length > 0) slot.finding = {};
			const answer = fold.answer(pair.key);
			if (!slot.pending && (answer.kind !== 'none' || known)) slot.settle(answer, this.#copies);
			this.#byKey.set(pair.key, slot);
			return slot;
		});
		for (const evidence of fold.evidence.all) {
			const slot = this.#byKey.get(`${evidence.item}|${evidence.unit ?? 'whole'}`);
			if (slot) slot.photos = fold.evidence.of(slot.key);
		}
		for (const [finding, { item, unit }] of fold.findings.failedPairs) {
			const slot = this.#byKey.get(`${item}|${unit}`);
			if (slot) slot.finding = fold.findings.values(finding);
		}
		if (slots.length !== this.slots.length || slots.some((slot, i) => slot !== this.slots[i]))
			this.slots = slots;
		// Taps that are still being written stay on screen, and so in the sum.
		this.totals = slots.reduce(
			(totals, slot) =>
				slot.pending ? moveCount(totals, countsAs(fold.answer(slot.key)), slot.view.count) : totals,
			fold.totals
		);
		this.state = fold.state;
	}
}
