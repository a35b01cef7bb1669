/** The small forms of the life of a finding: their fields, and the step that they make. */
import * as m from '$lib/app/messages/generated/messages';
import { levelWord } from '$lib/app/messages/life-words';
import type { StepIntent } from '$lib/core/finding/decide-step';
import type { Step } from '$lib/core/finding/lifecycle';
import type { SupervisionLevel } from '$lib/core/finding/payloads';

export type SmallStep = Extract<
	Step,
	| 'extend'
	| 'transfer'
	| 'takeBack'
	| 'transferReply'
	| 'supervise'
	| 'liftSupervision'
	| 'stopUse'
	| 'resumeUse'
>;
export type Values = Record<string, string>;

export interface FormField {
	name: string;
	label: string;
	kind: 'line' | 'lines' | 'day' | 'moment' | 'level';
	hint?: string;
	suggestions?: readonly string[];
	/** Free words, in which nobody may be named where the finding is about pupils. */
	words?: true;
	/** Names somebody on purpose: identity numbers alone are looked for. */
	names?: true;
}

export interface SmallForm {
	fields: FormField[];
	/** `today`: `YYYY-MM-DD`; `now`: `YYYY-MM-DDTHH:mm`. */
	initial: (today: string, now: string) => Values;
	intent: (values: Values) => StepIntent;
}

const reason = (label = m.life_reason()): FormField => ({
	name: 'reason',
	label,
	kind: 'lines',
	words: true
});

export const levelOptions = (): { value: SupervisionLevel; text: string }[] =>
	(['school', 'county', 'city'] as const).map((value) => ({ value, text: levelWord(value) }));

/** Departments to which such things are mostly handed; any other can be written. */
const receivers = (): string[] =>
	[
		m.life_receiver_market,
		m.life_receiver_fire,
		m.life_receiver_police,
		m.life_receiver_housing,
		m.life_receiver_health,
		m.life_receiver_disease,
		m.life_receiver_traffic,
		m.life_receiver_emergency,
		m.life_receiver_urban
	].map((word) => word());

export function smallForm(step: SmallStep): SmallForm {
	const said = (text: string | undefined): string => (text ?? '').trim();
	const optional = (name: 'reason' | 'note', text: string | undefined) =>
		said(text) ? { [name]: said(text) } : {};
	switch (step) {
		case 'extend':
			return {
				fields: [
					{ name: 'until', label: m.life_extend_until(), kind: 'day' },
					reason(),
					{ name: 'approver', label: m.life_approver(), kind: 'line', names: true }
				],
				initial: () => ({ until: '', reason: '', approver: '' }),
				intent: ({ until = '', reason = '', approver = '' }) => ({
					step,
					extended: { until, reason: said(reason), approver: said(approver) }
				})
			};
		case 'transfer':
			return {
				fields: [
					{
						name: 'receiver',
						label: m.life_receiver(),
						kind: 'line',
						suggestions: receivers()
					},
					{ name: 'replyBy', label: m.life_reply_by(), kind: 'day' },
					reason(m.life_reason_optional())
				],
				initial: () => ({ receiver: '', replyBy: '', reason: '' }),
				intent: ({ receiver = '', replyBy = '', reason }) => ({
					step,
					transferred: { receiver: said(receiver), replyBy, ...optional('reason', reason) }
				})
			};
		case 'takeBack':
			return { fields: [], initial: () => ({}), intent: () => ({ step }) };
		case 'transferReply':
			return {
				fields: [
					{ name: 'text', label: m.life_reply_text(), kind: 'lines', words: true },
					{ name: 'on', label: m.life_reply_on(), kind: 'day' }
				],
				initial: (today) => ({ text: '', on: today }),
				intent: ({ text = '', on = '' }) => ({ step, reply: { text: said(text), on } })
			};
		case 'supervise':
			return {
				fields: [
					{ name: 'level', label: m.life_level(), kind: 'level' },
					reason(m.life_reason_optional())
				],
				initial: () => ({ level: 'county', reason: '' }),
				intent: ({ level, reason }) => ({
					step,
					supervised: { level: level as SupervisionLevel, ...optional('reason', reason) }
				})
			};
		case 'liftSupervision':
			return {
				fields: [reason()],
				initial: () => ({ reason: '' }),
				intent: ({ reason }) => ({ step, reason: said(reason) })
			};
		case 'stopUse':
			return {
				fields: [
					{ name: 'what', label: m.life_stop_what(), kind: 'line', words: true },
					{ name: 'at', label: m.life_stop_at(), kind: 'moment' },
					{ name: 'told', label: m.life_stop_told(), kind: 'line', names: true }
				],
				initial: (_today, now) => ({ what: '', at: now, told: '' }),
				intent: ({ what = '', at = '', told = '' }) => ({
					step,
					stopped: { what: said(what), at, told: said(told) }
				})
			};
		case 'resumeUse':
			return {
				fields: [
					{ name: 'at', label: m.life_resume_at(), kind: 'moment' },
					{ name: 'approver', label: m.life_approver(), kind: 'line', names: true },
					{ name: 'note', label: m.life_note(), kind: 'lines', words: true }
				],
				initial: (_today, now) => ({ at: now, approver: '', note: '' }),
				intent: ({ at = '', approver = '', note }) => ({
					step,
					resumed: { at, approver: said(approver), ...optional('note', note) }
				})
			};
	}
}
