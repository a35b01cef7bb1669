import { browser } from '$app/environment';
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
	if (!storageLight.lack) void storageLight.open();
}
