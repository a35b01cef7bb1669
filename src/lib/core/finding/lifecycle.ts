/**
 * The life of a finding as a table: what may happen in which state, by whose hand, and where it leads. `decide-step.ts` refuses
 * what is not in it, `life.ts` folds to the same states, and the drawing in `docs/findings.md` is made from it.
 */
import type { Author } from '../events/event';

/** 待整改, 整改中, 待复查, 已销号; 撤回 is what the inspection itself took back. */
export const lifeStates = ['open', 'rectifying', 'toRecheck', 'closed', 'withdrawn'] as const;
export type LifeState = (typeof lifeStates)[number];

/** What can happen to a finding: an event of its own, or one value of it where that leads elsewhere. */
export type Step =
	| 'reportDone'
	| 'reportUnderWay'
	| 'accept'
	| 'sign'
	| 'return'
	| 'extend'
	| 'transfer'
	| 'takeBack'
	| 'transferReply'
	| 'supervise'
	| 'liftSupervision'
	| 'stopUse'
	| 'resumeUse'
	| 'assign';

type Role = Author['role'];

/** The inspecting side. The school's own acts are disjoint from it, so that neither can overrule the other. */
const inspecting: readonly Role[] = ['inspector', 'leader', 'supervisor'];
/** Who answers for the ledger as a whole. */
const office: readonly Role[] = ['leader', 'supervisor'];
const school: readonly Role[] = ['school'];

/** What a step needs beside its state. */
export type Need =
	/** Its recheck accepts all that was reported, and nobody has signed that yet. */
	| 'accepted'
	/** It is another department's. */
	| 'transferred'
	| 'notTransferred'
	/** Something must not be used. */
	| 'stopped'
	| 'notStopped'
	| 'supervised';

export interface LifeStep {
	step: Step;
	by: readonly Role[];
	from: readonly LifeState[];
	/** Undefined: the state stays, a flag or a date changes. */
	to?: LifeState;
	needs?: Need;
	/** Also possible wherever two rechecks differ: it decides between them. */
	settles?: true;
}

const unsettled: readonly LifeState[] = ['open', 'rectifying', 'toRecheck'];
const withSchool: readonly LifeState[] = ['open', 'rectifying'];

export const lifecycle: readonly LifeStep[] = [
	{ step: 'reportUnderWay', by: school, from: withSchool, to: 'rectifying' },
	{ step: 'reportDone', by: school, from: unsettled, to: 'toRecheck' },
	{ step: 'accept', by: inspecting, from: ['toRecheck'], to: 'toRecheck', settles: true },
	{ step: 'sign', by: inspecting, from: ['toRecheck'], to: 'closed', needs: 'accepted' },
	// Also what was closed: a look back (回头看) may find it as it was.
	{
		step: 'return',
		by: inspecting,
		from: ['toRecheck', 'closed'],
		to: 'rectifying',
		settles: true
	},
	{ step: 'extend', by: office, from: withSchool },
	{
		step: 'transfer',
		by: inspecting,
		from: withSchool,
		to: 'rectifying',
		needs: 'notTransferred'
	},
	{ step: 'takeBack', by: inspecting, from: ['rectifying'], needs: 'transferred' },
	{
		step: 'transferReply',
		by: inspecting,
		from: ['rectifying'],
		to: 'toRecheck',
		needs: 'transferred'
	},
	{ step: 'supervise', by: office, from: unsettled },
	{ step: 'liftSupervision', by: office, from: lifeStates, needs: 'supervised' },
	{ step: 'stopUse', by: inspecting, from: unsettled, needs: 'notStopped' },
	// Only what was found put right is used again (MPL 35, FSL 47 and their like stop it until cured).
	{ step: 'resumeUse', by: inspecting, from: ['closed'], needs: 'stopped' },
	{ step: 'assign', by: office, from: unsettled }
];

/** The row of the table for one step. */
export function stepOf(step: Step): LifeStep {
	const found = lifecycle.find((one) => one.step === step);
	if (!found) throw new TypeError(step);
	return found;
}

/** Whether an event of this step counts when a role wrote it; what a role does not own is kept, without effect (无权). */
export const mayTake = (step: Step, role: Role): boolean => stepOf(step).by.includes(role);
