/** What is being drawn on a photo: marks that are finished, and the one under the finger. */
import type { Mark, Point } from '$lib/core/evidence/payloads';
import { drawMarks } from '../later-wiring';

export const tools = ['arrow', 'circle', 'line', 'text', 'blur'] as const;
export type Tool = (typeof tools)[number];

/** Closer than this, in ten-thousandths, it was a tap and not a stroke. */
const TAP = 80;
const far = ([x1, y1]: Point, [x2, y2]: Point): boolean => Math.hypot(x2 - x1, y2 - y1) > TAP;

/** The picture with marks on it. Blurring needs the picture's own pixels. */
export function paint(
	canvas: HTMLCanvasElement,
	picture: CanvasImageSource,
	marks: readonly Mark[]
): void {
	const context = canvas.getContext('2d');
	if (!context) return;
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	drawMarks(context, marks);
}

export class Drawing {
	marks: Mark[] = $state.raw([]);
	#current: Mark | undefined = $state.raw();
	readonly #begun: readonly Mark[];

	constructor(marks: readonly Mark[]) {
		this.#begun = marks;
		this.marks = [...marks];
	}

	/** The finished marks and the one that is being drawn. */
	get shown(): readonly Mark[] {
		return this.#current ? [...this.marks, this.#current] : this.marks;
	}
	/** Whether there is anything to save: what was drawn and undone is as it was. */
	get changed(): boolean {
		return (
			this.marks.length !== this.#begun.length ||
			this.marks.some((mark, i) => mark !== this.#begun[i])
		);
	}

	/** `words`: what a text says. */
	begin(tool: Tool, at: Point, words: string): void {
		if (tool === 'text') this.#current = { kind: 'text', at, text: words };
		else if (tool === 'line') this.#current = { kind: 'line', points: [at] };
		else this.#current = { kind: tool, from: at, to: at };
	}
	drag(at: Point): void {
		const mark = this.#current;
		if (!mark) return;
		if (mark.kind === 'text') this.#current = { ...mark, at };
		else if (mark.kind === 'line') {
			const last = mark.points.at(-1);
			if (last && far(last, at)) this.#current = { ...mark, points: [...mark.points, at] };
		} else this.#current = { ...mark, to: at };
	}
	end(): void {
		const mark = this.#current;
		this.#current = undefined;
		if (!mark) return;
		const isDrawn =
			mark.kind === 'text' ||
			(mark.kind === 'line' ? mark.points.length > 1 : far(mark.from, mark.to));
		if (isDrawn) this.marks = [...this.marks, mark];
	}
	/** Something took the finger away: a call, a second finger. */
	cancel(): void {
		this.#current = undefined;
	}

	/** For the keyboard: one in the middle, to be moved. */
	put(tool: Tool, words: string): void {
		if (tool === 'text') this.#add({ kind: 'text', at: [4000, 5000], text: words });
		else if (tool === 'line')
			this.#add({
				kind: 'line',
				points: [
					[3500, 5500],
					[5000, 5500],
					[6500, 5500]
				]
			});
		else this.#add({ kind: tool, from: [4000, 4000], to: [6000, 6000] });
	}
	/** Moves the last mark; `stretch`: only its second corner. */
	move([dx, dy]: Point, stretch: boolean): void {
		const last = this.marks.at(-1);
		if (!last) return;
		const by = ([x, y]: Point): Point => [inside(x + dx), inside(y + dy)];
		const moved: Mark =
			last.kind === 'text'
				? { ...last, at: by(last.at) }
				: last.kind === 'line'
					? { ...last, points: last.points.map(by) }
					: { ...last, from: stretch ? last.from : by(last.from), to: by(last.to) };
		this.marks = [...this.marks.slice(0, -1), moved];
	}
	undo(): void {
		this.marks = this.marks.slice(0, -1);
	}
	#add(mark: Mark): void {
		this.marks = [...this.marks, mark];
	}
}

const inside = (value: number): number => Math.min(10_000, Math.max(0, value));
