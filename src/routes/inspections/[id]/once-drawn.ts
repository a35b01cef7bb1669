import { editHere } from '$lib/app/actions/edit-here';
import { markEarlier } from '$lib/app/actions/mark-earlier';
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';

/** What filling needs beside its cards, once they stand and no sooner. */
export async function onceDrawn(inspection: OpenInspection): Promise<void> {
	editHere(inspection);
	await markEarlier(inspection);
}
