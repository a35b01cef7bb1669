/** Asks the browser never to clear the data by itself, and says what it answered. */
import * as m from '../messages/generated/messages';
import { storageLight } from '../state/storage-light.svelte';
import { toast } from '../state/toast.svelte';

export async function askToKeep(): Promise<void> {
	const kept = await storageLight.askPersistence();
	toast.say(kept ? m.shell_light_asked_yes() : m.shell_light_asked_no());
}
