/** Expected failures are values. `throw` is for bugs. */
export type Result<T, P> = { ok: true; value: T } | { ok: false; problem: P };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem });

/** What went wrong: `code` is looked up in the message table, `place` names where, `detail` fills the sentence. */
export interface Problem<Code extends string = string> {
	code: Code;
	place: string;
	detail?: Record<string, string | number>;
	cause?: unknown;
}
