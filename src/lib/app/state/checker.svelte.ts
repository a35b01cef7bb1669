import type { RecheckDecided } from '$lib/core/finding/payloads';
import { dayOf } from '../messages/day';
import { people } from './people.svelte';

/** Who rechecks, when and how: said once for all that is decided in one go. */
export class Checker {
	name = $state('');
	duty = $state('');
	/** `YYYY-MM-DD`. */
	on = $state(dayOf(new Date()));
	/** A phone is at the school, a desk has papers. */
	how: RecheckDecided['how'] = $state(
		matchMedia('(pointer: coarse)').matches ? 'onSite' : 'papers'
	);

	/** Nobody who was named by hand is replaced. */
	takeCurrent(): void {
		if (this.name) return;
		this.name = people.current?.name ?? '';
		this.duty = people.current?.duty ?? '';
	}

	get by(): RecheckDecided['by'] {
		return { name: this.name.trim(), duty: this.duty.trim() };
	}
}
