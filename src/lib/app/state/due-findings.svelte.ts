/** How many findings want somebody to act now. Counts alone are read, however many rows the ledger has. */
import { DUE_FINDINGS, FINDINGS_TO_RECHECK } from '$lib/core/finding/ledger-row';
import { SOON_DAYS } from '$lib/core/finding/ledger/ledger-query';
import { moveDate } from '$lib/core/calendar/date';
import { dayOf } from '../messages/day';
import { showBadge } from '../later-wiring';
import { currentMode, getStore } from '../wiring';
import { following } from './following';

export class DueFindings {
	#overdue = $state(0);
	#soon = $state(0);
	#toRecheck = $state(0);
	#turn = 0;

	/** Who must act has let the day pass. */
	get overdue(): number {
		return this.#overdue;
	}
	/** The day is today or within `SOON_DAYS`. */
	get soon(): number {
		return this.#soon;
	}
	/** Reported and not yet looked at, late ones too. */
	get toRecheck(): number {
		return this.#toRecheck;
	}

	/** Reads, and follows every change; the app's icon shows what is overdue or due soon. Answers how to stop. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header: { subject } }) => subject.finding !== undefined || subject.field === 'seal'
		);
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		const store = await getStore();
		const today = dayOf(new Date());
		const [overdue, due, toRecheck] = await Promise.all([
			store.countListed(DUE_FINDINGS, today),
			store.countListed(DUE_FINDINGS, moveDate(today, SOON_DAYS + 1, 'day')),
			store.countListed(FINDINGS_TO_RECHECK)
		]);
		if (turn !== this.#turn) return;
		this.#overdue = overdue;
		this.#soon = due - overdue;
		this.#toRecheck = toRecheck;
		// What is practised is nobody's duty.
		if (currentMode() === 'real') await showBadge(due);
	}
}
