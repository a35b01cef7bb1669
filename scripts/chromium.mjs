/** The browser that tests, benchmarks and pictures run in, and the switches that it is started with. */
import { existsSync } from 'node:fs';

const { env } = process;
const windowsPrograms = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
	Boolean
);
const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	...windowsPrograms.flatMap((folder) => [
		`${folder}\\Google\\Chrome\\Application\\chrome.exe`,
		`${folder}\\Microsoft\\Edge\\Application\\msedge.exe`
	])
];

/** Where a Chromium of this machine lies; undefined where there is none. `CHROMIUM_PATH` goes first. */
export function installedChromium() {
	return [env.CHROMIUM_PATH, ...usualPlaces].find((path) => path && existsSync(path));
}

/**
 * The address bar's own pages, which newer versions make ready for every window, cost a machine of two cores as much as a
 * start of the browser. The others stand in the test package's own list, which this one takes the place of, and change what a
 * page is shown or what is asked of the network.
 */
const needless = [
	'WebUIOmniboxPopup',
	'WebUIOmniboxFullPopup',
	'WebUIOmniboxAimPopup',
	'AimEnabled',
	'HttpsFirstBalancedModeAutoEnable',
	'HttpsUpgrades',
	'OptimizationHints',
	'PaintHolding',
	'PreconnectToSearch'
];

export const switches = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	`--disable-features=${needless.join()}`
];

/** For the test package, which has a browser of its own where none is installed. */
export function launchOptions() {
	const executablePath = installedChromium();
	return { ...(executablePath ? { executablePath } : {}), args: [...switches] };
}
