/** Writes down that somebody was told just now: whom and when, in one write. */
import { wallTime } from '$lib/core/calendar/moment';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { decideFinding, type Refusal } from '$lib/core/inspection/decide-answer';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';

export async function recordReport(
	inspection: OpenInspection,
	finding: string,
	to: string
): Promise<Result<void, Refusal | StoreProblem>> {
	const { fold, author } = inspection;
	const whom = decideFinding(fold, finding, 'reportedTo', to, author);
	if (!whom.ok) return whom;
	const when = decideFinding(fold, finding, 'reportedAt', wallTime(Date.now()), author);
	if (!when.ok) return when;
	const written = await inspection.append([...whom.value, ...when.value]);
	return written.ok ? ok(undefined) : written;
}
