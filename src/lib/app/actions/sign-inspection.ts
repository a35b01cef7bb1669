/** Handwriting under an inspection: its picture is stored in the same transaction as the event that names it. */
import type { Author } from '$lib/core/events/event';
import { hashOf } from '$lib/core/events/ids';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideRefuse, decideSign, decideState } from '$lib/core/inspection/decide-signature';
import type { SignerSide } from '$lib/core/inspection/payloads';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { randomId, sha256 } from '../wiring';
import { commitAllTyped } from './type-into-item';

type Done = Promise<Result<void, Refusal | StoreProblem>>;

export interface Hand {
	side: SignerSide;
	/** Id of a person, for one of the inspectors. */
	person?: string;
	name: string;
	duty: string;
	/** PNG. */
	image: Blob;
}

/** `replaces`: the signature (its register) that this one takes the place of. */
export async function signInspection(
	inspection: OpenInspection,
	{ image, ...signer }: Hand,
	replaces?: string
): Done {
	await settle(inspection);
	const bytes = await image.arrayBuffer();
	const hash = hashOf(new Uint8Array(bytes), sha256);
	const decided = decideSign(
		inspection.fold,
		replaces ?? signer.person ?? randomId(),
		{ ...signer, hash },
		authorFor(inspection, signer),
		sha256
	);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value, [{ hash, bytes }]);
	return written.ok ? ok(undefined) : written;
}

/** The school does not sign; `witness` signs that he has seen it, if there is one. */
export async function refuseToSign(
	inspection: OpenInspection,
	refusal: { name: string; duty: string; reason: string },
	witness?: Omit<Hand, 'side'>,
	replaces?: string
): Done {
	await settle(inspection);
	const refused = { side: 'school', ...refusal } as const;
	const author = authorFor(inspection, refused);
	const decided = decideRefuse(inspection.fold, replaces ?? randomId(), refused, author, sha256);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	if (!written.ok || !witness) return written.ok ? ok(undefined) : written;
	return signInspection(inspection, { ...witness, side: 'witness' });
}

/** 陈述申辩, to one finding, in the school's own name. */
export async function stateToFinding(
	inspection: OpenInspection,
	finding: string,
	text: string
): Done {
	const author = authorFor(inspection, { side: 'school' });
	const decided = decideState(inspection.fold, finding, text, author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}

/** What is signed is all that was said before, also what is only now being written. */
async function settle(inspection: OpenInspection): Promise<void> {
	await commitAllTyped();
	await inspection.written();
}

/** Who answers for it: the signer's side, by whatever phone it is written. The school's people have no id here. */
function authorFor(
	{ author }: OpenInspection,
	{ side, person }: { side: SignerSide; person?: string }
): Author {
	if (side === 'inspector') return { ...author, person: person ?? author.person };
	return { person: 'unnamed', role: 'school', via: 'self' };
}
