/** The life of a finding as people tell it: everything that anybody did, oldest first, also what has no effect. */
import { compareClock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import type { SignatureGiven } from '../inspection/payloads';
import { evidenceTypes, stepOfType } from './life-registers';
import { mayTake, type Step } from './lifecycle';
import type { AssignableField, PayloadOf, UseResumed, UseStopped } from './payloads';

export type Deed =
	| { what: 'reportDone' | 'reportUnderWay'; value: PayloadOf['rectification'] }
	| { what: 'accept' | 'return'; value: PayloadOf['recheck'] }
	| { what: 'sign'; value: SignatureGiven }
	| { what: 'extend'; value: PayloadOf['extension'] }
	| { what: 'transfer' | 'takeBack'; value: PayloadOf['transfer'] }
	| { what: 'transferReply'; value: PayloadOf['transferReply'] }
	| { what: 'supervise' | 'liftSupervision'; value: PayloadOf['supervision'] }
	| { what: 'stopUse'; value: UseStopped }
	| { what: 'resumeUse'; value: UseResumed }
	| { what: 'assign'; value: PayloadOf[AssignableField]; field: AssignableField }
	/** Its payload was erased, or has not arrived. */
	| { what: 'erased' }
	/** Written by a newer version of the app (需更新版本). */
	| { what: 'unknown' };

export type Moment = Deed & {
	event: SignedEvent;
	/** By a role that does not own it (无权): kept, without effect. */
	unauthorised: boolean;
};

/** Without photos, which are told by the report or recheck that names them. An event given twice is told once. */
export function historyOf(finding: string, events: Iterable<SignedEvent>): Moment[] {
	const own = new Map<string, SignedEvent>();
	for (const event of events)
		if (event.header.subject.finding === finding && !evidenceTypes.includes(event.header.type))
			own.set(event.header.id, event);
	return [...own.values()]
		.sort((a, b) => compareClock(a.header, b.header))
		.map((event) => {
			const step = stepOfType[event.header.type];
			const unauthorised = step !== undefined && !mayTake(step, event.header.author.role);
			return { ...deedOf(event, step), event, unauthorised };
		});
}

function deedOf({ header, body }: SignedEvent, step: Step | undefined): Deed {
	if (!step) return { what: 'unknown' };
	if (!body) return { what: 'erased' };
	const what = stepSaid(step, header.type, body.payload as unknown as Told);
	return { what, value: body.payload, field: header.subject.field } as unknown as Deed;
}

/** What tells apart the steps that share a type. */
type Told = Partial<
	Pick<PayloadOf['rectification'], 'outcome'> &
		Pick<PayloadOf['recheck'], 'decision'> &
		Pick<PayloadOf['transfer'], 'takenBack'> &
		Pick<PayloadOf['supervision'], 'lifted'>
>;

function stepSaid(step: Step, type: string, told: Told): Step {
	if (step === 'reportDone' && told.outcome !== 'done') return 'reportUnderWay';
	if (step === 'accept' && told.decision !== 'accepted') return 'return';
	if (step === 'transfer' && told.takenBack) return 'takeBack';
	if (step === 'supervise' && told.lifted) return 'liftSupervision';
	if (type === 'use.resumed/1') return 'resumeUse';
	return step;
}
