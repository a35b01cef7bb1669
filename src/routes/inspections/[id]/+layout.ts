import { openInspection } from '$lib/app/actions/open-inspection';

/** Reads the events while the screen's own code is still on its way. */
export const load = async ({ params }) => ({ opened: await openInspection(params.id) });
