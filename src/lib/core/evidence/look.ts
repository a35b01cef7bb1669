/**
 * How a picture looks, as bits: two pictures of which few bits differ are the same one, saved again, made smaller or cropped a
 * little. It says nothing about what is on it. The signs of the low frequencies of a cosine transform, which survive a change
 * of size, quality or brightness (Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010).
 */
import { fromBase64url, toBase64url } from '../events/base64url';

/** Pixels a side of the square that a look is taken from. */
export const LOOK_SIDE = 64;

/** A part of a picture, in hundredths of its width and height. */
export interface Part {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/**
 * The parts that looks are taken of, the whole first: what is left when a strip is cut off on one side, all around or at a
 * corner. A cut in between is near enough to one of them.
 */
export const PARTS: readonly Part[] = [
	{ left: 0, top: 0, right: 100, bottom: 100 },
	{ left: 4, top: 4, right: 96, bottom: 96 },
	{ left: 8, top: 8, right: 92, bottom: 92 },
	{ left: 8, top: 0, right: 100, bottom: 100 },
	{ left: 0, top: 0, right: 92, bottom: 100 },
	{ left: 0, top: 8, right: 100, bottom: 100 },
	{ left: 0, top: 0, right: 100, bottom: 92 },
	{ left: 7, top: 7, right: 100, bottom: 100 },
	{ left: 0, top: 7, right: 93, bottom: 100 },
	{ left: 7, top: 0, right: 100, bottom: 93 },
	{ left: 0, top: 0, right: 93, bottom: 93 }
];

/** Frequencies each way, without the mean. */
const FREQUENCIES = 12;
const BITS = 128;
/** Of 128 bits; two different pictures differ in about 64. */
const SAME = 24;

/** `cosines[k * 64 + x]` */
const cosines = new Float64Array(FREQUENCIES * LOOK_SIDE);
for (let k = 0; k < FREQUENCIES; k++)
	for (let x = 0; x < LOOK_SIDE; x++)
		cosines[k * LOOK_SIDE + x] = Math.cos(((2 * x + 1) * k * Math.PI) / (2 * LOOK_SIDE));

/** The lowest first, along the diagonals; the mean is left out. */
const order: { across: number; down: number }[] = [];
for (let sum = 1; order.length < BITS; sum++)
	for (let down = 0; down <= sum; down++)
		if (down < FREQUENCIES && sum - down < FREQUENCIES && order.length < BITS)
			order.push({ across: sum - down, down });

/** `luma`: 64 × 64 values of lightness, row by row. The answer is 16 bytes as base64url. */
export function lookOf(luma: ArrayLike<number>): string {
	const rows = new Float64Array(LOOK_SIDE * FREQUENCIES);
	for (let y = 0; y < LOOK_SIDE; y++)
		for (let k = 0; k < FREQUENCIES; k++) {
			let sum = 0;
			for (let x = 0; x < LOOK_SIDE; x++)
				sum += (luma[y * LOOK_SIDE + x] ?? 0) * (cosines[k * LOOK_SIDE + x] ?? 0);
			rows[y * FREQUENCIES + k] = sum;
		}
	const bytes = new Uint8Array(BITS / 8);
	order.forEach(({ across, down }, bit) => {
		let sum = 0;
		for (let y = 0; y < LOOK_SIDE; y++)
			sum += (rows[y * FREQUENCIES + across] ?? 0) * (cosines[down * LOOK_SIDE + y] ?? 0);
		if (sum > 0) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
	});
	return toBase64url(bytes);
}

/** Bytes of all looks of one photo, packed. */
export const LOOKS_BYTES = PARTS.length * (BITS / 8);

/** Looks as they stand in an event, packed; undefined for what is none. */
export function packLooks(looks: readonly string[] | undefined): Uint8Array | undefined {
	if (looks?.length !== PARTS.length) return undefined;
	const packed = new Uint8Array(LOOKS_BYTES);
	for (const [i, look] of looks.entries()) {
		const bytes = typeof look === 'string' ? fromBase64url(look) : undefined;
		if (bytes?.length !== BITS / 8) return undefined;
		packed.set(bytes, (i * BITS) / 8);
	}
	return packed;
}

/**
 * Whether two photos are one picture: the whole of either looks like a part of the other. `a` and `b`: packed looks of many
 * photos; `atA`, `atB`: which of them.
 */
export function looksSame(a: Uint8Array, atA: number, b: Uint8Array, atB: number): boolean {
	const fromA = atA * LOOKS_BYTES;
	const fromB = atB * LOOKS_BYTES;
	for (let part = 0; part < LOOKS_BYTES; part += BITS / 8)
		if (isNear(a, fromA + part, b, fromB) || isNear(a, fromA, b, fromB + part)) return true;
	return false;
}

function isNear(a: Uint8Array, fromA: number, b: Uint8Array, fromB: number): boolean {
	let differing = 0;
	for (let i = 0; i < BITS / 8; i++) {
		differing += ONES[(a[fromA + i] ?? 0) ^ (b[fromB + i] ?? 0)] ?? 0;
		if (differing > SAME) return false;
	}
	return true;
}

/** How many bits of a byte are set. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => {
	let ones = 0;
	for (let rest = byte; rest; rest &= rest - 1) ones++;
	return ones;
});
