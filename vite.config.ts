import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.mjs';
import { replyForm } from './scripts/reply-form-plugin.mjs';

/**
 * One file for what every screen needs and one for what an open inspection needs: fifty small files cost a phone more to
 * ask for and to unpack than they save. Left alone, the bundler makes one for every set of screens that share something.
 */
const sharedChunks = [
	{
		name: 'frame',
		minShareCount: 22,
		test: framed()
	},
	{ name: 'fill', minShareCount: 2, test: partsOfFilling() }
];

/** Most screens have these and filling does not begin with them. */
function framed(): RegExp {
	const later = [
		'core/(?:finding/|school/attributes)',
		'app/(?:later-wiring|messages/(?:day|problem|generated/messages/problems_))',
		'platform/(?:camera/|device/key|probe/|store/rows/(?:holds|write-rows))',
		'ui/(?:Button|Card|Notice)'
	];
	const without = `node_modules/(?:perfect-freehand|zod)/|src/lib/(?:${later.join('|')})`;
	return new RegExp(`^(?!.*(?:${without})).*\\.(?:[jt]s|svelte|mjs)$`);
}

function partsOfFilling(): RegExp {
	const core = [
		'events/(?!clock-drift|crc32c|entries|frame|introduction|link|merkle|retirement|union)',
		'calendar/date',
		'finding/deadline(?!-day)',
		'inspection/(?:answer|batch|decide-answer|evidence|findings|fold|pairs|summar(?!ise-looks)|totals)',
		'template/(?:condition|judg|operand|rule-date)'
	];
	const app = [
		'actions/(?:judge-item|open-inspection|practice|type-into-item)',
		'messages/(?:generated/messages/fill_(?!basis_unverified|cancel|clock|close|deadline|excluded|general|handling|held|judged|measure|owner|photo|place|severity|stopped|told)|item-words|text)',
		'state/(?:inspection-context|open-inspection|place|settings|slot|storage-light|toast|typing)',
		'wiring'
	];
	/** What writes comes after what is looked at. */
	const platform =
		'platform/(?:device/(?:digest|space)|store/(?:rows/(?:chain-row|codec|database|indexed-db-rows)|follower|health-board|marker|open-store|problem|row-store))';
	const parts = [`core/(?:${core.join('|')})`, `app/(?:${app.join('|')})`, platform, 'ui/Meter'];
	return new RegExp(`src/lib/(?:${parts.join('|')})`);
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/app/messages/generated',
			strategy: ['localStorage', 'baseLocale']
		}),
		replyForm(),
		sveltekit()
	],
	// The precache of the kit does not list chunks of workers: each worker is one file.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	build: {
		// A list of every file that each screen is made of would be loaded by all of them. Only styles are fetched ahead, so
		// that nothing is drawn without them; scripts name what they need themselves, and all are cached after the first visit.
		modulePreload: {
			resolveDependencies: (_file, needed) => needed.filter((file) => file.endsWith('.css'))
		},
		rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } }
	},
	test: {
		// Nothing here is a measure of speed, and a build machine may be five times slower than a desk.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 30_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,seeds,scripts}/**/*.test.ts'],
					exclude: ['**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
