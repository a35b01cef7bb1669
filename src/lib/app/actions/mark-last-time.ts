/** Marks what failed here last time, beside the item. Runs after the list stands, since nobody waits for it. */
import { standingFindings } from '$lib/core/inspection/finding-list';
import { inspectionsOfSchool, type InspectionSummary } from '$lib/core/inspection/summary';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { foldInspection } from './open-inspection';

/** Over seasons a failing goes by school, item and unit. The newest finished inspection of the school before this visit counts. */
export async function markLastTime(inspection: OpenInspection): Promise<void> {
	const { start, basics } = inspection.fold;
	if (!start || !basics) return;
	const last = (await inspection.store.listed(inspectionsOfSchool(start.school.id)))
		.map((summary) => summary.value as InspectionSummary)
		.find(
			(other) =>
				other.id !== inspection.id &&
				other.kind !== 'selfCheck' &&
				(other.state === 'sealed' || other.state === 'reopened') &&
				other.visitDate <= basics.visitDate
		);
	if (!last) return;
	const folded = await foldInspection(inspection.store, last.id);
	if (!folded.ok) return;
	for (const finding of standingFindings(folded.value)) {
		const slot = finding.item && inspection.slot(`${finding.item}|${finding.unit}`);
		if (slot) slot.lastFailed = last.visitDate;
	}
}
