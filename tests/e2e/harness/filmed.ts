/** What Chromium's fake camera films: a file of grey pictures (YUV4MPEG2), made here and the same each time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchOptions } from '../../../scripts/chromium.mjs';

const WIDTH = 640;
const HEIGHT = 480;

/** `light` at a point: 0 (black) to 255 (white). Resolves with how to start a browser that films it. */
export function filming(
	name: string,
	light: (x: number, y: number) => number
): ReturnType<typeof launchOptions> {
	const folder = path.join('test-results', 'filmed');
	mkdirSync(folder, { recursive: true });
	const file = path.resolve(folder, `${name}.y4m`);
	const plane = Buffer.alloc(WIDTH * HEIGHT);
	for (let y = 0; y < HEIGHT; y++)
		for (let x = 0; x < WIDTH; x++) plane[y * WIDTH + x] = light(x, y);
	const frame = Buffer.concat([Buffer.from('FRAME\n'), plane, Buffer.alloc(plane.length / 2, 128)]);
	const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`);
	writeFileSync(file, Buffer.concat([head, frame, frame]));
	const { args = [], ...options } = launchOptions();
	return {
		...options,
		args: [
			...args,
			'--use-fake-ui-for-media-stream',
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${file}`
		]
	};
}
