/** What stands between an inspection and its seal, in words. */
import type { Gap } from '$lib/core/inspection/gaps';
import * as m from './generated/messages';

/** Fields of findings and facts of inspections that people can contradict each other in. */
const fields: Record<string, () => string> = {
	severity: m.fill_severity,
	deadline: m.fill_deadline,
	measure: m.fill_measure,
	handling: m.fill_handling,
	owner: m.fill_owner,
	clockFrom: m.due_from,
	reportedTo: m.due_reported_to,
	reportedAt: m.due_reported_at,
	ownerUnit: m.visit_owner_unit,
	phone: m.visit_phone,
	money: m.visit_money,
	protection: m.visit_protection,
	stopped: m.fill_stopped,
	stoppedAt: m.fill_stopped_at,
	told: m.fill_told,
	noPhoto: m.fill_no_photo,
	observed: m.review_field_observed,
	start: m.review_field_start,
	termStart: m.review_field_term,
	attributes: m.review_field_attributes,
	units: m.review_field_units,
	inspectors: m.review_field_inspectors
};
const values: Record<string, () => string> = {
	major: m.fill_major,
	general: m.fill_general,
	onSpot: m.fill_handling_on_spot,
	stopped: m.fill_handling_stopped
};
const word = (words: Record<string, () => string>, id: string): string => words[id]?.() ?? id;

/** `own`: of a school's self-check. */
export function gapText(gap: Gap, own: boolean): string {
	const item = gap.item ?? '';
	const field = word(fields, gap.field ?? '');
	switch (gap.code) {
		case 'held':
			return m.review_gap_held({ item });
		case 'conflict':
			return m.review_gap_conflict({ item });
		case 'facts':
			return m.review_gap_facts({ field });
		case 'finding':
			return m.review_gap_finding({
				item,
				field,
				values: (gap.values ?? []).map((value) => word(values, value)).join(' / ')
			});
		case 'update':
			return m.review_gap_update({ count: gap.count ?? 0 });
		case 'unauthorised':
			return m.review_gap_unauthorised({ count: gap.count ?? 0 });
		case 'reason':
			return m.review_gap_reason({ item });
		case 'photo':
			return m.review_gap_photo({ item });
		case 'photo-advised':
			return m.review_gap_photo_advised({ item });
		case 'photo-after':
			return m.visit_gap_photo_after({ item });
		case 'protection':
			return m.visit_gap_protection({ item });
		case 'blank':
			return m.phrases_gap_blank({ item });
		case 'unsettled':
			return m.visit_gap_unsettled({ count: gap.count ?? 0 });
		case 'stop-use':
			return m.review_gap_stop_use({ item });
		case 'report':
			return gap.ends === 'done' ? m.due_gap_done({ item }) : m.due_gap({ item });
		case 'inspectors':
			return (own ? m.own_gap_inspectors : m.review_gap_inspectors)({ count: gap.count ?? 0 });
		case 'not-checked':
			return (own ? m.own_not_checked : m.review_gap_not_checked)({ count: gap.count ?? 0 });
		case 'deadline':
			return m.review_gap_deadline({ item });
		case 'owner':
			return m.review_gap_owner({ item });
		case 'place':
			return m.review_gap_place();
		case 'unassigned':
			return m.review_gap_unassigned({ count: gap.count ?? 0 });
		case 'doubtful':
			return m.review_gap_doubtful({ count: gap.count ?? 0 });
		case 'clock':
			return m.review_gap_clock({ count: gap.count ?? 0 });
		case 'unsigned':
			return m.review_gap_unsigned({ count: gap.count ?? 0 });
		case 'attribute':
			return m.review_gap_attribute({ count: gap.count ?? 1 });
	}
}
