import { redirect } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { practising } from '$lib/app/actions/practice';
import { getLocale } from '$lib/app/messages/generated/runtime';
import { HANDED_OVER, handedOver, handOverAddress } from '$lib/app/state/handed-over';
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

const HAND_OVER = '/inspections/[id]/hand-over';
/** Filling, paper, and what the school is shown or answers take the whole screen. */
const bareRoutes: (string | null)[] = [
	'/inspections/[id]',
	'/inspections/[id]/print',
	'/reply',
	HAND_OVER
];

/** What is around a screen comes with it, so that it never moves what is there, and only where it is needed. */
export async function load({ route, params, url, depends }) {
	// In the school's hand nothing else opens. Asked at every change of address, and when another tab gives it away.
	depends(HANDED_OVER);
	const handed = url.pathname && browser ? handedOver() : undefined;
	const shown = route.id === HAND_OVER ? params.id : undefined;
	if (handed && shown !== handed.inspection) redirect(307, handOverAddress(handed.inspection));
	// Whoever comes there by himself has nothing to give back.
	if (!handed && shown) redirect(307, `/inspections/${shown}/sign`);
	const [places, banner] = await Promise.all([
		bareRoutes.includes(route.id) ? undefined : import('$lib/app/frame/Places.svelte'),
		practising() ? import('$lib/app/frame/PracticeBanner.svelte') : undefined
	]);
	return { Places: places?.default, PracticeBanner: banner?.default, handed: Boolean(handed) };
}
