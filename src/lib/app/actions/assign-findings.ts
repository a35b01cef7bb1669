/** Owner and deadline for many rows of the ledger at once: all or none. */
import type { LedgerEntry } from '$lib/core/finding/ledger/ledger-entry';
import { mayTake } from '$lib/core/finding/lifecycle';
import { ok, type Result } from '$lib/core/result';
import { people } from '../state/people.svelte';
import { takeSteps, type FindingStep, type StepProblem } from './take-steps';

/** Empty: stays as it is. */
export interface Assignment {
	owner: string;
	ownerUnit: string;
	/** `YYYY-MM-DD`. */
	deadline: string;
	/** For rows whose deadline moves later. */
	extension: { reason: string; approver: string };
}

/** Whether the role of this sitting may set owner and deadline. */
export const mayAssign = (): boolean => mayTake('assign', people.role);
/** Holds for this sitting: a claim, without login. */
export const actAsSupervisor = (): void => people.act('supervisor');

/** Rows whose deadline this one moves later: an extension. */
export const laterThan = (rows: readonly LedgerEntry[], deadline: string): LedgerEntry[] =>
	deadline ? rows.filter((row) => row.deadline !== '' && deadline > row.deadline) : [];

/** Rows that nothing more can be set of. */
export const settledOf = (rows: readonly LedgerEntry[]): LedgerEntry[] =>
	rows.filter(({ state }) => state === 'closed' || state === 'withdrawn');

/** Answers how many rows change. `place` of a refusal is the finding that cannot be changed so; then none was. */
export async function assignFindings(
	rows: readonly LedgerEntry[],
	asked: Assignment
): Promise<Result<number, StepProblem>> {
	const later = new Set(laterThan(rows, asked.deadline));
	const steps = rows.flatMap((row): FindingStep[] => {
		const assign = (field: 'owner' | 'ownerUnit' | 'deadline', value: string): FindingStep[] =>
			value && value !== row[field]
				? [{ finding: row.id, intent: { step: 'assign', field, value } }]
				: [];
		return [
			...assign('owner', asked.owner.trim()),
			...assign('ownerUnit', asked.ownerUnit.trim()),
			...(later.has(row)
				? [extend(row.id, asked.deadline, asked.extension)]
				: assign('deadline', asked.deadline))
		];
	});
	if (steps.length === 0) return ok(0);
	const taken = await takeSteps(steps);
	return taken.ok ? ok(new Set(steps.map(({ finding }) => finding)).size) : taken;
}

const extend = (
	finding: string,
	until: string,
	{ reason, approver }: Assignment['extension']
): FindingStep => ({
	finding,
	intent: {
		step: 'extend',
		extended: { until, reason: reason.trim(), approver: approver.trim() }
	}
});
