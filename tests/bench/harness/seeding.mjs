/** Drafts to open: for the app in its own database, for the plain page in its own. */
import { openSeed } from './page.mjs';

const SEED = 1;

/**
 * @returns `app(size, filled)`: the address of a draft on `phone`, made at the first call; `plain` the same for the plain
 * page; `fresh(phone, size)`: the address of an empty draft on another phone.
 */
export async function seeding(phone, host) {
	const page = await openSeed(phone, host.address);
	const sizes = [50, 150, 352, 400, 1000];
	for (const size of sizes) {
		const template = await page.evaluate((n) => globalThis.bench.template(n), size);
		host.give(`/bench/template-${size}.json`, JSON.stringify(template));
	}
	const made = new Map();
	for (const size of sizes)
		for (const filled of ['half', 'full']) {
			const plain = await phone.newPage();
			await plain.goto(`${host.address}${plainAddress(size, filled)}`);
			await plain.evaluate(fillPlain, { size, filled });
			await plain.close();
		}
	return {
		async app(size, filled) {
			const name = `${size} ${filled}`;
			if (!made.has(name)) made.set(name, await seedInspection(page, size, filled));
			return made.get(name);
		},
		plain: plainAddress,
		async fresh(other, size) {
			const seed = await openSeed(other, host.address);
			const at = await seedInspection(seed, size, 'empty');
			await seed.close();
			return at;
		}
	};
}

const plainAddress = (size, filled) => `/bench/plain/index.html?size=${size}&filled=${filled}`;

async function seedInspection(page, size, filled) {
	const id = await page.evaluate(
		([n, how, seed]) => globalThis.bench.inspection(n, how, seed),
		[size, filled, SEED]
	);
	return `/inspections/${id}`;
}

/** Runs in the plain page: the same share of answers as the app's draft has. */
async function fillPlain({ size, filled }) {
	const items = await fetch(`/bench/template-${size}.json`)
		.then((response) => response.json())
		.then((template) => template.sections.flatMap((section) => section.items));
	const chosen = items.filter((_, i) => filled === 'full' || i % 2 === 0);
	await window.fillPlain(chosen.map((item, i) => [item.id, i % 10 === 9 ? 'fail' : 'pass']));
}
