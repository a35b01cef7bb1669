/** Handwriting under an inspection: its picture is stored in the same transaction as the event that names it. */
import type { Author, EventDraft } from '$lib/core/events/event';
import type { StoredBytes } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideRefuse, decideSign, decideState } from '$lib/core/inspection/decide-signature';
import type { SignerSide } from '$lib/core/inspection/payloads';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { randomId, sha256 } from '../wiring';
import { handBytes } from './hand-bytes';
import { settle } from './settle';

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
	const stored = await handBytes(image);
	const register = replaces ?? signer.person ?? randomId();
	const decided = decideHand(inspection, register, signer, stored);
	return decided.ok ? append(inspection, decided.value, [stored]) : decided;
}

/**
 * The school does not sign; `witness` signs that he has seen it, if there is one. Both are written together or not at all: a
 * refusal that stands alone would say that nobody saw it.
 */
export async function refuseToSign(
	inspection: OpenInspection,
	refusal: { name: string; duty: string; reason: string },
	witness?: Omit<Hand, 'side'>,
	replaces?: string
): Done {
	await settle(inspection);
	const stored = witness && (await handBytes(witness.image));
	const refused = { side: 'school', ...refusal } as const;
	const author = authorFor(inspection, refused);
	const decided = decideRefuse(inspection.fold, replaces ?? randomId(), refused, author, sha256);
	if (!decided.ok) return decided;
	if (!witness || !stored) return append(inspection, decided.value);
	const { name, duty } = witness;
	const seen = decideHand(inspection, randomId(), { side: 'witness', name, duty }, stored);
	return seen.ok ? append(inspection, [...decided.value, ...seen.value], [stored]) : seen;
}

/** 陈述申辩, to one finding, in the school's own name. */
export async function stateToFinding(
	inspection: OpenInspection,
	finding: string,
	text: string
): Done {
	const author = authorFor(inspection, { side: 'school' });
	const decided = decideState(inspection.fold, finding, text, author);
	return decided.ok ? append(inspection, decided.value) : decided;
}

async function append(
	inspection: OpenInspection,
	drafts: EventDraft[],
	bytes: StoredBytes[] = []
): Done {
	const written = await inspection.append(drafts, bytes);
	return written.ok ? ok(undefined) : written;
}

function decideHand(
	inspection: OpenInspection,
	register: string,
	signer: Omit<Hand, 'image'>,
	{ hash }: StoredBytes
): Result<EventDraft[], Refusal> {
	const author = authorFor(inspection, signer);
	return decideSign(inspection.fold, register, { ...signer, hash }, author, sha256);
}

/** Who answers for it: the signer's side, by whatever phone it is written. The school's people have no id here. */
function authorFor(
	{ author }: OpenInspection,
	{ side, person }: { side: SignerSide; person?: string }
): Author {
	if (side === 'inspector') return { ...author, person: person ?? author.person };
	return { person: 'unnamed', role: 'school', via: 'self' };
}
