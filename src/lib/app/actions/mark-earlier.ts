/** Marks beside the items what earlier visits found here. Runs after the list stands, since nobody waits for it. */
import { earlierByPair, earlierRows, isUnsettled } from '$lib/core/finding/earlier';
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { dayOf } from '../messages/day';
import { earlierText } from '../messages/earlier';
import type { OpenInspection } from '../state/open-inspection.svelte';

/** Over seasons a finding goes by school, item and unit. */
export async function markEarlier(inspection: OpenInspection): Promise<void> {
	const { start, basics } = inspection.fold;
	if (!start || !basics) return;
	const listed = await inspection.store.listed(findingsOfSchool(start.school.id));
	const { visitDate } = basics;
	const rows = earlierRows(
		listed.map(({ value }) => value as LedgerRow),
		{ inspection: inspection.id, kind: start.kind, visitDate }
	);
	inspection.earlier = rows;
	const today = dayOf(new Date());
	const beside = earlierByPair(rows, visitDate);
	for (const slot of inspection.slots) {
		const row = beside.get(slot.key);
		if (row)
			slot.earlier = {
				finding: row.filed.id,
				text: earlierText(row, today),
				unsettled: isUnsettled(row)
			};
		else if (slot.earlier) slot.earlier = undefined;
	}
}
