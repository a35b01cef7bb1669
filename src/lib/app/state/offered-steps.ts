/** Which steps a screen offers: what the table of lifecycles allows now, ordered by what is likely next, for who is at the screen. */
import { isPossible } from '$lib/core/finding/decide-step';
import type { Author } from '$lib/core/events/event';
import type { LifeView } from '$lib/core/finding/life-view';
import { mayTake, stepOf, type Step } from '$lib/core/finding/lifecycle';
import { people } from './people.svelte';

/** A report under way has the form of `reportDone`, and a recheck of whatever outcome that of `accept`. */
const withForm: readonly Step[] = [
	'sign',
	'accept',
	'resumeUse',
	'transferReply',
	'reportDone',
	'return',
	'extend',
	'transfer',
	'takeBack',
	'stopUse',
	'supervise',
	'liftSupervision'
];

export interface OfferedSteps {
	/** What must be done next; undefined where it is nobody's, or not this side's. */
	main: Step | undefined;
	more: Step[];
}

export function offeredSteps(life: LifeView): OfferedSteps {
	const possible = withForm.filter((step) => isPossible(step, life) && isOffered(step));
	// From 待复查 a recheck has one form for all that it can say.
	const offered = possible.filter((step) => step !== 'return' || !possible.includes('accept'));
	const main = mainOf(life);
	const isMain = main !== undefined && offered.includes(main);
	return { main: isMain ? main : undefined, more: offered.filter((step) => step !== main) };
}

function mainOf(life: LifeView): Step | undefined {
	if (life.rechecksDiffer && isOffered('accept')) return 'accept';
	if (life.state === 'toRecheck') return life.accepted ? 'sign' : 'accept';
	if (life.state === 'closed') return life.stopped ? 'resumeUse' : undefined;
	return life.next?.who === 'department' ? 'transferReply' : 'reportDone';
}

/** The school sees its own alone; the inspecting side also takes in what the school wrote on paper. */
const isOffered = (step: Step): boolean => people.role !== 'school' || mayTake(step, 'school');

/**
 * In whose name a step is written here: of whoever uses this device, or of the school where its paper is taken in. Undefined
 * where another role must be taken on first.
 */
export function authorOf(step: Step): Author | undefined {
	if (mayTake(step, people.role)) return people.author;
	if (mayTake(step, 'school')) return { person: 'unnamed', role: 'school', via: 'paper' };
	return undefined;
}

/** The role in which a step can be taken; of several the one that answers for the whole ledger. */
export const roleFor = (step: Step): Author['role'] =>
	stepOf(step).by.includes('inspector') ? 'inspector' : 'supervisor';

/** Something waits for a recheck, or two that differ wait for one that decides between them. */
export const mayBeRechecked = (life: LifeView): boolean => isPossible('accept', life);

/** Whether rechecks are this side's to decide. */
export const mayRecheck = (): boolean => mayTake('accept', people.role);

/** Whether the ledger keeper may set fields of it now. */
export const mayAssign = (life: LifeView): boolean =>
	isPossible('assign', life) && people.role !== 'school';
