/** What stands between an inspection and its seal. Each gap names one place, so that the screen can lead there. */
import { attributeById } from '../school/attributes';
import type { Finding } from '../finding/finding';
import { standingFindings } from './finding-list';
import type { InspectionFold } from './fold';
import { pairKey, WHOLE } from './pairs';

export type GapCode =
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
	/** Must not be used until cured: what was stopped, or who was told, is missing. */
	| 'stop-use'
	| 'inspectors'
	/** Nothing blocks: 未查 pairs are listed and sealed as such. */
	| 'not-checked'
	/** A general finding without the photo its item asks for. */
	| 'photo-advised'
	/** Written by a role that does not own it (无权): kept, without effect. */
	| 'unauthorised'
	/** An attribute nobody knows: the item may not apply. */
	| 'attribute';

export interface Gap {
	code: GapCode;
	blocks: boolean;
	/** Pair key or finding id. */
	key?: string;
	item?: string;
	text?: string;
	/** With `not-checked`: how many; with `inspectors`: how many are missing; with `attribute`: its id. */
	count?: number;
	attribute?: string;
	field?: string;
	values?: string[];
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
		const at = { key: pair.key, item: pair.item.id, text: pair.item.text.zh };
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
		gaps.push(...contestedFields(fold, finding));
		if (!finding.item) continue;
		const key = `${finding.item}|${finding.unit}`;
		const pair = fold.pair(key);
		if (!pair) continue;
		const at = { key, item: finding.item, text: finding.text };
		if (pair.rule.flags.includes('stopUse') && !(finding.fields.stopped && finding.fields.told))
			gaps.push({ code: 'stop-use', blocks: true, ...at });
		if (pair.item.evidence.photo === 'onFail' && finding.evidence.length === 0) {
			const major = finding.severity === 'major' && !finding.fields.noPhoto;
			gaps.push({ code: major ? 'photo' : 'photo-advised', blocks: major, ...at });
		}
	}
	if (fold.unauthorised.size > 0)
		gaps.push({ code: 'unauthorised', blocks: false, count: fold.unauthorised.size });
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

function contestedFacts(fold: InspectionFold): Gap[] {
	const fields = [...(fold.startConflict ? ['start'] : []), ...fold.contested];
	return fields.map((field) => ({ code: 'facts', blocks: true, field }));
}

function contestedFields(fold: InspectionFold, finding: Finding): Gap[] {
	const key = finding.item ? pairKey(finding.item, finding.unit ?? WHOLE) : finding.id;
	return Object.entries(fold.findings.contested(finding.id)).map(([field, values]) => ({
		code: 'finding',
		blocks: true,
		key,
		...(finding.item ? { item: finding.item } : {}),
		text: finding.text,
		field,
		values
	}));
}
