import { describe, expect, it } from 'vitest';
import { withExif, withSize, type Written } from '../../../../tests/fixtures/photos/exif';
import { drawScene } from '../../../../tests/fixtures/photos/scenes';
import { shrinkPhoto } from './client';

const encode = async (canvas: OffscreenCanvas, type = 'image/jpeg') =>
	new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer());
const small = await encode(drawScene(1, 640, 480));
const file = (bytes: Uint8Array<ArrayBuffer>, name = 'photo.jpg', type = 'image/jpeg') =>
	new File([bytes], name, { type });
async function shrunk(bytes: Uint8Array<ArrayBuffer>, name?: string, maxSide?: number) {
	const result = await shrinkPhoto(file(bytes, name), maxSide ? { maxSide } : {});
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}
const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
	const result = await shrinkPhoto(file(bytes));
	return result.ok ? 'ok' : `${result.problem.code} ${result.problem.place}`;
};
/** A picture of so many megapixels, mostly of one colour. */
async function large(megapixels: number): Promise<Uint8Array<ArrayBuffer>> {
	const width = Math.floor(Math.sqrt((megapixels * 1_000_000 * 4) / 3));
	const canvas = new OffscreenCanvas(width, Math.floor((width * 3) / 4));
	const context = canvas.getContext('2d');
	context?.drawImage(drawScene(2), 0, 0, canvas.width, canvas.height);
	return encode(canvas);
}
const asText = (bytes: ArrayBuffer) => new TextDecoder('latin1').decode(bytes);

describe('what is stored of a photo', () => {
	it.each([12, 48, 50])('of %i megapixels has 2048 pixels at most', async (megapixels) => {
		const photo = await shrunk(await large(megapixels));
		expect([photo.width, photo.height]).toEqual([2048, 1536]);
		const stored = await createImageBitmap(new Blob([photo.bytes]));
		expect([stored.width, stored.height]).toEqual([2048, 1536]);
		const thumb = await createImageBitmap(new Blob([photo.thumb]));
		expect([thumb.width, thumb.height]).toEqual([320, 240]);
	});

	it('is smaller where a setting says so, and never larger than it came', async () => {
		expect(await shrunk(small, undefined, 400)).toMatchObject({ width: 400, height: 300 });
		expect(await shrunk(small)).toMatchObject({ width: 640, height: 480 });
	});

	it('is named by the hash of its bytes', async () => {
		const { bytes, hash } = await shrunk(small);
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
		expect(hash).toBe(
			btoa(String.fromCharCode(...digest))
				.replaceAll('+', '-')
				.replaceAll('/', '_')
				.replace('=', '')
		);
	});

	it.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'stands upright, taken with orientation %i',
		async (orientation) => {
			const marked = new OffscreenCanvas(400, 300);
			const context = marked.getContext('2d');
			if (!context) throw new Error('no canvas');
			context.fillStyle = '#fff';
			context.fillRect(0, 0, 400, 300);
			context.fillStyle = '#f00';
			context.fillRect(0, 0, 100, 100);
			const photo = await shrunk(withExif(await encode(marked), { orientation }));
			expect([photo.width, photo.height]).toEqual(orientation < 5 ? [400, 300] : [300, 400]);
			const canvas = new OffscreenCanvas(photo.width, photo.height);
			const upright = canvas.getContext('2d');
			upright?.drawImage(await createImageBitmap(new Blob([photo.bytes])), 0, 0);
			const isRed = (x: number, y: number) =>
				(upright?.getImageData(x, y, 1, 1).data[1] ?? 0) < 100;
			const [right, bottom] = [photo.width - 40, photo.height - 40];
			const corners = [isRed(40, 40), isRed(right, 40), isRed(right, bottom), isRed(40, bottom)];
			/** Where the corner at the top left of the sensor belongs (Exif, tag 274). */
			const corner = [0, 1, 2, 3, 0, 1, 2, 3][orientation - 1];
			expect(corners.map((red, i) => (red ? i : -1)).filter((i) => i >= 0)).toEqual([corner]);
		}
	);

	it.each<[string, Written]>([
		['place', { lat: 29.866667, lon: 114.321944, accuracy: 5, time: '2026:08:25 09:30:00' }],
		['place in the south and west', { lat: -33.9, lon: -70.6 }]
	])('says nothing of its %s', async (_, written) => {
		const bytes = withExif(small, written);
		expect(asText(bytes.buffer)).toContain('Exif');
		const photo = await shrunk(bytes);
		for (const stored of [photo.bytes, photo.thumb]) {
			expect(asText(stored)).not.toContain('Exif');
			expect(asText(stored)).not.toContain('GPS');
		}
	});
});

