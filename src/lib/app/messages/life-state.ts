/** The words of the ledger for how a finding stands and what a school reports; the same on every screen. */
import type { LifeState } from '$lib/core/finding/lifecycle';
import type { RectificationReported } from '$lib/core/finding/payloads';
import * as m from './generated/messages';

const states: Record<LifeState, () => string> = {
	open: m.life_state_open,
	rectifying: m.life_state_rectifying,
	toRecheck: m.life_state_toRecheck,
	closed: m.life_state_closed,
	withdrawn: m.life_state_withdrawn
};
const outcomes: Record<RectificationReported['outcome'], () => string> = {
	done: m.life_outcome_done,
	partly: m.life_outcome_partly,
	notYet: m.life_outcome_notYet
};

export const stateWord = (state: LifeState): string => states[state]();
export const outcomeWord = (outcome: RectificationReported['outcome']): string =>
	outcomes[outcome]();
