import { expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/bench/harness/seeded-random.mjs';
import { drawScene } from '../../../../tests/fixtures/photos/scenes';
import { LOOKS_BYTES, packLooks } from '../../core/evidence/look';
import { findReused, type PhotoLooks } from '../../core/evidence/reused';
import { shrinkPhoto } from './client';

const DIFFERENT = 500;
const ALTERED = 20;

async function looksOf(canvas: OffscreenCanvas, quality = 0.9): Promise<Uint8Array> {
	const file = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	const shrunk = await shrinkPhoto(file);
	const packed = shrunk.ok ? packLooks(shrunk.value.looks) : undefined;
	if (!packed) throw new Error('no looks');
	return packed;
}
const listOf = (inspection: string, looks: Uint8Array[]): PhotoLooks => ({
	inspection,
	schoolName: '样例小学（虚构）',
	visitDate: '2026-08-25',
	photos: looks.map((_, i) => `${inspection}-${i}`),
	looks: new Uint8Array(looks.flatMap((one) => [...one]))
});

/** Saved again at some quality, at some size, and with up to a tenth cut off each way. */
function alter(picture: OffscreenCanvas, random: () => number): OffscreenCanvas {
	const cut = () => (random() < 0.5 ? 0 : random() * 0.05);
	const [left, top, right, bottom] = [cut(), cut(), cut(), cut()];
	const scale = 0.4 + random() * 0.8;
	const width = picture.width * (1 - left - right);
	const height = picture.height * (1 - top - bottom);
	const altered = new OffscreenCanvas(width * scale, height * scale);
	const context = altered.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.filter = `brightness(${0.85 + random() * 0.3})`;
	const { width: w, height: h } = altered;
	context.drawImage(picture, picture.width * left, picture.height * top, width, height, 0, 0, w, h);
	return altered;
}

it('finds the same picture again when it was altered, and takes different ones for different', async () => {
	const random = seededRandom(7);
	const originals: Uint8Array[] = [];
	const altered: Uint8Array[] = [];
	for (let i = 0; i < DIFFERENT; i++) {
		const picture = drawScene(i, 480, 360);
		originals.push(await looksOf(picture));
		if (i % (DIFFERENT / ALTERED) === 0)
			altered.push(await looksOf(alter(picture, random), 0.3 + random() * 0.5));
	}
	const all = listOf('season', originals);
	expect(all.looks.length).toBe(DIFFERENT * LOOKS_BYTES);

	const again = findReused(listOf('again', altered), [all]);
	const right = again.filter(
		({ photo, other }) =>
			Number(other.split('-')[1]) === (Number(photo.split('-')[1]) * DIFFERENT) / ALTERED
	);
	// eslint-disable-next-line no-console -- the figure itself is wanted
	console.log(`altered copies found: ${right.length} of ${ALTERED}`);
	expect(right.length).toBeGreaterThanOrEqual(18);

	const mistaken = findReused(all, [all]);
	// eslint-disable-next-line no-console -- the figure itself is wanted
	console.log(`different pictures taken for another: ${mistaken.length} of ${DIFFERENT}`);
	expect(mistaken.length).toBeLessThanOrEqual(4);
});
