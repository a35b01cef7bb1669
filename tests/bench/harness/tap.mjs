import { cpuOf } from './page.mjs';

/**
 * Taps `verdict` on the item at `index`, as a finger would, and waits until it is saved and the page is quiet.
 *
 * @returns {Promise<{ painted: number, saved: number, task: number, script: number }>} milliseconds
 */
export async function tap(page, cdp, index, verdict) {
	const place = await page.evaluate(
		async ([at, value]) => {
			const card = document.querySelectorAll('[data-item]')[at];
			const asked = card.querySelector(`.answers input[value=${value}]`);
			// A draft that was tapped before may have the answer already, and a tap on it again is none.
			const input = asked.checked
				? card.querySelector(
						'.answers input[value=pass]:not(:checked), .answers input[value=notApplicable]:not(:checked)'
					)
				: asked;
			const settled = () =>
				new Promise((resolve) =>
					requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30)))
				);
			for (let again = 0; again < 2; again++) {
				input.scrollIntoView({ block: 'center' });
				await settled();
			}
			const { left, top, width, height } = input.getBoundingClientRect();
			window.seen.tap = undefined;
			return { x: left + width / 2, y: top + height / 2 };
		},
		[index, verdict]
	);
	await page.mouse.move(place.x, place.y);
	const before = await cpuOf(cdp);
	await page.mouse.down();
	await page.mouse.up();
	await page.waitForFunction(
		() => window.seen.tap?.saved !== undefined && window.seen.tap.painted !== undefined,
		undefined,
		{ polling: 20, timeout: 20_000 }
	);
	await page.waitForTimeout(40);
	const after = await cpuOf(cdp);
	const { painted, saved } = await page.evaluate(() => window.seen.tap);
	return { painted, saved, task: after.task - before.task, script: after.script - before.script };
}

/** Items to tap, spread over the whole list, so that near and far ones count alike. */
export function spread(size, taps, offset) {
	const step = size / taps;
	return Array.from({ length: taps }, (_, i) => Math.floor(i * step + offset) % size);
}
