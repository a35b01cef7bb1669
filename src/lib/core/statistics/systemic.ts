/** A 普遍性问题 and what the bureau does about it: which event to write, and the fold of what was written. */
import * as z from 'zod/mini';
import { canonicalBytes } from '../events/canonical';
import type { Author, EventDraft, Json, SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import { hashOf, type Sha256 } from '../events/ids';
import type { Summary } from '../events/store';
import { groupOf, registerKey } from '../events/subject';
import type { FiledFinding } from '../finding/filed-finding';
import { fail, ok, type Problem, type Result } from '../result';
import { isCalendarDate } from '../calendar/date';
import {
	SystemicAction,
	SystemicDismissed,
	SystemicDone,
	SystemicRaised
} from './systemic-payloads';

/** 待定措施, 建章立制中, 制度已出台, 不另建制度. */
export type SystemicState = 'raised' | 'acting' | 'done' | 'dismissed';

/** As the radar lists it. */
export interface SystemicRow extends SystemicRaised {
	id: string;
	state: SystemicState;
	action?: SystemicAction;
	done?: SystemicDone;
	/** Why no rule is made. */
	dismissed?: string;
	/** Two people said different things without knowing of each other; the later is shown until somebody says it again. */
	differ: boolean;
	/** ISO 8601 of the latest event. */
	changedAt: string;
}

export type SystemicIntent =
	| { step: 'raise'; raised: SystemicRaised }
	| { step: 'act'; action: SystemicAction }
	| { step: 'done'; done: SystemicDone }
	| { step: 'dismiss'; reason: string };

export type SystemicRefusal = Problem<
	| 'step-not-yours'
	/** `detail.state`: in which it cannot happen. */
	| 'step-impossible'
	| 'text-missing'
	| 'name-missing'
	| 'reason-missing'
	| 'date-impossible'
>;

export const SYSTEMIC_SUMMARY = 'systemic';
export const systemicGroup = (id: string): string => groupOf({ systemic: id });

/** The same problem of the same season has the same row on every device; what it is called does not matter. */
export function systemicId(
	{ scope, item, season }: Pick<SystemicRaised, 'scope' | 'item' | 'season'>,
	sha256: Sha256
): string {
	const at =
		scope.kind === 'county' ? { county: scope.area } : { school: scope.school, unit: scope.unit };
	return hashOf(canonicalBytes({ ...at, item, season }), sha256);
}

const fields = { raise: 'raised', act: 'action', done: 'done', dismiss: 'dismissed' } as const;
type Field = (typeof fields)[SystemicIntent['step']];
const types: Record<Field, string> = {
	raised: 'systemic.raised/1',
	action: 'systemic.action/1',
	done: 'systemic.done/1',
	dismissed: 'systemic.dismissed/1'
};
const readers = {
	raised: SystemicRaised,
	action: SystemicAction,
	done: SystemicDone,
	dismissed: SystemicDismissed
};
type Payload<F extends Field> = z.infer<(typeof readers)[F]>;
/** In which state each can happen. A rule may be set right after it was made; what was dismissed can be raised again. */
const from: Record<SystemicIntent['step'], readonly (SystemicState | 'none')[]> = {
	raise: ['none', 'dismissed'],
	act: ['raised', 'acting', 'done'],
	done: ['raised', 'acting', 'done'],
	dismiss: ['raised', 'acting']
};

/** Whose it is: what one county's rule is for is no inspector's to say. */
export const mayActOnSystemic = (role: Author['role']): boolean =>
	role === 'leader' || role === 'supervisor';

/** The registers of one 普遍性问题, by their heads. What a role does not own is kept, without effect (无权). */
class Registers {
	readonly id: string;
	readonly #heads = new Heads();
	readonly #sha256: Sha256;
	changedAt = '';

	constructor(id: string, events: Iterable<SignedEvent>, sha256: Sha256) {
		this.id = id;
		this.#sha256 = sha256;
		for (const event of events) {
			const { subject, author, wall } = event.header;
			if (subject.systemic !== id || !mayActOnSystemic(author.role)) continue;
			this.#heads.add(event);
			if (wall > this.changedAt) this.changedAt = wall;
		}
	}
	headsOf(field: Field): SignedEvent[] {
		return this.#heads.of(registerKey({ systemic: this.id, field }));
	}
	/** What stands in a field, oldest first; an erased payload, an unknown type and what does not fit say nothing. */
	said<F extends Field>(field: F): { id: string; value: Payload<F> }[] {
		return this.headsOf(field).flatMap(({ header, body }) => {
			if (header.type !== types[field]) return [];
			const read = readers[field].safeParse(body?.payload);
			return read.success ? [{ id: header.id, value: read.data as Payload<F> }] : [];
		});
	}
	/** Only those that say what the row is of: another problem under this id raises nothing. */
	get raisings(): { id: string; value: SystemicRaised }[] {
		return this.said('raised').filter(({ value }) => systemicId(value, this.#sha256) === this.id);
	}
}

/** Undefined while nobody raised it, or where who did is not known here. */
export function foldSystemic(
	id: string,
	events: Iterable<SignedEvent>,
	sha256: Sha256
): SystemicRow | undefined {
	return rowOf(new Registers(id, events, sha256));
}

function rowOf(registers: Registers): SystemicRow | undefined {
	const { raisings } = registers;
	const raised = raisings.at(-1);
	if (!raised) return undefined;
	const actions = registers.said('action');
	const dones = registers.said('done');
	const dismissals = registers.said('dismissed').filter(({ value }) => value.of === raised.id);
	const [action, done, dismissed] = [actions.at(-1), dones.at(-1), dismissals.at(-1)];
	// A rule that was made is there, whoever thought that none was needed.
	const state = done ? 'done' : dismissed ? 'dismissed' : action ? 'acting' : 'raised';
	return {
		...raised.value,
		id: registers.id,
		state,
		...(action ? { action: action.value } : {}),
		...(done ? { done: done.value } : {}),
		...(dismissed ? { dismissed: dismissed.value.reason } : {}),
		differ: [raisings, actions, dones, dismissals].some((said) => said.length > 1),
		changedAt: registers.changedAt
	};
}

/** Whether a finding is one of what it is about: of its item and season, at its school and unit or in its county. */
export function isPartOf(
	{ scope, item, season }: Pick<SystemicRow, 'scope' | 'item' | 'season'>,
	finding: Pick<FiledFinding, 'item' | 'season' | 'area' | 'schoolId' | 'unit'>
): boolean {
	if (item !== finding.item || season !== finding.season) return false;
	return scope.kind === 'county'
		? scope.area === finding.area
		: scope.school === finding.schoolId && scope.unit === finding.unit;
}

/** `events`: all of this row that are known here. */
export function decideSystemic(
	id: string,
	events: Iterable<SignedEvent>,
	intent: SystemicIntent,
	author: Author,
	sha256: Sha256
): Result<EventDraft, SystemicRefusal> {
	const place = intent.step;
	if (!mayActOnSystemic(author.role)) return fail({ code: 'step-not-yours', place });
	const registers = new Registers(id, events, sha256);
	const state = rowOf(registers)?.state ?? 'none';
	if (!from[intent.step].includes(state))
		return fail({ code: 'step-impossible', place, detail: { state } });
	const code = lackOf(intent);
	if (code) return fail({ code, place });
	const field = fields[intent.step];
	return ok({
		type: types[field],
		subject: { systemic: id, field },
		payload: payloadOf(intent, registers) as unknown as Json,
		parents: registers.headsOf(field).map(({ header }) => header.id),
		author
	});
}

function lackOf(intent: SystemicIntent): SystemicRefusal['code'] | undefined {
	const blank = (text: string) => text.trim() === '';
	switch (intent.step) {
		case 'raise':
			return undefined;
		case 'act':
			if (blank(intent.action.rule)) return 'text-missing';
			if (blank(intent.action.owner)) return 'name-missing';
			return isCalendarDate(intent.action.by) ? undefined : 'date-impossible';
		case 'done':
			if (blank(intent.done.title)) return 'text-missing';
			return isCalendarDate(intent.done.on) ? undefined : 'date-impossible';
		case 'dismiss':
			return blank(intent.reason) ? 'reason-missing' : undefined;
	}
}

function payloadOf(intent: SystemicIntent, registers: Registers): object {
	switch (intent.step) {
		case 'raise':
			return intent.raised;
		case 'act':
			return intent.action;
		case 'done':
			return intent.done;
		case 'dismiss':
			return {
				reason: intent.reason,
				of: registers.raisings.at(-1)?.id ?? ''
			} satisfies SystemicDismissed;
	}
}

/** From all events of one row; empty while nobody raised it. */
export function summariseSystemic(
	id: string,
	events: Iterable<SignedEvent>,
	sha256: Sha256
): Summary[] {
	const value = foldSystemic(id, events, sha256);
	return value ? [{ group: systemicGroup(id), kind: SYSTEMIC_SUMMARY, value }] : [];
}