describe('what the camera wrote', () => {
	it.each<[string, Written, unknown]>([
		[
			'time and place',
			{
				time: '2026:08:25 09:30:15',
				zone: '+08:00',
				lat: 29.866667,
				lon: 114.321944,
				accuracy: 4.65
			},
			{
				time: '2026-08-25T09:30:15+08:00',
				place: { lat: '29.866667', lon: '114.321944', accuracy: '5' }
			}
		],
		['time without a zone', { time: '2026:08:25 09:30:15' }, { time: '2026-08-25T09:30:15' }],
		[
			'a place in the south and west',
			{ lat: -33.5, lon: -70.25 },
			{ place: { lat: '-33.500000', lon: '-70.250000' } }
		],
		['a date that does not exist', { time: '2026:02:31 09:30:15' }, undefined],
		['an empty date', { time: '0000:00:00 00:00:00' }, undefined],
		['a place without a fix', { lat: 0, lon: 0 }, undefined],
		['nothing', {}, undefined]
	])('is kept as said: %s', async (_, written, declared) => {
		expect((await shrunk(withExif(small, written))).declared).toEqual(declared);
	});

	it('does not matter where it is broken', async () => {
		const broken = withExif(small, { time: '2026:08:25 09:30:15', lat: 1, lon: 1 });
		for (let at = 12; at < 60; at += 3) {
			const bytes = broken.slice();
			bytes.fill(255, at, at + 4);
			expect(await shrunk(bytes)).toMatchObject({ width: 640 });
		}
	});
});

describe('a file', () => {
	it('may be a PNG that is called .jpg', async () => {
		expect(
			await shrunk(await encode(drawScene(3, 300, 200), 'image/png'), 'photo.jpg')
		).toMatchObject({
			width: 300
		});
	});
	it('may be WebP', async () => {
		expect(await shrunk(await encode(drawScene(3, 300, 200), 'image/webp'))).toMatchObject({
			width: 300
		});
	});

	const svg = new TextEncoder().encode(
		'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'
	);
	const text = new TextEncoder().encode('二楼安全出口上锁，不是照片，只是名字叫照片的文字文件。');
	it.each<[string, Uint8Array<ArrayBuffer>, string]>([
		['of 108 megapixels', withSize(small, 12_000, 9_000), 'picture-too-large header'],
		['a bomb of 65,000 pixels a side', withSize(small, 65_000, 65_000), 'picture-too-large header'],
		['an SVG', svg, 'not-a-picture header'],
		['a text', text, 'not-a-picture header'],
		['empty', new Uint8Array(), 'not-a-picture header'],
		['cut off in its header', small.slice(0, 100), 'not-a-picture header'],
		['a HEIC that this browser cannot read', heic(4032, 3024), 'format-not-readable picture'],
		['a HEIC of 108 megapixels', heic(12_000, 9_000), 'picture-too-large header']
	])('is refused: %s', async (_, bytes, code) => {
		expect(await codeOf(bytes)).toBe(code);
	});

	it.each<[string, Uint8Array<ArrayBuffer>, string]>([
		['8192 × 6144 is the most that is taken', withSize(small, 8192, 6144), 'passes the header'],
		['a row more is refused', withSize(small, 8192, 6145), 'picture-too-large header'],
		['a column more is refused', withSize(small, 8193, 6144), 'picture-too-large header']
	])('of %s', async (_, bytes, expected) => {
		// Its header says more than it has, so what happens after the header differs between browsers.
		const code = await codeOf(bytes);
		expect(code.endsWith(' header') ? code : 'passes the header').toBe(expected);
	});

	it('says how large it is and that the header told', async () => {
		const result = await shrinkPhoto(file(withSize(small, 12_000, 9_000)));
		expect(result).toMatchObject({ ok: false, problem: { detail: { megapixels: 108 } } });
	});

	it('cut off in the picture shows what came, or is refused, and hurts nothing after it', async () => {
		expect(['ok', 'picture-damaged picture']).toContain(
			await codeOf(small.slice(0, small.length / 2))
		);
		expect(await codeOf(small)).toBe('ok');
	});
});

/** The start of a HEIC as far as a header is read: its kind and the size of its picture. */
function heic(width: number, height: number): Uint8Array<ArrayBuffer> {
	const letters = (text: string): number[] => [...new TextEncoder().encode(text)];
	const long = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
	const kind = [...long(24), ...letters('ftypheic'), ...long(0), ...letters('mif1heic')];
	const size = [...long(20), ...letters('ispe'), ...long(0), ...long(width), ...long(height)];
	return new Uint8Array([...kind, ...size]);
}

it('lets a photo that nobody waits for any more go', async () => {
	const abort = new AbortController();
	const waiting = shrinkPhoto(file(small), { signal: abort.signal });
	abort.abort();
	expect(await waiting).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
	expect(await codeOf(small)).toBe('ok');
});
