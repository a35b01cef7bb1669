/** What is looked at before leaving, worked out from the whole inspection at each change. Filling does without it. */
import type { Finding } from '$lib/core/finding/finding';
import { amendmentsOf, type Amendment } from '$lib/core/inspection/amendments';
import { findingsOf } from '$lib/core/inspection/finding-list';
import { isUnsettled } from '$lib/core/finding/earlier';
import type { LedgerRow } from '$lib/core/finding/ledger-row';
import { notLookedAt, unsettledGaps } from '$lib/core/inspection/unsettled';
import { gapsOf, signerGaps, type Gap } from '$lib/core/inspection/gaps';
import { scoreOf } from '$lib/core/inspection/totals';
import { heldGaps } from './held-gaps';
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
	readonly gaps: Gap[] = $derived.by(() => [
		...heldGaps(this.#inspection, this.findings),
		...gapsOf(this.#inspection.latest),
		...signerGaps(this.signing.signers),
		...unsettledGaps(this.#inspection.latest, this.#inspection.earlier)
	]);
	/** What earlier visits left open here. */
	readonly unsettled: LedgerRow[] = $derived.by(() => this.#inspection.earlier.filter(isUnsettled));
	/** Of these, what nobody has looked at this time. */
	readonly missed: LedgerRow[] = $derived.by(() =>
		notLookedAt(this.#inspection.latest, this.unsettled)
	);
	readonly blocking: Gap[] = $derived(this.gaps.filter((gap) => gap.blocks));
	readonly amendments: Amendment[] = $derived.by(() => amendmentsOf(this.#inspection.latest));
	readonly score = $derived.by(() => scoreOf(this.#inspection.totals));
}
