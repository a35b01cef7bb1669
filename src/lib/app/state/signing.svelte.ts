/** Who must sign an inspection and how far that is, worked out anew at each change. */
import { signersOf, type Signer } from '$lib/core/inspection/signing';
import type { Signature } from '$lib/core/inspection/signatures';
import type { OpenInspection } from './open-inspection.svelte';

export class Signing {
	readonly #inspection: OpenInspection;

	constructor(inspection: OpenInspection) {
		this.#inspection = inspection;
	}

	readonly signers: Signer[] = $derived.by(() =>
		signersOf(this.#inspection.latest, this.#inspection.sha256)
	);
	/** Who saw that the school did not sign. */
	readonly witnesses: Signature[] = $derived.by(() => {
		const { signatures, late } = this.#inspection.latest;
		return [...signatures.all, ...late.signatures.all].filter(({ side }) => side === 'witness');
	});
	/** Signed or refused, and nothing changed since. */
	readonly done: Signer[] = $derived(
		this.signers.filter(({ state }) => state === 'signed' || state === 'refused')
	);
	readonly left: number = $derived(this.signers.length - this.done.length);
}
