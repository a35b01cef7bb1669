/** What stands between an inspection and its seal. Each gap names one place, so that the screen can lead there. */
import { clockDrift } from '../events/clock-drift';
import { doubtsOf } from '../evidence/doubts';
import { attributeById } from '../school/attributes';
import type { Finding } from '../finding/finding';
import { wantsProtection } from '../finding/protection';
import { BLANK } from '../phrases/blank';
import { standingFindings } from './finding-list';
import type { InspectionFold } from './fold';
import { pairKey, WHOLE, type Pair } from './pairs';
import type { Signer } from './signing';
import { demandsPhoto, isSensitive } from '../template/sensitive';
import { wordingOf } from '../template/wording';

export type GapCode =
	/** Typed, and not written down before somebody has looked at it again; known to the app alone. */
	| 'held'
	/** Two answers differ: the leader decides. */
	| 'conflict'
	/** Two devices began it with different facts, or corrected one fact differently: `field`. */
	| 'facts'
	/** Two people said different things of one field of a finding: `field`, `values`. */
	| 'finding'
	/** Written by a newer version of the app, which alone can finish. */
	| 'update'
	/** 不适用 without a reason. */
	| 'reason'
	/** A 重大 failing item whose own evidence is a photo has none, and no reason why not. */
	| 'photo'
	/** Must not be used until cured: what was stopped, since when, or who was told is missing. */
	| 'stop-use'
	/** Its rule says how soon somebody must be told or something done, and nobody has written down that it was. */
	| 'report'
	/** When it must be put right, or by whom, is missing; blocks where it is 重大. */
	| 'deadline'
	| 'owner'
	/** A free finding that does not say where. */
	| 'place'
	| 'inspectors'
	/** Nothing blocks: 未查 pairs are listed and sealed as such. */
	| 'not-checked'
	/** A general finding without the photo its item asks for. */
	| 'photo-advised'
	/** Put right on the spot (立行立改), and no photo shows it as it is now. */
	| 'photo-after'
	/** Stopped, or to be put right in more than 30 days, without a word on what keeps people safe until then. */
	| 'protection'
	/** A blank of a phrase (`＿＿`) that nobody has filled in. */
	| 'blank'
	/** Findings of earlier visits that are not settled and that nobody looked at in this one; known to the app alone. */
	| 'unsettled'
	/** Written by a role that does not own it (无权): kept, without effect. */
	| 'unauthorised'
	/** An attribute nobody knows: the item may not apply. */
	| 'attribute'
	/** Photos of which nobody has said what they show. */
	| 'unassigned'
	/** Photos of which time or place does not go with the visit. */
	| 'doubtful'
	/** Events whose time of day is before that of earlier ones. */
	| 'clock'
	/** People who have not signed, or have signed something that was changed since. */
	| 'unsigned';

export interface Gap {
	code: GapCode;
	blocks: boolean;
	/** Pair key or finding id. */
	key?: string;
	item?: string;
	text?: string;
	/** How many, where it stands for several; with `inspectors`: how many are missing. With `attribute`: its id. */
	count?: number;
	attribute?: string;
	field?: string;
	values?: string[];
	/** With `report`: it is something to be done, and not somebody to be told. */
	ends?: 'done';
}

/** Blocking ones first, each kind in the order of the template. */
export function gapsOf(fold: InspectionFold): Gap[] {
	const gaps: Gap[] = contestedFacts(fold);
	let unknown = fold.unknownRegisters;
	const missing = fold.template.inspectors.min - (fold.basics?.inspectors.length ?? 0);
	if (missing > 0) gaps.push({ code: 'inspectors', blocks: true, count: missing });
	const attributes = new Set<string>();
	let first: string | undefined;
	for (const pair of fold.due) {
		const answer = fold.answer(pair.key);
		const text = wordingOf(pair.item.text, fold.start?.kind);
		const at = { key: pair.key, item: pair.item.id, text };
		if (answer.kind === 'conflict') gaps.push({ code: 'conflict', blocks: true, ...at });
		if (answer.kind === 'unknown') unknown++;
		if (answer.kind === 'answered' && answer.verdict === 'notApplicable' && !answer.given.reason) {
			// A choice that itself means 不适用 is its own reason.
			if (!answer.given.values || answer.given.byHand)
				gaps.push({ code: 'reason', blocks: true, ...at });
		}
		if (answer.kind === 'none') {
			first ??= pair.key;
			for (const id of pair.missing) if (!attributeById(id)?.derived) attributes.add(id);
		}
	}
	if (unknown > 0) gaps.push({ code: 'update', blocks: true, count: unknown });
	for (const finding of standingFindings(fold)) {
		const pair = finding.item ? fold.pair(keyOf(finding)) : undefined;
		gaps.push(
			...contestedFields(fold, finding),
			...undecided(finding, pair),
			...advised(fold, finding, pair)
		);
		if (pair && demandsPhoto(pair.section, pair.item) && finding.evidence.length === 0) {
			const major = finding.severity === 'major' && !finding.fields.noPhoto;
			gaps.push({ code: major ? 'photo' : 'photo-advised', blocks: major, ...at(finding) });
		}
	}
	if (fold.unauthorised.size > 0)
		gaps.push({ code: 'unauthorised', blocks: false, count: fold.unauthorised.size });
	gaps.push(...aboutPhotos(fold), ...aboutClocks(fold));
	for (const attribute of attributes) gaps.push({ code: 'attribute', blocks: false, attribute });
	if (fold.totals.notChecked > 0)
		gaps.push({
			code: 'not-checked',
			blocks: false,
			count: fold.totals.notChecked,
			...(first ? { key: first } : {})
		});
	return gaps.sort((a, b) => Number(b.blocks) - Number(a.blocks));
}

