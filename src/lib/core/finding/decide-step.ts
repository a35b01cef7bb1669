/** One step in the life of a finding: which event to write, or why not. The table of `lifecycle.ts` decides what is possible. */
import type { Author, EventDraft, Json } from '../events/event';
import { fail, ok, type Problem, type Result } from '../result';
import { isCalendarDate } from '../calendar/date';
import type { SignatureGiven } from '../inspection/payloads';
import type { FiledFinding } from './filed-finding';
import { ON_THE_SPOT, type FindingOnScreen, type LifeView } from './life-view';
import { stepOf, type Need, type Step } from './lifecycle';
import type { AssignableField, Field, PayloadOf, UseResumed, UseStopped } from './payloads';

export type StepRefusalCode =
	/** `detail.state`: the state in which this cannot happen. */
	| 'step-impossible'
	/** Another side's to do. */
	| 'step-not-yours'
	| 'reason-missing'
	| 'text-missing'
	| 'name-missing'
	| 'receiver-missing'
	| 'date-impossible'
	/** An extension that ends no later than what it extends. */
	| 'date-not-later'
	/** A deadline moves later only by an extension, which has a reason and an approver. */
	| 'extension-needed';
export type StepRefusal = Problem<StepRefusalCode>;

type Unplaced<T> = Omit<T, 'inspection'>;
/** What is said in a field, before it is known of which inspection the finding is. */
type Said<F extends Field> = Unplaced<PayloadOf[F]>;
type Report = Omit<Said<'rectification'>, 'outcome'>;
type Looked = Omit<Said<'recheck'>, 'judged' | 'decision' | 'reason' | 'next'>;

/** What somebody wants to do, with what it needs. */
export type StepIntent =
	| { step: 'reportDone'; report: Report }
	| { step: 'reportUnderWay'; report: Report & { outcome: 'partly' | 'notYet' } }
	| { step: 'accept'; recheck: Looked }
	| {
			step: 'return';
			recheck: Looked & { decision: 'returned' | 'partly'; reason: string; next: string };
	  }
	/** `signature` names the register. */
	| { step: 'sign'; signature: string; given: Omit<SignatureGiven, 'over' | 'side'> }
	| { step: 'extend'; extended: Said<'extension'> }
	| { step: 'transfer'; transferred: Omit<Said<'transfer'>, 'takenBack'> }
	| { step: 'takeBack' }
	| { step: 'transferReply'; reply: Said<'transferReply'> }
	| { step: 'supervise'; supervised: Omit<Said<'supervision'>, 'lifted'> }
	| { step: 'liftSupervision'; reason: string }
	| { step: 'stopUse'; stopped: Unplaced<UseStopped> }
	| { step: 'resumeUse'; resumed: Unplaced<UseResumed> }
	| { step: 'assign'; field: AssignableField; value: string };

/** Whether the table offers this step now, whoever takes it. */
export function isPossible(step: Step, { state, ...life }: LifeView): boolean {
	const { from, needs, settles } = stepOf(step);
	const here =
		from.includes(state) || (settles === true && life.rechecksDiffer && state !== 'withdrawn');
	return here && (!needs || meets[needs](life));
}

const meets: Record<Need, (life: Omit<LifeView, 'state'>) => boolean> = {
	accepted: ({ accepted }) => accepted,
	transferred: ({ transfer }) => transfer !== undefined,
	notTransferred: ({ transfer }) => transfer === undefined,
	stopped: ({ stopped }) => stopped !== undefined,
	notStopped: ({ stopped }) => stopped === undefined,
	supervised: ({ supervision }) => supervision !== undefined
};

export function decideStep(
	finding: FindingOnScreen,
	intent: StepIntent,
	author: Author
): Result<EventDraft[], StepRefusal> {
	const { step } = intent;
	if (!stepOf(step).by.includes(author.role)) return fail({ code: 'step-not-yours', place: step });
	if (!isPossible(step, finding.life))
		return fail({ code: 'step-impossible', place: step, detail: { state: finding.life.state } });
	const lack = lackOf(intent, finding.life);
	if (lack) return fail(lack);
	const { type, register, payload } = written(intent, finding);
	const subject = { finding: finding.filed.id, ...register };
	const draft: EventDraft = {
		type,
		subject,
		payload: payload as Json,
		parents: finding.parentsOf(subject),
		author
	};
	return ok([draft]);
}

