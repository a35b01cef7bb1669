/** What a register of answers says: one value, or two answers that differ and are both kept. */
import type { SignedEvent } from '../events/event';
import type { NotChecked, ResponseGiven, Verdict } from './payloads';

export const GIVEN = 'response.given/1';
export const NOT_CHECKED = 'response.notChecked/1';

/** One head, readable by this version. */
export interface Given extends ResponseGiven {
	event: SignedEvent;
}

export type Answer =
	| { kind: 'none'; reason?: string; heads: SignedEvent[] }
	/** One head, or several that agree; `given` is the latest to show, `all` carries every note. */
	| { kind: 'answered'; verdict: Verdict; given: Given; all: Given[]; heads: SignedEvent[] }
	| { kind: 'conflict'; all: Given[]; heads: SignedEvent[] }
	/** A head of a type this version does not know: 需更新版本. */
	| { kind: 'unknown'; heads: SignedEvent[] };

export const NO_ANSWER: Answer = { kind: 'none', heads: [] };

const sameValues = (a: ResponseGiven, b: ResponseGiven): boolean => {
	const left = a.values ?? {};
	const right = b.values ?? {};
	const ids = Object.keys(left);
	return (
		ids.length === Object.keys(right).length && ids.every((field) => left[field] === right[field])
	);
};
/** Agreeing answers have the same raw values and the same verdict; notes may differ and are shown together. */
const agree = (a: ResponseGiven, b: ResponseGiven): boolean =>
	a.verdict === b.verdict && sameValues(a, b);

/** Heads come ordered by (clock, id); the last is the one shown first. */
export function answerOf(heads: readonly SignedEvent[]): Answer {
	const all: Given[] = [];
	let reason: string | undefined;
	for (const event of heads) {
		if (event.header.type === GIVEN) {
			if (event.body) all.push({ ...(event.body.payload as unknown as ResponseGiven), event });
		} else if (event.header.type === NOT_CHECKED) {
			reason = (event.body?.payload as NotChecked | undefined)?.reason ?? reason;
		} else return { kind: 'unknown', heads: [...heads] };
	}
	const latest = all.at(-1);
	// A `notChecked` beside an answer withdraws only what it names as parent; it never conflicts.
	if (!latest) return { kind: 'none', heads: [...heads], ...(reason ? { reason } : {}) };
	if (all.every((given) => agree(given, latest)))
		return { kind: 'answered', verdict: latest.verdict, given: latest, all, heads: [...heads] };
	return { kind: 'conflict', all, heads: [...heads] };
}

/** How a pair counts in the sum. Two answers that differ count as 未查 until the leader decides. */
export function countsAs(answer: Answer): Verdict | 'notChecked' {
	return answer.kind === 'answered' ? answer.verdict : 'notChecked';
}

export const isAnswer = (type: string): boolean => type === GIVEN || type === NOT_CHECKED;

/** One answer by itself, whatever replaced it. */
export const saysFail = ({ header, body }: SignedEvent): boolean =>
	header.type === GIVEN && (body?.payload as ResponseGiven | undefined)?.verdict === 'fail';

/** Whether the finding of the pair stands: a head says 不合格, also while two answers differ. */
export const standsFailed = (answer: Answer): boolean => answer.heads.some(saysFail);
