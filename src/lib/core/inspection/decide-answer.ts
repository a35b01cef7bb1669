/** What a tap means: which events to write, or why not. */
import { defaultDeadline, DEFAULTS_RULE } from '../finding/deadline';
import type { Author, EventDraft, Json } from '../events/event';
import { fail, ok, type Problem, type Result } from '../result';
import type { Severity } from '../template/model';
import { GIVEN, NOT_CHECKED, type Answer } from './answer';
import { draft } from './draft';
import type { InspectionFold } from './fold';
import { pairKey } from './pairs';
import type { FindingField, ResponseGiven } from './payloads';

export type RefusalCode =
	| 'sealed'
	| 'moved'
	/** Only what was sealed can be reopened. */
	| 'not-sealed'
	| 'unknown-pair'
	| 'conflict-open'
	| 'too-few-inspectors'
	| 'reason-missing'
	| 'name-missing'
	| 'photo-unknown'
	| 'gaps'
	| 'date-impossible';
export type Refusal = Problem<RefusalCode>;

export interface AnswerIntent {
	/** `item|unit`. */
	key: string;
	/** `undefined` withdraws the answer: 未查. */
	response?: Omit<ResponseGiven, 'rule'>;
	/** Why it was not checked. */
	reason?: string;
	/** What was on screen: ids, or the handle of a tap that is still being written. */
	parents: EventDraft['parents'];
	handle: string;
	/** A conflict is only resolved knowingly. */
	resolves?: boolean;
}

/** A failing answer also gets severity and deadline by default, as events that name the rule. */
export function decideAnswer(
	fold: InspectionFold,
	intent: AnswerIntent,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, intent.key);
	if (refusal) return fail(refusal);
	const pair = fold.pair(intent.key);
	if (!pair || !fold.basics) return fail({ code: 'unknown-pair', place: intent.key });
	if (fold.answer(intent.key).kind === 'conflict' && !intent.resolves)
		return fail({ code: 'conflict-open', place: intent.key });
	const subject = { inspection: fold.id, item: pair.item.id, unit: pair.unit };
	const base = { subject, parents: intent.parents, author, handle: intent.handle };
	if (!intent.response) {
		const payload: Json = intent.reason ? { reason: intent.reason } : {};
		return ok([{ ...base, type: NOT_CHECKED, payload }]);
	}
	const response: ResponseGiven = { ...intent.response, rule: pair.rule.id };
	const drafts: EventDraft[] = [{ ...base, type: GIVEN, payload: response as unknown as Json }];
	if (response.verdict === 'fail') {
		const finding = fold.findings.idOf(pair.item.id, pair.unit);
		const set = fold.findings.values(finding);
		const severity = (set.severity as Severity | undefined) ?? pair.rule.severity;
		if (!set.severity)
			drafts.push(setField(fold, finding, 'severity', severity, author, pair.rule.id));
		if (!set.deadline) {
			const { visitDate, termStart } = fold.basics;
			const deadline = defaultDeadline(severity, visitDate, termStart);
			drafts.push(setField(fold, finding, 'deadline', deadline, author, pair.rule.id));
		}
	}
	return ok(drafts);
}

/** Parents for the next event of a pair: the heads that are on screen. */
export const headIds = (answer: Answer): EventDraft['parents'] =>
	answer.heads.map((event) => event.header.id);

/** Sets one field of a finding. A deadline that a rule gave follows the severity; one that somebody chose stays. */
export function decideFinding(
	fold: InspectionFold,
	finding: string,
	field: FindingField,
	value: string,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, finding);
	if (refusal) return fail(refusal);
	const drafts = [setField(fold, finding, field, value, author)];
	if (field === 'severity' && fold.basics && fold.findings.isDefault(finding, 'deadline')) {
		const { visitDate, termStart } = fold.basics;
		const deadline = defaultDeadline(value as Severity, visitDate, termStart);
		if (deadline !== fold.findings.values(finding).deadline)
			drafts.push(setField(fold, finding, 'deadline', deadline, author, ruleOf(fold, finding)));
	}
	return ok(drafts);
}

/** A free observation: a problem that fits no item. Writing it again changes its text. */
export function decideObservation(
	fold: InspectionFold,
	finding: string,
	observed: { text: string; section?: string; place?: string; withdrawn?: boolean },
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, finding);
	if (refusal) return fail(refusal);
	const drafts: EventDraft[] = [
		draft(fold, 'finding.observed/1', { finding, field: 'observed' }, observed, author)
	];
	const values = fold.findings.values(finding);
	if (!values.deadline && fold.basics) {
		const { visitDate, termStart } = fold.basics;
		const severity = (values.severity as Severity | undefined) ?? 'general';
		const rule = ruleOf(fold, finding);
		if (!values.severity) drafts.push(setField(fold, finding, 'severity', severity, author, rule));
		const deadline = defaultDeadline(severity, visitDate, termStart);
		drafts.push(setField(fold, finding, 'deadline', deadline, author, rule));
	}
	return ok(drafts);
}

/** What a default of a finding is ascribed to: the rule of its item; of a free observation, the product's own. */
function ruleOf(fold: InspectionFold, finding: string): string {
	const failed = fold.findings.failedPairs.get(finding);
	const pair = failed && fold.pair(pairKey(failed.item, failed.unit));
	return pair?.rule.id ?? DEFAULTS_RULE;
}

/** Nothing is written into what was sealed or left. */
export function closed(fold: InspectionFold, place: string): Refusal | undefined {
	if (fold.state === 'sealed') return { code: 'sealed', place };
	if (fold.state === 'moved') return { code: 'moved', place };
	return undefined;
}

function setField(
	fold: InspectionFold,
	finding: string,
	field: FindingField,
	value: string,
	author: Author,
	rule?: string
): EventDraft {
	const payload = rule ? { value, rule } : { value };
	return draft(fold, 'finding.set/1', { finding, field }, payload, author);
}
