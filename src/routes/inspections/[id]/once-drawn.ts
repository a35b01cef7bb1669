import { editHere } from '$lib/app/actions/edit-here';
import { markLastTime } from '$lib/app/actions/mark-last-time';
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';

/** What filling needs beside its cards, once they stand and no sooner. */
export async function onceDrawn(inspection: OpenInspection): Promise<void> {
	editHere(inspection);
	await markLastTime(inspection);
}