/** What is missing of what the step needs. */
function lackOf(intent: StepIntent, life: LifeView): StepRefusal | undefined {
	const place = intent.step;
	const lacks = (code: StepRefusalCode, missing: boolean) =>
		missing ? { code, place } : undefined;
	const blank = (text: string | undefined) => !text?.trim();
	const noDay = (day: string | undefined) => !isCalendarDate(day ?? '');
	switch (intent.step) {
		case 'reportDone':
		case 'reportUnderWay':
			return (
				lacks('text-missing', blank(intent.report.text)) ??
				lacks('name-missing', blank(intent.report.by.name)) ??
				lacks('date-impossible', !!intent.report.doneOn && noDay(intent.report.doneOn))
			);
		case 'accept':
		case 'return': {
			const { by, on } = intent.recheck;
			const lack = lacks('name-missing', blank(by.name)) ?? lacks('date-impossible', noDay(on));
			if (lack || intent.step === 'accept') return lack;
			const { next, reason } = intent.recheck;
			return lacks('reason-missing', blank(reason)) ?? lacks('date-impossible', noDay(next));
		}
		case 'sign':
			return lacks('name-missing', blank(intent.given.name));
		case 'extend': {
			const { until, reason, approver } = intent.extended;
			return (
				lacks('date-impossible', noDay(until)) ??
				lacks('date-not-later', until <= life.deadline) ??
				lacks('reason-missing', blank(reason)) ??
				lacks('name-missing', blank(approver))
			);
		}
		case 'transfer':
			return (
				lacks('receiver-missing', blank(intent.transferred.receiver)) ??
				lacks('date-impossible', noDay(intent.transferred.replyBy))
			);
		case 'transferReply':
			return (
				lacks('text-missing', blank(intent.reply.text)) ??
				lacks('date-impossible', noDay(intent.reply.on))
			);
		case 'liftSupervision':
			return lacks('reason-missing', blank(intent.reason));
		case 'stopUse':
			return (
				lacks('text-missing', blank(intent.stopped.what)) ??
				lacks('name-missing', blank(intent.stopped.told))
			);
		case 'resumeUse':
			return lacks('name-missing', blank(intent.resumed.approver));
		case 'assign':
			if (intent.field !== 'deadline') return undefined;
			return (
				lacks('date-impossible', noDay(intent.value)) ??
				lacks('extension-needed', life.deadline !== '' && intent.value > life.deadline)
			);
		case 'takeBack':
		case 'supervise':
			return undefined;
	}
}

interface Written {
	type: string;
	register: Record<string, string>;
	payload: unknown;
}

function written(intent: StepIntent, { filed, life }: FindingOnScreen): Written {
	const { inspection } = filed;
	const inField = <F extends Field>(type: string, field: F, said: Said<F>): Written => ({
		type,
		register: { field },
		payload: { inspection, ...said }
	});
	switch (intent.step) {
		case 'reportDone':
			return inField('rectification.reported/1', 'rectification', {
				...intent.report,
				outcome: 'done'
			});
		case 'reportUnderWay':
			return inField('rectification.reported/1', 'rectification', intent.report);
		case 'accept':
			return inField('recheck.decided/1', 'recheck', {
				...intent.recheck,
				decision: 'accepted',
				judged: judgedNow(filed, life)
			});
		case 'return':
			return inField('recheck.decided/1', 'recheck', {
				...intent.recheck,
				judged: judgedNow(filed, life)
			});
		case 'sign':
			return {
				type: 'signature.given/1',
				register: { signature: intent.signature },
				payload: {
					...intent.given,
					side: 'inspector',
					over: life.rechecks.at(-1)?.event.header.id ?? ''
				}
			};
		case 'extend':
			return inField('finding.extended/1', 'extension', intent.extended);
		case 'transfer':
			return inField('finding.transferred/1', 'transfer', intent.transferred);
		case 'takeBack': {
			const { receiver = '', replyBy = '' } = life.transfer ?? {};
			return inField('finding.transferred/1', 'transfer', { receiver, replyBy, takenBack: true });
		}
		case 'transferReply':
			return inField('transfer.replied/1', 'transferReply', intent.reply);
		case 'supervise':
			return inField('finding.supervised/1', 'supervision', intent.supervised);
		case 'liftSupervision': {
			const { reason } = intent;
			const level = life.supervision ?? 'county';
			return inField('finding.supervised/1', 'supervision', { level, reason, lifted: true });
		}
		case 'stopUse':
			return inField('use.stopped/1', 'use', intent.stopped);
		case 'resumeUse':
			return inField('use.resumed/1', 'use', intent.resumed);
		case 'assign':
			return inField('finding.assigned/1', intent.field, { value: intent.value });
	}
}

/** Everything that was on screen: a recheck judges all that stands, also what it was not asked about. */
const judgedNow = (filed: FiledFinding, life: LifeView): string[] => [
	...(filed.onTheSpot ? [ON_THE_SPOT] : []),
	...life.accounts.map(({ version }) => version)
];
