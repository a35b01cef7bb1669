/** Takes what a school answered into the ledger: photos, hand and reports in one append, or nothing. */
import type { Author, EventDraft, Json } from '$lib/core/events/event';
import type { Hash } from '$lib/core/events/ids';
import type { StoredBytes } from '$lib/core/events/store';
import { ADDED } from '$lib/core/evidence/photo';
import type { EvidenceAdded } from '$lib/core/evidence/payloads';
import { ok, type Result } from '$lib/core/result';
import { shrinkPhoto, type PhotoProblem } from '../later-wiring';
import type { MatchedReply, ReplyRow } from './read-replies';
import { takeSteps, type FindingStep, type StepProblem } from './take-steps';

/** `rows`: of this reply, those that are new. In the school's name, whoever takes them in. */
export async function takeReplies(
	{ read }: MatchedReply,
	rows: readonly ReplyRow[]
): Promise<Result<void, StepProblem | PhotoProblem>> {
	const { reply, signature } = read;
	const author: Author = { person: 'unnamed', role: 'school', via: reply.packetHash };
	const pictures = new Map(read.pictures.map(({ hash, bytes }) => [hash as string, bytes]));
	const bytes = new Map<string, StoredBytes>();
	const keep = (hash: string, data: ArrayBuffer): void => {
		bytes.set(hash, { hash: hash as Hash, bytes: data });
	};
	const beside: EventDraft[] = [];
	for (const row of rows)
		for (const [i, photo] of row.answer.photos.entries()) {
			const data = pictures.get(photo.hash);
			if (!data) throw new Error('a reply that was read has all its photos');
			// The bytes stay what the school sent; only the small picture and its looks are made here.
			const shrunk = await shrinkPhoto(new Blob([data], { type: photo.mime }));
			if (!shrunk.ok) return { ok: false, problem: { ...shrunk.problem, place: row.finding } };
			const { thumb, thumbHash, looks } = shrunk.value;
			const shown = row.before[i] ?? row.before[0];
			const added: EvidenceAdded = {
				hash: photo.hash,
				thumb: thumbHash,
				mime: photo.mime,
				size: data.byteLength,
				width: photo.width,
				height: photo.height,
				takenAt: photo.takenAt,
				source: 'gallery',
				looks,
				finding: row.finding,
				...(shown ? { after: shown.id } : {})
			};
			keep(photo.hash, data.buffer);
			keep(thumbHash, thumb);
			beside.push({
				type: ADDED,
				subject: { finding: row.finding, evidence: row.report.photos[i] ?? '' },
				payload: added as unknown as Json,
				parents: [],
				author
			});
		}
	const hand = signature && pictures.get(signature);
	if (signature && hand) keep(signature, hand.buffer);
	const taken = await takeSteps(rows.map(stepOf), { author, bytes: [...bytes.values()], beside });
	return taken.ok ? ok(undefined) : taken;
}

function stepOf({ finding, report }: ReplyRow): FindingStep {
	const { outcome, ...rest } = report;
	return {
		finding,
		intent:
			outcome === 'done'
				? { step: 'reportDone', report: rest }
				: { step: 'reportUnderWay', report: { ...rest, outcome } }
	};
}
