/** How photos are kept and shown on this device. Preferences: not shared, and losing them loses no work. */
import * as z from 'zod/mini';

export const photoSides = [1280, 1600, 2048] as const;
export const corners = ['bottomLeft', 'bottomRight', 'topLeft', 'topRight'] as const;
export const sizes = ['small', 'medium', 'large'] as const;

const Watermark = z.object({
	corner: z.enum(corners),
	size: z.enum(sizes),
	/** Which lines stand beside time, place and the photo's own id, which always do. */
	school: z.boolean(),
	item: z.boolean(),
	inspectors: z.boolean()
});
/** Where the words stand on a copy, how large, and which. */
export type WatermarkLayout = z.infer<typeof Watermark>;

const Kept = z.object({
	/** Longest side of what is stored, in pixels. */
	maxSide: z.union(photoSides.map((side) => z.literal(side))),
	watermark: Watermark
});
type Kept = z.infer<typeof Kept>;

const KEY = 'anxiao:photos';
const DEFAULTS: Kept = {
	maxSide: 2048,
	watermark: { corner: 'bottomLeft', size: 'medium', school: true, item: true, inspectors: true }
};

class PhotoSettings {
	#kept: Kept = $state.raw(read());

	get maxSide(): number {
		return this.#kept.maxSide;
	}
	set maxSide(maxSide: number) {
		const side = photoSides.find((one) => one === maxSide);
		if (side) this.#keep({ ...this.#kept, maxSide: side });
	}

	get watermark(): WatermarkLayout {
		return this.#kept.watermark;
	}
	setWatermark(change: Partial<WatermarkLayout>): void {
		this.#keep({ ...this.#kept, watermark: { ...this.#kept.watermark, ...change } });
	}

	#keep(kept: Kept): void {
		this.#kept = kept;
		try {
			localStorage.setItem(KEY, JSON.stringify(kept));
		} catch {
			// Without local storage a preference holds for this sitting.
		}
	}
}

function read(): Kept {
	try {
		const kept = z.safeParse(Kept, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
		return kept.success ? kept.data : DEFAULTS;
	} catch {
		return DEFAULTS;
	}
}

export const photoSettings = new PhotoSettings();
