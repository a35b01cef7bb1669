/** Draws what people drew on a photo, at any size of it: on the screen while they draw, and burnt into copies. */
import { getStroke } from 'perfect-freehand';
import type { Mark, Point } from '../../core/evidence/payloads';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Points are ten-thousandths. */
const WHOLE = 10_000;
const RED = '#d7261e';
/** So few squares that neither a face nor a plate can be made out, whatever the size of the picture. */
const SQUARES = 6;

/** Blurs first: what is drawn on a face stays visible. */
export function drawMarks(context: Context, marks: readonly Mark[]): void {
	const order = (mark: Mark): number => (mark.kind === 'blur' ? 0 : 1);
	for (const mark of [...marks].sort((a, b) => order(a) - order(b))) drawMark(context, mark);
}

function drawMark(context: Context, mark: Mark): void {
	const { width, height } = context.canvas;
	const at = ([x, y]: Point): Point => [(x * width) / WHOLE, (y * height) / WHOLE];
	const thick = Math.max(width, height) / 220;
	context.save();
	context.lineCap = 'round';
	context.lineJoin = 'round';
	if (mark.kind === 'blur') blur(context, at(mark.from), at(mark.to));
	else if (mark.kind === 'text') write(context, at(mark.at), mark.text, thick * 7);
	else if (mark.kind === 'line') {
		const stroke = getStroke(mark.points.map(at), {
			size: thick * 2.4,
			thinning: 0,
			smoothing: 0.6
		});
		const path = new Path2D();
		for (const [x, y] of stroke) path.lineTo(x ?? 0, y ?? 0);
		path.closePath();
		halo(context, path, thick * 0.8);
		context.fillStyle = RED;
		context.fill(path);
	} else {
		const path =
			mark.kind === 'arrow'
				? arrow(at(mark.from), at(mark.to), thick)
				: ellipse(at(mark.from), at(mark.to));
		halo(context, path, thick * 2.8);
		context.strokeStyle = RED;
		context.lineWidth = thick * 2;
		context.stroke(path);
	}
	context.restore();
}

/** White around the red, which alone is lost on bricks and fire cabinets. */
function halo(context: Context, path: Path2D, width: number): void {
	context.strokeStyle = 'rgb(255 255 255 / 85%)';
	context.lineWidth = width;
	context.stroke(path);
}

function arrow([x1, y1]: Point, [x2, y2]: Point, thick: number): Path2D {
	const path = new Path2D();
	path.moveTo(x1, y1);
	path.lineTo(x2, y2);
	const angle = Math.atan2(y2 - y1, x2 - x1);
	const length = Math.min(thick * 9, Math.hypot(x2 - x1, y2 - y1) / 2);
	for (const turn of [-0.5, 0.5]) {
		path.moveTo(x2, y2);
		path.lineTo(x2 - length * Math.cos(angle + turn), y2 - length * Math.sin(angle + turn));
	}
	return path;
}

function ellipse([x1, y1]: Point, [x2, y2]: Point): Path2D {
	const path = new Path2D();
	path.ellipse(
		(x1 + x2) / 2,
		(y1 + y2) / 2,
		Math.abs(x2 - x1) / 2,
		Math.abs(y2 - y1) / 2,
		0,
		0,
		2 * Math.PI
	);
	return path;
}

function write(context: Context, [x, y]: Point, text: string, letter: number): void {
	context.font = `600 ${letter}px system-ui, "Noto Sans CJK SC", sans-serif`;
	context.textBaseline = 'middle';
	context.strokeStyle = 'rgb(255 255 255 / 85%)';
	context.lineWidth = letter / 4;
	context.strokeText(text, x, y);
	context.fillStyle = RED;
	context.fillText(text, x, y);
}

/** The mean of each square takes its place, so that nothing can be brought back. */
function blur(context: Context, [x1, y1]: Point, [x2, y2]: Point): void {
	const [x, y] = [Math.floor(Math.min(x1, x2)), Math.floor(Math.min(y1, y2))];
	// In a thumbnail a pixel is much of a face: every pixel that the mark touches is in.
	const width = Math.ceil(Math.max(x1, x2)) - x;
	const height = Math.ceil(Math.max(y1, y2)) - y;
	if (width < 1 || height < 1) return;
	const { data } = context.getImageData(x, y, width, height);
	const side = Math.max(1, Math.ceil(Math.max(width, height) / SQUARES));
	for (let top = 0; top < height; top += side)
		for (let left = 0; left < width; left += side) {
			const sum = [0, 0, 0];
			let count = 0;
			for (let row = top; row < Math.min(top + side, height); row++)
				for (let column = left; column < Math.min(left + side, width); column++, count++)
					for (let c = 0; c < 3; c++)
						sum[c] = (sum[c] ?? 0) + (data[4 * (row * width + column) + c] ?? 0);
			context.fillStyle = `rgb(${sum.map((one) => Math.round(one / count)).join(' ')})`;
			context.fillRect(
				x + left,
				y + top,
				Math.min(side, width - left),
				Math.min(side, height - top)
			);
		}
}
