/** What is looked at before leaving, worked out from the whole inspection at each change. Filling does without it. */
import type { Finding } from '$lib/core/finding/finding';
import { amendmentsOf, type Amendment } from '$lib/core/inspection/amendments';
import { findingsOf } from '$lib/core/inspection/finding-list';
import { gapsOf, signerGaps, type Gap } from '$lib/core/inspection/gaps';
import { scoreOf } from '$lib/core/inspection/totals';
import { pairKey, WHOLE } from '$lib/core/inspection/pairs';
import { findingsWaiting } from './finding-words.svelte';
import type { OpenInspection } from './open-inspection.svelte';
import { Signing } from './signing.svelte';

export class Review {
	readonly #inspection: OpenInspection;

	readonly signing: Signing;

	constructor(inspection: OpenInspection) {
		this.#inspection = inspection;
		this.signing = new Signing(inspection);
	}

	/** Every finding, withdrawn ones too. */
	readonly findings: Finding[] = $derived.by(() => findingsOf(this.#inspection.latest));
	/** Those that fit no item and were not taken back. */
	readonly observed: Finding[] = $derived(
		this.findings.filter((finding) => !finding.item && !finding.withdrawn)
	);
	/** Words that look as if they said who somebody is are in no record before somebody has looked at them again. */
	readonly #held: Gap[] = $derived.by(() => {
		const cards = this.#inspection.slots
			.filter(({ view }) => view.held.length > 0)
			.map(({ key, pair: { item } }) => ({ key, item: item.id, text: item.text.zh }));
		const waiting = findingsWaiting(this.#inspection);
		// What waits in one that was withdrawn comes back with it: until then nobody asks for it.
		const findings = this.findings
			.filter(({ id, withdrawn }) => !withdrawn && waiting.has(id))
			.map(({ id, item, unit = WHOLE, text }) =>
				item ? { key: pairKey(item, unit), item, text } : { key: id, text }
			);
		const once = new Map([...findings, ...cards].map((place) => [place.key, place]));
		return [...once.values()].map((place) => ({ code: 'held', blocks: true, ...place }));
	});
	readonly gaps: Gap[] = $derived.by(() => [
		...this.#held,
		...gapsOf(this.#inspection.latest),
		...signerGaps(this.signing.signers)
	]);
	readonly blocking: Gap[] = $derived(this.gaps.filter((gap) => gap.blocks));
	readonly amendments: Amendment[] = $derived.by(() => amendmentsOf(this.#inspection.latest));
	readonly score = $derived.by(() => scoreOf(this.#inspection.totals));
}
