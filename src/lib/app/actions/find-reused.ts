/** Looks through everything on this device for pictures of an inspection that were used before. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { isWhole, looksOfOne, type PhotoLooks, type Reused } from '$lib/core/evidence/reused';
import { LOOKS_SUMMARY } from '$lib/core/inspection/summary';
import { summariseLooks } from '$lib/core/inspection/summarise-looks';
import { ok, type Result } from '$lib/core/result';
import { comparePhotos, type PhotoProblem } from '../later-wiring';
import type { OpenInspection } from '../state/open-inspection.svelte';

/** By evidence id. `photo`: of that one alone, without comparing the others with everything. */
export async function findReused(
	inspection: OpenInspection,
	{ photo, signal }: { photo?: string; signal?: AbortSignal } = {}
): Promise<Result<Map<string, Reused>, PhotoProblem | StoreProblem>> {
	const own = summariseLooks(inspection.fold)[0]?.value as PhotoLooks | undefined;
	if (!own || own.photos.length === 0) return ok(new Map());
	const stored = (await inspection.store.summaries(LOOKS_SUMMARY))
		.map(({ value }) => value as PhotoLooks)
		.filter((looks) => looks.inspection !== own.inspection && isWhole(looks));
	const asked = photo === undefined ? own : looksOfOne(own, photo);
	if (!asked) return ok(new Map());
	const found = await comparePhotos(asked, [...stored, own], signal);
	return found.ok ? ok(new Map(found.value.map((one) => [one.photo, one]))) : found;
}
