import { browser } from '$app/environment';
import { practising } from '$lib/app/actions/practice';
import { getLocale } from '$lib/app/messages/generated/runtime';
import { settings } from '$lib/app/state/settings.svelte';
import { storageLight } from '$lib/app/state/storage-light.svelte';

// Everything is on the device: nothing is rendered on a server, and one empty shell opens every address.
export const ssr = false;

// Here and not in the layout, so that language and theme stand before the first paint of the frame.
if (browser) {
	document.documentElement.lang = getLocale();
	settings.applyTheme();
	// Opens while the screen's own code is still on its way; whoever needs it says if it cannot.
	if (!storageLight.lack) void storageLight.open(sayHealing).then(completeLists);
}

/** Screens that wait for the storage do not stand yet. */
async function sayHealing(): Promise<void> {
	const skeleton = await import('$lib/app/frame/skeleton');
	skeleton.sayHealing();
}

/** What was brought back must stand in the lists as soon as they are shown. */
async function completeLists(): Promise<void> {
	if (!(await storageLight.lacksInLists())) return;
	const { listHealed } = await import('$lib/app/actions/list-healed');
	await listHealed();
}

/** Filling and paper take the whole screen. */
const bareRoutes: (string | null)[] = ['/inspections/[id]', '/inspections/[id]/print'];

/** What is around a screen comes with it, so that it never moves what is there, and only where it is needed. */
export async function load({ route }) {
	const [places, banner] = await Promise.all([
		bareRoutes.includes(route.id) ? undefined : import('$lib/app/frame/Places.svelte'),
		practising() ? import('$lib/app/frame/PracticeBanner.svelte') : undefined
	]);
	return { Places: places?.default, PracticeBanner: banner?.default };
}
