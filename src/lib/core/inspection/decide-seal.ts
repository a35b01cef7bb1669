/** Finalising: the Merkle root over an inspection, and what may happen afterwards. */
import type { Author, EventDraft } from '../events/event';
import type { Sha256 } from '../events/ids';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import { draft } from './draft';
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
	const leaves = sealLeaves(fold.events, sha256);
	const sealed: Sealed = {
		...leaves,
		count: leaves.events.length,
		totals: fold.totals,
		...(fold.seal ? { previous: fold.seal.event.header.id } : {})
	};
	return ok([draft(fold, 'inspection.sealed/2', { field: 'seal' }, sealed, author)]);
}

/** Begins a visible amendment. The sealed values stay what they were until a new seal names the old one. */
export function decideReopen(
	fold: InspectionFold,
	reason: string,
	author: Author
): Result<EventDraft[], Refusal> {
	if (fold.state !== 'sealed') return fail({ code: 'not-sealed', place: 'seal' });
	if (!reason.trim()) return fail({ code: 'reason-missing', place: 'seal' });
	const reopened: Reopened = { reason: reason.trim() };
	return ok([draft(fold, 'inspection.reopened/1', { field: 'seal' }, reopened, author)]);
}