/** What a finding needs before somebody can act on it. */
function undecided(finding: Finding, pair: Pair | undefined): Gap[] {
	const { item, deadline, fields, place, severity } = finding;
	const stops = isToStop(finding, pair);
	const isStopped = Boolean(fields.stopped && fields.stoppedAt && fields.told);
	const clock = fields.reportedTo && fields.reportedAt ? undefined : pair?.rule.clock;
	const blocks = severity === 'major';
	const gap = (code: GapCode, blocks: boolean): Gap => ({ code, blocks, ...at(finding) });
	return [
		...(stops && !isStopped ? [gap('stop-use', true)] : []),
		...(clock ? [{ ...gap('report', false), ...(clock.ends ? { ends: clock.ends } : {}) }] : []),
		...(deadline ? [] : [gap('deadline', blocks)]),
		...(fields.owner ? [] : [gap('owner', blocks)]),
		...(item || place ? [] : [gap('place', blocks)])
	];
}

const isToStop = ({ fields }: Finding, pair: Pair | undefined): boolean =>
	fields.handling === 'stopped' || (pair?.rule.flags.includes('stopUse') ?? false);

/** What makes a finding better understood by whoever was not there. */
function advised(fold: InspectionFold, finding: Finding, pair: Pair | undefined): Gap[] {
	const { deadline, evidence, fields, text } = finding;
	const gap = (code: GapCode): Gap => ({ code, blocks: false, ...at(finding) });
	const visitDate = fold.basics?.visitDate ?? '';
	const stops = isToStop(finding, pair);
	const pictured = !pair || !isSensitive(pair.section, pair.item);
	const shown = evidence.some(({ after }) => after !== undefined);
	return [
		...(fields.handling === 'onSpot' && pictured && !shown ? [gap('photo-after')] : []),
		...(!fields.protection && wantsProtection({ stops, deadline, visitDate })
			? [gap('protection')]
			: []),
		...([text, fields.measure].some((said) => said?.includes(BLANK)) ? [gap('blank')] : [])
	];
}

const keyOf = ({ item, unit, id }: Finding): string => (item ? pairKey(item, unit ?? WHOLE) : id);
const at = (finding: Finding): Pick<Gap, 'key' | 'item' | 'text'> => ({
	key: keyOf(finding),
	text: finding.text,
	...(finding.item ? { item: finding.item } : {})
});

function aboutPhotos(fold: InspectionFold): Gap[] {
	const unassigned = fold.evidence.of(undefined).length;
	const { visitDate = '' } = fold.basics ?? {};
	const doubtful = fold.evidence.all.filter(
		(photo) => doubtsOf(photo, visitDate, fold.position?.place).length > 0
	).length;
	return [
		...(unassigned > 0 ? [{ code: 'unassigned' as const, blocks: false, count: unassigned }] : []),
		...(doubtful > 0 ? [{ code: 'doubtful' as const, blocks: false, count: doubtful }] : [])
	];
}

/** Written while the device's clock lay behind what it had seen: the times on paper are not all true. */
function aboutClocks({ events }: InspectionFold): Gap[] {
	const behind = events.filter(
		({ header }) => clockDrift(header.clock, Date.parse(header.wall)) > 0
	);
	return behind.length > 0 ? [{ code: 'clock', blocks: false, count: behind.length }] : [];
}

/** Beside the others, and never in the way of the seal: a hand may come later, or on paper. */
export function signerGaps(signers: readonly Signer[]): Gap[] {
	const left = signers.filter(({ state }) => state === 'missing' || state === 'changed');
	return left.length > 0 ? [{ code: 'unsigned', blocks: false, count: left.length }] : [];
}

function contestedFacts(fold: InspectionFold): Gap[] {
	const fields = [...(fold.startConflict ? ['start'] : []), ...fold.contested];
	return fields.map((field) => ({ code: 'facts', blocks: true, field }));
}

function contestedFields(fold: InspectionFold, finding: Finding): Gap[] {
	return Object.entries(fold.findings.contested(finding.id)).map(([field, values]) => ({
		code: 'finding',
		blocks: true,
		...at(finding),
		field,
		values
	}));
}
