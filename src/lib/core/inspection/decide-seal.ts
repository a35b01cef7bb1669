/** Finalising: the Merkle root over an inspection, and what may happen afterwards. */
import type { Author, EventDraft, Json } from '../events/event';
import type { Sha256 } from '../events/ids';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import type { InspectionFold } from './fold';
import { gapsOf } from './gaps';
import type { Reopened, Sealed } from './payloads';
import { sealLeaves } from './seal-leaves';

export function decideSeal(
	fold: InspectionFold,
	author: Author,
	sha256: Sha256
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'seal');
	if (refusal) return fail(refusal);
	const blocking = gapsOf(fold).filter((gap) => gap.blocks);
	if (blocking.length > 0)
		return fail({ code: 'gaps', place: 'seal', detail: { count: blocking.length } });
	const subject = { inspection: fold.id, field: 'seal' };
	const leaves = sealLeaves(fold.events, sha256);
	const sealed: Sealed = {
		...leaves,
		count: leaves.events.length,
		totals: fold.totals,
		...(fold.seal ? { previous: fold.seal.event.header.id } : {})
	};
	const parents = fold.parentsOf(subject);
	return ok([
		{ type: 'inspection.sealed/2', subject, payload: sealed as unknown as Json, parents, author }
	]);
}

/** Begins a visible amendment. The sealed values stay what they were until a new seal names the old one. */
export function decideReopen(
	fold: InspectionFold,
	reason: string,
	author: Author
): Result<EventDraft[], Refusal> {
	if (fold.state !== 'sealed') return fail({ code: 'not-sealed', place: 'seal' });
	if (!reason.trim()) return fail({ code: 'reason-missing', place: 'seal' });
	const subject = { inspection: fold.id, field: 'seal' };
	const reopened: Reopened = { reason: reason.trim() };
	const parents = fold.parentsOf(subject);
	return ok([
		{
			type: 'inspection.reopened/1',
			subject,
			payload: reopened as unknown as Json,
			parents,
			author
		}
	]);
}
