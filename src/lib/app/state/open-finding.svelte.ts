/** The finding that is open on this screen: what the inspection says of it and what became of it since. */
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore } from '$lib/core/events/store';
import type { Hash } from '$lib/core/events/ids';
import type { Photo } from '$lib/core/evidence/photo';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import { historyOf, type Moment } from '$lib/core/finding/history';
import { findingOnScreen } from '$lib/core/finding/life';
import type { LifeView } from '$lib/core/finding/life-view';
import { dayOf } from '../messages/day';
import { getStore, sha256 } from '../wiring';
import { following } from './following';
import { readFinding } from './read-finding';
import { SealedFindings, type SealedFinding } from './sealed-findings';

export class OpenFinding {
	readonly id: string;
	/** `YYYY-MM-DD`, of when it was opened. */
	readonly today = dayOf(new Date());
	readonly #inspections: SealedFindings;
	#filed: FiledFinding | undefined = $state.raw();
	#sealed: SealedFinding | undefined = $state.raw();
	#looked = $state(false);
	#events: SignedEvent[] = $state.raw([]);
	#loaded = $state(false);
	#turn = 0;

	readonly life: LifeView | undefined = $derived(
		this.#filed && findingOnScreen(this.#filed, this.#events, sha256).life
	);
	/** What anybody did about it, oldest first. */
	readonly moments: Moment[] = $derived.by(() => historyOf(this.id, this.#events));
	/** Photos that a report or a recheck names, oldest first. */
	readonly photos: Photo[] = $derived(namedPhotos(this.moments, this.life?.photos ?? []));

	/** `inspections`: shared by a screen with several findings. */
	constructor(id: string, inspections = new SealedFindings()) {
		this.id = id;
		this.#inspections = inspections;
	}

	/** False until it was looked for; then `filed` is undefined where the ledger does not have it. */
	get loaded(): boolean {
		return this.#loaded;
	}
	get filed(): FiledFinding | undefined {
		return this.#filed;
	}
	/** Comes a little after `filed`. */
	get sealed(): SealedFinding | undefined {
		return this.#sealed;
	}
	/** The inspection, or its checklist, is not on this device: neither its ground nor its photos can be shown. */
	get sealedElsewhere(): boolean {
		return this.#looked && !this.#sealed;
	}

	/** Undefined where the bytes are not on this device. */
	async picture(hash: string): Promise<ArrayBuffer | undefined> {
		return (await getStore()).bytes(hash as Hash);
	}

	/** Reads, and reads again after whatever is written about it. Answers how to stop. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header: { subject } }) => subject.finding === this.id || subject.field === 'seal'
		);
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		const store = await getStore();
		const read = await readFinding(store, this.id);
		if (turn !== this.#turn) return;
		this.#filed = read?.filed;
		this.#events = read?.events ?? [];
		this.#loaded = true;
		if (read) await this.#readSealed(store, read.filed);
	}

	async #readSealed(store: EventStore, filed: FiledFinding): Promise<void> {
		if (this.#sealed) return;
		const turn = this.#turn;
		const sealed = await this.#inspections.of(store, filed);
		if (turn !== this.#turn) return;
		this.#sealed = sealed;
		this.#looked = true;
	}
}

function namedPhotos(moments: readonly Moment[], photos: readonly Photo[]): Photo[] {
	const names = moments.flatMap((moment) =>
		moment.what === 'reportDone' ||
		moment.what === 'reportUnderWay' ||
		moment.what === 'accept' ||
		moment.what === 'return'
			? moment.value.photos
			: []
	);
	return [...new Set(names)].flatMap((name) => photos.find(({ id }) => id === name) ?? []);
}
