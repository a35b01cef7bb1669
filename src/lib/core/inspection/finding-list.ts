/** The findings of one inspection, 重大 first, then in the order of the template; free observations last. */
import { compareClock } from '../events/clock';
import type { Finding } from '../finding/finding';
import { standsFailed } from './answer';
import type { InspectionFold } from './fold';
import { pairKey } from './pairs';
import type { Severity } from '../template/model';
import { wordingOf } from '../template/wording';

export function findingsOf(fold: InspectionFold): Finding[] {
	const order = new Map(fold.due.map((pair, i) => [pair.key, i]));
	const found: (Finding & { at: number })[] = [];
	for (const [id, { item, unit }] of fold.findings.failedPairs) {
		const key = pairKey(item, unit);
		const pair = fold.pair(key);
		if (!pair) continue;
		const answer = fold.answer(key);
		const given = answer.kind === 'answered' ? answer.given : undefined;
		const values = fold.findings.values(id);
		found.push({
			id,
			item,
			unit,
			...(pair.unitLabel ? { unitLabel: pair.unitLabel } : {}),
			section: pair.section.id,
			text: given?.note || wordingOf(pair.item.text, fold.start?.kind),
			place: given?.place ?? '',
			severity: (values.severity as Severity | undefined) ?? pair.rule.severity,
			deadline: values.deadline ?? '',
			fields: values,
			...photosOf(fold, key),
			...saidTo(fold, id),
			withdrawn: !standsFailed(answer),
			at: order.get(key) ?? 0
		});
	}
	let last = fold.due.length;
	const observations = [...fold.findings.observed].sort(([a], [b]) =>
		compareClock(fold.findings.firstSeen(a), fold.findings.firstSeen(b))
	);
	for (const [id, observed] of observations) {
		const values = fold.findings.values(id);
		found.push({
			id,
			section: observed.section ?? '',
			text: observed.text,
			place: observed.place ?? '',
			severity: (values.severity as Severity | undefined) ?? 'general',
			deadline: values.deadline ?? '',
			fields: values,
			...photosOf(fold, `finding:${id}`),
			...saidTo(fold, id),
			withdrawn: observed.withdrawn === true,
			at: last++
		});
	}
	const rank = { major: 0, general: 1 };
	return found
		.sort((a, b) => rank[a.severity] - rank[b.severity] || a.at - b.at)
		.map(({ at: _at, ...finding }) => finding);
}

const photosOf = (
	fold: InspectionFold,
	key: string
): Pick<Finding, 'evidence' | 'lateEvidence'> => ({
	evidence: fold.evidence.of(key),
	lateEvidence: fold.late.evidence.of(key).filter(({ id }) => !fold.evidence.get(id))
});

const saidTo = (
	{ findings, late }: InspectionFold,
	id: string
): Pick<Finding, 'statement' | 'lateStatement'> => ({
	statement: findings.statement(id),
	...(late.findings.isStated(id) ? { lateStatement: late.findings.statement(id) } : {})
});

/** Findings that stand: not withdrawn. */
export const standingFindings = (fold: InspectionFold): Finding[] =>
	findingsOf(fold).filter((finding) => !finding.withdrawn);
