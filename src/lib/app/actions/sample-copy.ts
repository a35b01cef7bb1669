/** A made-up picture with the watermark as it is set: what every copy of a photo will look like. */
import { showPhoto } from '../later-wiring';
import { sampleWatermark } from '../results/watermark';
import type { WatermarkLayout } from '../state/photo-settings.svelte';

/** Undefined where this browser cannot draw it. */
export async function sampleCopy(layout: WatermarkLayout): Promise<Blob | undefined> {
	const shown = await showPhoto(await samplePicture(), {
		marks: [],
		watermark: sampleWatermark(layout)
	});
	return shown.ok ? new Blob([shown.value], { type: 'image/jpeg' }) : undefined;
}

/** A wall, a floor and a door: no photo of anything. */
async function samplePicture(): Promise<ArrayBuffer> {
	const canvas = new OffscreenCanvas(960, 640);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no 2d context');
	const fill = (colour: string, x: number, y: number, width: number, height: number): void => {
		context.fillStyle = colour;
		context.fillRect(x, y, width, height);
	};
	fill('#cfd3cb', 0, 0, 960, 640);
	fill('#8d8a80', 0, 440, 960, 200);
	fill('#5f6f63', 620, 120, 190, 330);
	fill('#e9e6dc', 130, 130, 320, 190);
	return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer();
}
