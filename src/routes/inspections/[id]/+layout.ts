import { openInspection } from '$lib/app/actions/open-inspection';
import { openStorage } from '$lib/app/wiring';

/** Reads the events while the screen's own code is still on its way. Without storage the frame says why. */
export async function load({ params }) {
	const storage = await openStorage();
	return { opened: storage.ok ? await openInspection(params.id) : undefined };
}
