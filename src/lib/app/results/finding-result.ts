/** One finding as a row of the ledger. */
import type { ResultFinding } from '$lib/formats/results/model';
import type { Finding } from '$lib/core/finding/finding';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { pairKey } from '$lib/core/inspection/pairs';
import { daysBetween } from '$lib/core/calendar/date';
import type { InspectionKind, Rule } from '$lib/core/template/model';
import { withinWord } from '$lib/formats/results/words';
import { citation } from './citation';
import { lifeNotes, lifeResult, type FindingPast } from './life-result';

const handlings: Record<string, string> = {
	onSpot: '立行立改',
	stopped: '停用',
	deadline: '限期'
};

/** The monthly visit is the responsible inspector's own. */
const sources: Record<InspectionKind, ResultFinding['source']> = {
	opening: 'visit',
	special: 'visit',
	monthly: 'supervisor',
	selfCheck: 'selfCheck',
	recheck: 'visit'
};

export function findingResult(
	fold: InspectionFold,
	finding: Finding,
	names: ReadonlyMap<string, string>,
	{ today, past }: { today?: string | undefined; past?: FindingPast | undefined } = {}
): ResultFinding {
	const { fields } = finding;
	const key = finding.item ? pairKey(finding.item, finding.unit ?? '') : undefined;
	const pair = key ? fold.pair(key) : undefined;
	const answer = key ? fold.answer(key) : undefined;
	const header = answer?.kind === 'answered' ? answer.given.event.header : undefined;
	const section = fold.template.sections.find(({ id }) => id === finding.section);
	const stops = pair?.rule.flags.includes('stopUse') ?? false;
	const handling = handlings[fields.handling ?? (stops ? 'stopped' : 'deadline')];
	const notes = [
		fields.stopped && `停用：${fields.stopped}`,
		fields.stoppedAt && `停用时间：${fields.stoppedAt.replace('T', ' ')}`,
		fields.told && `已告知：${fields.told}`,
		...reportNotes(pair?.rule.clock, fields),
		fields.noPhoto && `未拍照：${fields.noPhoto}`,
		...(past ? lifeNotes(past.life) : [])
	].filter(Boolean);
	const overdue =
		today && finding.deadline && !finding.withdrawn ? daysBetween(finding.deadline, today) : 0;
	const photos = photosOf(finding);
	const lived = past && lifeResult(past, today);
	const foundBy = header && names.get(header.author.person);
	return {
		id: finding.id,
		section: section?.title.zh ?? '其他',
		...(finding.item ? { item: finding.item } : {}),
		...(finding.unitLabel ? { unit: finding.unitLabel } : {}),
		description: finding.text,
		severity: finding.severity,
		basis: pair ? citation(pair.rule, fold.template) : '',
		...(finding.place ? { place: finding.place } : {}),
		...(handling ? { handling } : {}),
		...(fields.measure ? { measure: fields.measure } : {}),
		ownerUnit: fields.ownerUnit || (fold.start?.school.name ?? ''),
		...(fields.owner ? { owner: fields.owner } : {}),
		...(fields.phone ? { phone: fields.phone } : {}),
		...(fields.money ? { money: fields.money } : {}),
		...(fields.protection ? { protection: fields.protection } : {}),
		...(finding.deadline ? { deadline: finding.deadline } : {}),
		...(overdue > 0 && !lived ? { overdueDays: overdue } : {}),
		...photos,
		...(finding.statement ? { statement: finding.statement } : {}),
		...(finding.lateStatement ? { lateStatement: finding.lateStatement } : {}),
		state: finding.withdrawn ? 'withdrawn' : 'open',
		source: fold.start ? sources[fold.start.kind] : 'visit',
		...(notes.length > 0 ? { note: notes.join('；') } : {}),
		...(foundBy ? { foundBy } : {}),
		...(header ? { foundAt: header.wall } : {}),
		...lived,
		...(lived?.photosAfter
			? { photosAfter: [...new Set([...photos.photosAfter, ...lived.photosAfter])] }
			: {})
	};
}

/** What must be told in time, and whether it was: said of every finding that has a clock, done or not. */
function reportNotes(
	clock: Rule['clock'],
	{ clockFrom, reportedTo, reportedAt }: Finding['fields']
): (string | undefined)[] {
	const said = [reportedTo, reportedAt?.replace('T', ' ')].filter(Boolean).join('，');
	const [duty, done] = clock?.ends === 'done' ? ['办理时限', '办完'] : ['报告时限', '报告'];
	return [
		clock && `${duty}：${withinWord(clock.within)}，${clock.to.zh}`,
		clock && clockFrom && `从${clockFrom.replace('T', ' ')}算起`,
		said ? `已${done}：${said}` : clock && `未记${done}`
	];
}

/** Those that belong together stand first and in the same order, so that they stay together in a table as well. */
function photosOf({
	evidence: sealed,
	lateEvidence
}: Finding): Pick<ResultFinding, 'photosBefore' | 'photosAfter' | 'photoPairs' | 'photosLate'> {
	const evidence = [...sealed, ...lateEvidence];
	const byId = new Map(evidence.map((photo) => [photo.id, photo.hash]));
	const pairs = evidence.flatMap(({ hash, after }) => {
		const before = after === undefined ? undefined : byId.get(after);
		return before ? [{ before, after: hash }] : [];
	});
	const afters = new Set(pairs.map(({ after }) => after));
	const others = evidence.map(({ hash }) => hash).filter((hash) => !afters.has(hash));
	return {
		photosBefore: [...new Set([...pairs.map(({ before }) => before), ...others])],
		photosAfter: pairs.map(({ after }) => after),
		...(pairs.length > 0 ? { photoPairs: pairs } : {}),
		...(lateEvidence.length > 0 ? { photosLate: lateEvidence.map(({ hash }) => hash) } : {})
	};
}
