import { expect, it } from 'vitest';
import type { Mark } from '../../core/evidence/payloads';
import { showPhoto } from './client';
import type { ShownCopy, Watermark } from './contract';

const WIDTH = 800;
const HEIGHT = 600;

/** Fine stripes, in which every change shows. */
async function striped(): Promise<ArrayBuffer> {
	const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	for (let x = 0; x < WIDTH; x += 8) {
		context.fillStyle = (x / 8) % 2 ? '#6d6' : '#393';
		context.fillRect(x, 0, 8, HEIGHT);
	}
	return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer();
}
const bytes = await striped();

async function shown(copy: ShownCopy): Promise<OffscreenCanvasRenderingContext2D> {
	const result = await showPhoto(bytes, copy);
	if (!result.ok) throw new Error(result.problem.code);
	const bitmap = await createImageBitmap(new Blob([result.value]));
	const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
	if (!context) throw new Error('no canvas');
	context.drawImage(bitmap, 0, 0);
	return context;
}
const plain = await shown({ marks: [] });
/** Where the copy differs clearly, in tenths of the picture: [left, top, right, bottom]. */
function changed(context: OffscreenCanvasRenderingContext2D): number[] | undefined {
	const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
	const before = plain.getImageData(0, 0, WIDTH, HEIGHT).data;
	let [left, top, right, bottom] = [WIDTH, HEIGHT, -1, -1];
	for (let y = 0; y < HEIGHT; y++)
		for (let x = 0; x < WIDTH; x++) {
			const at = 4 * (y * WIDTH + x);
			if ([0, 1, 2].every((c) => Math.abs((data[at + c] ?? 0) - (before[at + c] ?? 0)) < 40))
				continue;
			[left, top] = [Math.min(left, x), Math.min(top, y)];
			[right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
		}
	if (right < 0) return undefined;
	return [
		Math.floor((left * 10) / WIDTH),
		Math.floor((top * 10) / HEIGHT),
		Math.ceil((right * 10) / WIDTH),
		Math.ceil((bottom * 10) / HEIGHT)
	];
}

const lines = ['2026-08-25 10:00:00', '无定位', '样例小学（虚构）'];
it.each<[Watermark['corner'], (box: number[]) => boolean]>([
	['bottomLeft', ([left, top]) => left === 0 && (top ?? 0) >= 7],
	['bottomRight', ([left, top, right]) => (left ?? 0) >= 5 && (top ?? 0) >= 7 && right === 10],
	['topLeft', ([left, top, , bottom]) => left === 0 && top === 0 && (bottom ?? 9) <= 3],
	['topRight', ([left, top, right]) => (left ?? 0) >= 5 && top === 0 && right === 10]
])('burns the watermark into the %s corner, and leaves the rest as it is', async (corner, fits) => {
	const box = changed(await shown({ marks: [], watermark: { lines, corner, size: 22 } }));
	expect(box && fits(box), JSON.stringify(box)).toBe(true);
});

it('breaks a line that is wider than the picture', async () => {
	const long: Watermark = { lines: ['样例'.repeat(120)], corner: 'bottomLeft', size: 22 };
	const [, top, right] = changed(await shown({ marks: [], watermark: long })) ?? [];
	expect(top).toBeLessThan(9);
	expect(right).toBeLessThanOrEqual(10);
});

it.each<[string, Mark, number[]]>([
	['an arrow', { kind: 'arrow', from: [1000, 1000], to: [5000, 5000] }, [0, 0, 6, 6]],
	['a circle', { kind: 'circle', from: [9000, 9000], to: [6000, 6000] }, [5, 5, 10, 10]],
	[
		'a line',
		{
			kind: 'line',
			points: [
				[1000, 8000],
				[2000, 8200],
				[3000, 8000]
			]
		},
		[0, 7, 4, 9]
	],
	['words', { kind: 'text', at: [5200, 2000], text: '出口上锁' }, [5, 1, 8, 3]],
	['a blur', { kind: 'blur', from: [2000, 2000], to: [4000, 4000] }, [2, 2, 4, 4]]
])('draws %s where it was drawn, and nowhere else', async (_, mark, within) => {
	const box = changed(await shown({ marks: [mark] }));
	expect(box).toBeDefined();
	const [left = 0, top = 0, right = 10, bottom = 10] = within;
	const [l = -1, t = -1, r = 11, b = 11] = box ?? [];
	expect(l >= left && t >= top && r <= right && b <= bottom, JSON.stringify(box)).toBe(true);
});

it('blurs so that nothing is left of what was there, and under whatever else is drawn', async () => {
	const blur: Mark = { kind: 'blur', from: [2500, 2500], to: [7500, 7500] };
	const arrow: Mark = { kind: 'arrow', from: [3000, 5000], to: [7000, 5000] };
	const context = await shown({ marks: [arrow, blur] });
	const { data } = context.getImageData(WIDTH / 4 + 8, HEIGHT / 4 + 8, 50, 20);
	const greens = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 1] ?? 0);
	expect(Math.max(...greens) - Math.min(...greens)).toBeLessThan(12);
	const [red = 0, green = 255] = context.getImageData(WIDTH / 2, HEIGHT / 2, 1, 1).data;
	expect(red).toBeGreaterThan(green + 80);
});

it('blurs in a thumbnail every pixel that the mark touches', async () => {
	// One pixel in two is black: what is left as it was cannot be mistaken for a mean.
	const [width, height] = [320, 240];
	const fine = new OffscreenCanvas(width, height);
	const drawing = fine.getContext('2d');
	if (!drawing) throw new Error('no canvas');
	for (let x = 0; x < width; x++) {
		drawing.fillStyle = x % 2 ? '#000' : '#fff';
		drawing.fillRect(x, 0, 1, height);
	}
	const thumb = await (await fine.convertToBlob({ type: 'image/png' })).arrayBuffer();
	// From 3.84 to 66.24 across and from 2.4 to 50.4 down: neither begins nor ends on a pixel.
	const result = await showPhoto(thumb, {
		marks: [{ kind: 'blur', from: [120, 100], to: [2070, 2100] }]
	});
	if (!result.ok) throw new Error(result.problem.code);
	const context = fine.getContext('2d');
	context?.drawImage(await createImageBitmap(new Blob([result.value])), 0, 0);
	const lightAt = (x: number, y: number) => context?.getImageData(x, y, 1, 1).data[1] ?? -1;
	const inside = Array.from({ length: 64 }, (_, i) => lightAt(3 + i, 30));
	expect(Math.min(...inside)).toBeGreaterThan(40);
	expect(Math.max(...inside)).toBeLessThan(215);
	expect(Math.abs(lightAt(40, 50) - lightAt(41, 50))).toBeLessThan(60);
	expect(Math.abs(lightAt(200, 50) - lightAt(201, 50))).toBeGreaterThan(150);
});

it('is as large as asked, never larger than what is stored', async () => {
	expect((await shown({ marks: [], maxSide: 400 })).canvas.width).toBe(400);
	expect((await shown({ marks: [], maxSide: 4000 })).canvas.width).toBe(WIDTH);
});

it('says that a picture is damaged', async () => {
	expect(await showPhoto(new ArrayBuffer(10), { marks: [] })).toMatchObject({
		ok: false,
		problem: { code: 'picture-damaged' }
	});
});
