/** Burns words into a corner of a picture, on a ground of their own so that they are read on white walls and in dark kitchens. */
import type { Watermark } from './contract';

/** The widest it gets, in hundredths of the picture. */
const WIDEST = 92;

export function drawWatermark(
	context: OffscreenCanvasRenderingContext2D,
	{ lines, corner, size }: Watermark
): void {
	const { width, height } = context.canvas;
	const letter = Math.max(10, (Math.max(width, height) * size) / 1000);
	context.font = `500 ${letter}px system-ui, "Noto Sans CJK SC", sans-serif`;
	context.textBaseline = 'middle';
	const pad = letter * 0.6;
	const fitting = lines.flatMap((line) => wrap(context, line, (width * WIDEST) / 100 - 2 * pad));
	const step = letter * 1.4;
	const boxWidth = Math.max(...fitting.map((line) => context.measureText(line).width), 0) + 2 * pad;
	const boxHeight = fitting.length * step + 2 * pad;
	const x = corner.endsWith('Left') ? 0 : width - boxWidth;
	const y = corner.startsWith('top') ? 0 : height - boxHeight;
	context.fillStyle = 'rgb(0 0 0 / 58%)';
	context.fillRect(x, y, boxWidth, boxHeight);
	context.fillStyle = '#fff';
	fitting.forEach((line, i) => context.fillText(line, x + pad, y + pad + (i + 0.5) * step));
}

/** Chinese breaks anywhere; a line that fits stays whole. */
function wrap(context: OffscreenCanvasRenderingContext2D, line: string, widest: number): string[] {
	const lines: string[] = [];
	let current = '';
	for (const letter of line) {
		if (current && context.measureText(current + letter).width > widest) {
			lines.push(current);
			current = '';
		}
		current += letter;
	}
	return [...lines, current];
}
