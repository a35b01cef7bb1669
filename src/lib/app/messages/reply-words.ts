/** What the screen of replies says of outcomes and states. */
import type { LifeState } from '$lib/core/finding/lifecycle';
import type { RectificationReported } from '$lib/core/finding/payloads';
import * as m from './generated/messages';

const outcomes: Record<RectificationReported['outcome'], () => string> = {
	done: m.reply_outcome_done,
	partly: m.reply_outcome_partly,
	notYet: m.reply_outcome_not_yet
};
export const outcomeText = (outcome: RectificationReported['outcome']): string =>
	outcomes[outcome]();

const states: Record<LifeState, () => string> = {
	open: m.reply_state_open,
	rectifying: m.reply_state_rectifying,
	toRecheck: m.reply_state_to_recheck,
	closed: m.reply_state_closed,
	withdrawn: m.reply_state_withdrawn
};
export const replyStateText = (state: LifeState): string => states[state]();
