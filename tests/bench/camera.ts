/** Pictures as a phone's camera hands them over: 12 megapixels, some 4 MB, with the noise of a sensor and with time and place in their Exif. */
import { withExif } from '../fixtures/photos/exif';
import { drawScene } from '../fixtures/photos/scenes';
import { seededRandom } from './harness/seeded-random.mjs';

const WIDTH = 4000;
const HEIGHT = 3000;
const QUALITY = 0.9;
/** Of 255, each way. A smooth drawing would be a tenth of the size of a photo, and quicker to decode. */
const NOISE = 22;

/** A JPEG as a data URL; the same for the same seed in the same browser. */
export async function takePhoto(seed: number): Promise<string> {
	const canvas = drawScene(seed, WIDTH, HEIGHT);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.setTransform(1, 0, 0, 1, 0, 0);
	const image = context.getImageData(0, 0, WIDTH, HEIGHT);
	addNoise(image.data, seededRandom(seed));
	context.putImageData(image, 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
	const bytes = withExif(new Uint8Array(await blob.arrayBuffer()), {
		orientation: 1,
		time: '2026:08:28 09:30:15',
		zone: '+08:00',
		lat: 29.866667,
		lon: 114.321944,
		accuracy: 5
	});
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result as string);
		reader.onerror = () => reject(reader.error ?? new Error('not read'));
		reader.readAsDataURL(new Blob([bytes], { type: 'image/jpeg' }));
	});
}

/** In clumps of two pixels, as a sensor behind a colour filter gives it. */
function addNoise(rgba: Uint8ClampedArray, random: () => number): void {
	for (let at = 0; at + 7 < rgba.length; at += 8) {
		const noise = (random() + random() - 1) * NOISE;
		for (const i of [0, 1, 2, 4, 5, 6]) rgba[at + i] = (rgba[at + i] ?? 0) + noise;
	}
}
