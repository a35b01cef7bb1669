/** What reply files would bring into the ledger of this device; nothing is written. */
import type { RectificationReported } from '$lib/core/finding/payloads';
import type { Photo } from '$lib/core/evidence/photo';
import { isPossible } from '$lib/core/finding/decide-step';
import { findingOnScreen } from '$lib/core/finding/life';
import type { LifeState } from '$lib/core/finding/lifecycle';
import { replyPhotoId, replyReportId } from '$lib/core/finding/reply-ids';
import { noticesOf } from '$lib/core/inspection/notices';
import { inspectionGroup } from '$lib/core/inspection/summary';
import type { EventStore } from '$lib/core/events/store';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { JobProblem } from '$lib/formats/job/run-job';
import { readReplyFile } from '$lib/formats/reply/client';
import { PacketContent, type ReplyAnswer } from '$lib/formats/reply/model';
import type { ReadReply, ReplyProblem } from '$lib/formats/reply/reply';
import { readFinding } from '../state/read-finding';
import { currentMode, getStore, sha256 } from '../wiring';
import { foldInspection } from './open-inspection';

/** Why a sound reply is not this device's to take. */
export type ForeignReply = Problem<
	| 'reply-practice'
	| 'reply-real'
	| 'reply-inspection-unknown'
	| 'reply-packet-unknown'
	| 'reply-packet-differs'
	| 'reply-school-other'
	| 'reply-finding-unknown'
	| 'reply-twice'
>;

/** One finding of a reply beside what the ledger has of it. */
export interface ReplyRow {
	finding: string;
	number: number;
	/** What was found. */
	text: string;
	answer: ReplyAnswer;
	/** The school's account that stands now. */
	ours: RectificationReported | undefined;
	/** `taken`: it is in the ledger already. `impossible`: in its state nothing is reported any more. */
	status: 'new' | 'taken' | 'impossible';
	state: LifeState;
	/** Of the visit, with what is drawn on them. */
	before: Photo[];
	report: Omit<RectificationReported, 'inspection'>;
}

export interface MatchedReply {
	file: string;
	read: ReadReply;
	school: string;
	rows: ReplyRow[];
}

export type ReplyRefusal = ReplyProblem | ForeignReply | JobProblem;
export type CheckedReply = { file: string; result: Result<MatchedReply, ReplyRefusal> };

/** In the order of the files; `onDone` hears of each as it is read. */
export async function readReplies(
	files: readonly File[],
	{ signal, onDone }: { signal: AbortSignal; onDone: (checked: CheckedReply) => void }
): Promise<void> {
	const store = await getStore();
	const seen = new Set<string>();
	for (const file of files) {
		const read = await readReplyFile(file, { signal });
		if (signal.aborted) return;
		const twice = read.ok && seen.has(read.value.reply.hash);
		if (read.ok) seen.add(read.value.reply.hash);
		const result = !read.ok
			? read
			: twice
				? fail<ForeignReply>({ code: 'reply-twice', place: file.name })
				: await matchReply(store, file.name, read.value);
		if (signal.aborted) return;
		onDone({ file: file.name, result });
	}
}

/** Beside what is here now: asked again after something of it was taken in. */
export async function matchReply(
	store: EventStore,
	file: string,
	read: ReadReply
): Promise<Result<MatchedReply, ForeignReply>> {
	const { reply } = read;
	const refuse = (code: ForeignReply['code'], detail?: ForeignReply['detail']) =>
		fail<ForeignReply>({ code, place: file, ...(detail ? { detail } : {}) });
	const practising = currentMode() === 'practice';
	if ((reply.practice === true) !== practising)
		return refuse(practising ? 'reply-real' : 'reply-practice');
	const events = await store.eventsOf(inspectionGroup(reply.inspection));
	if (events.length === 0) return refuse('reply-inspection-unknown');
	const notice = noticesOf(events).find(({ id }) => id === reply.packet);
	const packet = notice && PacketContent.safeParse(notice.packet);
	if (!notice || !packet?.success) return refuse('reply-packet-unknown');
	if (notice.hash !== reply.packetHash) return refuse('reply-packet-differs');
	const { findings, notice: issued } = packet.data;
	if (issued.school.id !== reply.school || issued.inspection !== reply.inspection)
		return refuse('reply-school-other', { school: issued.school.name });
	const folded = await foldInspection(store, reply.inspection);
	const rows: ReplyRow[] = [];
	for (const answer of reply.answers) {
		const asked = findings.find(({ id }) => id === answer.finding);
		const known = asked && (await readFinding(store, answer.finding));
		if (!asked || !known) return refuse('reply-finding-unknown', { count: rows.length + 1 });
		const { life } = findingOnScreen(known.filed, known.events, sha256);
		const report = reportOf(read, answer);
		const taken = known.events.some(({ header, body }) => {
			const said = body?.payload as Partial<RectificationReported> | undefined;
			return header.type === 'rectification.reported/1' && isSame(said, report);
		});
		const step = answer.outcome === 'done' ? 'reportDone' : 'reportUnderWay';
		const school = life.accounts.findLast(({ kind }) => kind === 'school');
		rows.push({
			finding: answer.finding,
			number: asked.number,
			text: known.filed.text,
			answer,
			ours: school?.kind === 'school' ? school.said.value : undefined,
			status: taken ? 'taken' : isPossible(step, life) ? 'new' : 'impossible',
			state: life.state,
			before: known.filed.before.flatMap(({ id }) =>
				folded.ok ? (folded.value.photo(id) ?? []) : []
			),
			report
		});
	}
	return ok({ file, read, school: issued.school.name, rows });
}

function reportOf({ reply, signature }: ReadReply, answer: ReplyAnswer): ReplyRow['report'] {
	const { finding, outcome, text, doneOn, money, photos } = answer;
	return {
		id: replyReportId(reply.packet, finding, sha256),
		outcome,
		text,
		...(doneOn ? { doneOn } : {}),
		...(money ? { money } : {}),
		by: reply.by,
		...(signature ? { signature } : {}),
		photos: photos.map(({ hash }) => replyPhotoId(reply.packet, finding, hash, sha256))
	};
}

/** The same packet may be answered again, put right: only the same words of the same person with the same photos are the same. */
const isSame = (
	said: Partial<RectificationReported> | undefined,
	report: ReplyRow['report']
): boolean =>
	said?.id === report.id &&
	said.outcome === report.outcome &&
	said.text === report.text &&
	said.doneOn === report.doneOn &&
	said.money === report.money &&
	said.by?.name === report.by.name &&
	said.by.duty === report.by.duty &&
	said.signature === report.signature &&
	said.photos?.join() === report.photos.join();
