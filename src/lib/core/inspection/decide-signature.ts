/** Signing, refusing to sign, and what the school says to the findings. */
import type { Author, EventDraft } from '../events/event';
import type { Sha256 } from '../events/ids';
import { fail, ok, type Result } from '../result';
import type { Refusal } from './decide-answer';
import { draft } from './draft';
import type { InspectionFold } from './fold';
import type { SignatureGiven, SignatureRefused } from './payloads';
import { contentsRoot } from './signing';

/** `signature` names the register; signing again in it replaces what was there. `author` has the role of the signer's side. */
export function decideSign(
	fold: InspectionFold,
	signature: string,
	given: Omit<SignatureGiven, 'over'>,
	author: Author,
	sha256: Sha256
): Result<EventDraft[], Refusal> {
	const said = { ...given, name: given.name.trim(), duty: given.duty.trim() };
	if (!said.name) return fail({ code: 'name-missing', place: 'signature' });
	return write(fold, 'signature.given/1', signature, said, author, sha256);
}

/** A reason is needed, a name is not. A witness to it signs for himself (`decideSign`, side `witness`). */
export function decideRefuse(
	fold: InspectionFold,
	signature: string,
	refused: Omit<SignatureRefused, 'over'>,
	author: Author,
	sha256: Sha256
): Result<EventDraft[], Refusal> {
	const { side, name, duty, reason } = refused;
	const said = { side, name: name.trim(), duty: duty.trim(), reason: reason.trim() };
	if (!said.reason) return fail({ code: 'reason-missing', place: 'signature' });
	return write(fold, 'signature.refused/1', signature, said, author, sha256);
}

/** 陈述申辩, to one finding. An empty text takes it back. */
export function decideState(
	fold: InspectionFold,
	finding: string,
	text: string,
	author: Author
): Result<EventDraft[], Refusal> {
	if (fold.state === 'moved') return fail({ code: 'moved', place: finding });
	const register = { finding, field: 'statement' };
	return ok([draft(fold, 'finding.stated/1', register, { text: text.trim() }, author)]);
}

/** After the seal a signature stands beside it as an addition: the principal may come later. */
function write(
	fold: InspectionFold,
	type: string,
	signature: string,
	said: Omit<SignatureGiven, 'over'> | Omit<SignatureRefused, 'over'>,
	author: Author,
	sha256: Sha256
): Result<EventDraft[], Refusal> {
	if (fold.state === 'moved') return fail({ code: 'moved', place: 'signature' });
	const payload = { ...said, over: contentsRoot(fold, said.side, sha256) };
	return ok([draft(fold, type, { signature }, payload, author)]);
}
