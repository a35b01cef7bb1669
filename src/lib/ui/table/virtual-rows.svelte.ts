/**
 * Of many rows in the page only those in the window and a few around them. Reckoned by TanStack Virtual (MIT), its core
 * alone: its binding for Svelte hands out stores, and this is the little of it that runes need.
 */
import {
	observeWindowOffset,
	observeWindowRect,
	Virtualizer,
	windowScroll,
	type VirtualItem,
	type VirtualizerOptions
} from '@tanstack/virtual-core';

export interface Rows {
	count: number;
	/** In rem, so that rows grow with the reader's text. */
	heightOf: (index: number) => number;
	/** Pixels of a head that stays at the top of the window: a row moved to is never under it. */
	top?: number;
}

/** Rows on either side of the window that are drawn ahead: more than a frame of the fastest wheel brings in. */
const AHEAD = 8;

/** What the places of all rows were reckoned from. */
interface Measured {
	rows: Rows;
	/** Pixels above the list. */
	margin: number;
	/** Pixels. */
	rem: number;
}

/** The page itself scrolls. Made by the component that draws the rows; `rows` is read as a derived. */
export class VirtualRows {
	readonly #rows: Rows;
	#changes = $state(0);
	#list: HTMLElement | undefined;
	#measured: Measured;
	readonly #virtualizer: Virtualizer<Window, HTMLElement>;

	constructor(rows: () => Rows) {
		this.#rows = $derived.by(rows);
		this.#measured = { rows: this.#rows, margin: 0, rem: remInPixels() };
		this.#virtualizer = new Virtualizer(this.#options());
		$effect(() => {
			void this.#rows;
			this.#measure();
		});
	}

	/** Those to be drawn, from top to bottom. */
	get shown(): VirtualItem[] {
		void this.#changes;
		return this.#virtualizer.getVirtualItems();
	}
	/** Of all rows, in pixels. */
	get height(): number {
		void this.#changes;
		return this.#virtualizer.getTotalSize();
	}
	/** Pixels from the top of the list to a row. */
	topOf(row: VirtualItem): number {
		return row.start - this.#measured.margin;
	}

	/** Moves the page no more than is needed to have the row in the window. */
	show(index: number): void {
		this.#virtualizer.scrollToIndex(index, { align: 'auto' });
	}
	/** How many rows the window holds. */
	get page(): number {
		const { startIndex = 0, endIndex = 0 } = this.#virtualizer.range ?? {};
		return Math.max(1, endIndex - startIndex - 1);
	}

	/** Attached to the element that is as high as all rows. */
	readonly attach = (list: HTMLElement): (() => void) => {
		this.#list = list;
		const unmount = this.#virtualizer._didMount();
		this.#virtualizer._willUpdate();
		this.#measure();
		// What stands above the list unfolds and wraps.
		const above = new ResizeObserver(() => this.#measure());
		above.observe(document.body);
		return () => {
			above.disconnect();
			unmount();
			this.#list = undefined;
		};
	};

	/** Only where something has changed: twenty thousand rows are reckoned anew. */
	#measure(): void {
		if (!this.#list) return;
		const rows = this.#rows;
		const margin = Math.round(this.#list.getBoundingClientRect().top + scrollY);
		const rem = remInPixels();
		const was = this.#measured;
		if (was.rows === rows && was.margin === margin && was.rem === rem) return;
		this.#measured = { rows, margin, rem };
		this.#virtualizer.setOptions(this.#options());
		this.#virtualizer.measure();
		this.#virtualizer._willUpdate();
		this.#changes++;
	}

	#options(): VirtualizerOptions<Window, HTMLElement> {
		const { rows, margin, rem } = this.#measured;
		const { count, heightOf, top = 0 } = rows;
		return {
			count,
			estimateSize: (index: number) => Math.round(heightOf(index) * rem),
			getScrollElement: (): Window => window,
			observeElementRect: observeWindowRect,
			observeElementOffset: observeWindowOffset,
			scrollToFn: windowScroll,
			initialOffset: () => scrollY,
			overscan: AHEAD,
			scrollMargin: margin,
			scrollPaddingStart: top,
			onChange: () => void this.#changes++
		};
	}
}

const remInPixels = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);
