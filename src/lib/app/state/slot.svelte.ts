/** What one item card shows: the answer on screen, whether it is saved, and what is being typed. */
import type { Answer } from '$lib/core/inspection/answer';
import { batchable } from '$lib/core/inspection/batch';
import type { Pair } from '$lib/core/inspection/pairs';
import type { Photo } from '$lib/core/evidence/photo';
import type { FindingValues } from '$lib/core/inspection/findings';
import type { Count } from '$lib/core/inspection/totals';
import { demandsPhoto } from '$lib/core/template/sensitive';

/** What an inspector put in, before it is judged. */
export interface Typed {
	values: Record<string, string>;
	note: string;
	place: string;
	reason: string;
}

/** Sentences, in which somebody may be named. */
export type Worded = Exclude<keyof Typed, 'values'>;

export interface SlotView extends Typed {
	count: Count;
	/** Two answers that differ. */
	conflict: boolean;
	/** Written by a newer version of the app: kept, not understood. */
	unknown: boolean;
	byHand: boolean;
	batch: boolean;
	/** `yes`: both copies are flushed. `one`: the other has failed. `undefined`: nothing to save yet. */
	saved: 'yes' | 'one' | 'no' | 'failed' | undefined;
	/** Proven copies. */
	copies: number;
	/** Text that is not an event yet. */
	typing: boolean;
	/** Of that, what looks as if it said who somebody is (`held-words.ts`). */
	held: readonly Worded[];
}

/** A finding of an earlier visit, by the words that stand beside the item. */
export interface Earlier {
	/** Its id. */
	finding: string;
	text: string;
	/** Somebody must still act on it. */
	unsettled: boolean;
}

const EMPTY: SlotView = {
	count: 'notChecked',
	conflict: false,
	unknown: false,
	byHand: false,
	batch: false,
	values: {},
	note: '',
	place: '',
	reason: '',
	saved: undefined,
	copies: 0,
	typing: false,
	held: []
};
const NO_WORDS: Record<Worded, string> = { note: '', place: '', reason: '' };

export class Slot {
	readonly pair: Pair;
	/** Replaced whole, so that a card redraws once for one change. */
	view: SlotView = $state.raw(EMPTY);
	photos: Photo[] = $state.raw([]);
	finding: FindingValues = $state.raw({});
	/** What an earlier visit found here, and what has become of it. */
	earlier: Earlier | undefined = $state.raw(undefined);
	/** What stood in the record when it was last shown. */
	written = NO_WORDS;
	/** The handle of the newest write that has not been acknowledged. */
	pending: string | undefined;

	constructor(pair: Pair) {
		this.pair = pair;
	}

	get key(): string {
		return this.pair.key;
	}

	/** Still open, and may be passed together with others. */
	get batchable(): boolean {
		return this.view.count === 'notChecked' && batchable(this.pair);
	}

	/** Failing, it asks for a photo and has none. */
	get wantsPhoto(): boolean {
		return demandsPhoto(this.pair.section, this.pair.item) && this.photos.length === 0;
	}

	/** Shows a change at once, before it is saved. */
	show(change: Partial<SlotView>): void {
		this.view = { ...this.view, ...change };
	}

	/** Shows what the fold says, keeping what is being typed. */
	settle(answer: Answer, copies: number): void {
		const given = answer.kind === 'answered' ? answer.given : undefined;
		const typed = this.view.typing ? this.view : undefined;
		const reason = given?.reason ?? (answer.kind === 'none' ? answer.reason : undefined);
		this.written = {
			note: given?.note ?? '',
			place: given?.place ?? '',
			reason: reason ?? ''
		};
		this.view = {
			...EMPTY,
			count: given?.verdict ?? 'notChecked',
			conflict: answer.kind === 'conflict',
			unknown: answer.kind === 'unknown',
			byHand: given?.byHand === true,
			batch: given?.batch === true,
			values: typed?.values ?? given?.values ?? {},
			note: typed?.note ?? this.written.note,
			place: typed?.place ?? this.written.place,
			reason: typed?.reason ?? this.written.reason,
			saved: answer.heads.length > 0 ? 'yes' : undefined,
			copies: answer.heads.length > 0 ? copies : 0,
			typing: this.view.typing,
			held: this.view.held
		};
	}
}
