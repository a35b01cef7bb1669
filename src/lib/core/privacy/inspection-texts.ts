/** Where in an inspection words about people may stand, for a look before they leave the device. */
import type { Photo } from '../evidence/photo';
import type { Answer } from '../inspection/answer';
import type { InspectionFold } from '../inspection/fold';
import type { FindingField } from '../inspection/payloads';
import { isSensitive } from '../template/sensitive';
import { findIdentifiers } from './identifiers';

/** One text in which something may say who somebody is. */
export interface Suspect {
	/** `item|unit`, a finding's id, that of a photo which nobody has assigned, or of a refusal. */
	key: string;
	/** Item id; empty where none is meant. */
	item: string;
	/** What was found, as it stands. */
	said: string[];
}

/** Who must act and who was told are named on purpose, so these are other fields. */
const worded: readonly FindingField[] = ['measure', 'protection', 'stopped', 'noPhoto'];

/** In sensitive items whatever looks like it; elsewhere identity numbers. */
export function suspectsIn(fold: InspectionFold): Suspect[] {
	const suspects: Suspect[] = [];
	const look = (key: string, item: string, sensitive: boolean, texts: (string | undefined)[]) => {
		const said = texts.flatMap((text = '') =>
			findIdentifiers(text, { sensitive }).map(({ from, to }) => text.slice(from, to))
		);
		if (said.length > 0) suspects.push({ key, item, said });
	};
	for (const { key, section, item, unit } of fold.due)
		look(key, item.id, isSensitive(section, item), [
			...wordsOfAnswer(fold.answer(key)),
			...wordsOfFinding(fold, fold.findings.idOf(item.id, unit)),
			...wordsOn(fold.evidence.of(key))
		]);
	const sensitive = new Set(
		fold.template.sections.filter((section) => section.sensitive).map(({ id }) => id)
	);
	for (const [finding, { text, place, section = '' }] of fold.findings.observed)
		look(finding, '', sensitive.has(section), [
			text,
			place,
			...wordsOfFinding(fold, finding),
			...wordsOn(fold.evidence.ofFinding(finding))
		]);
	for (const photo of fold.evidence.of(undefined)) look(photo.id, '', false, wordsOn([photo]));
	for (const signature of [...fold.signatures.all, ...fold.late.signatures.all])
		if (signature.kind === 'refused') look(signature.id, '', false, [signature.reason]);
	return suspects;
}

function wordsOfAnswer(answer: Answer): (string | undefined)[] {
	if (answer.kind === 'none') return [answer.reason];
	if (answer.kind === 'unknown') return [];
	return answer.all.flatMap(({ note, place, reason }) => [note, place, reason]);
}

function wordsOfFinding(
	{ findings, late }: InspectionFold,
	finding: string
): (string | undefined)[] {
	const values = findings.values(finding);
	const statements = [findings.statement(finding), late.findings.statement(finding)];
	return [...statements, ...worded.map((field) => values[field])];
}

const wordsOn = (photos: readonly Photo[]): string[] =>
	photos.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : [])));
