/** What was filled in so far, what is missing in it, and the reply that it becomes. */
import type { Sha256 } from '../../../core/events/ids';
import {
	DRAFT_FORMAT,
	REPLY_FORMAT,
	ReplyDraft,
	type Outcome,
	type PacketContent,
	type Reply,
	type ReplyPhoto
} from '../model';
import { sealReply } from '../proof';

export interface DraftAnswer {
	outcome?: Outcome | undefined;
	text: string;
	/** `YYYY-MM-DD` or empty. */
	doneOn: string;
	/** As typed. */
	money: string;
	photos: ReplyPhoto[];
}

export interface Draft {
	name: string;
	duty: string;
	/** A PNG as base64. */
	signature?: string | undefined;
	/** Signs on paper instead. */
	onPaper: boolean;
	answers: Map<string, DraftAnswer>;
}

/** One thing that is missing: the finding it belongs to, or none for what stands at the end. */
export interface Missing {
	finding?: string;
	field: 'outcome' | 'text' | 'doneOn' | 'money' | 'name' | 'signature';
	words: string;
}

const emptyAnswer = (): DraftAnswer => ({ text: '', doneOn: '', money: '', photos: [] });

export const emptyDraft = ({ findings }: PacketContent): Draft => ({
	name: '',
	duty: '',
	onPaper: false,
	answers: new Map(findings.map(({ id }) => [id, emptyAnswer()]))
});

/** 元, at most two decimals. Full-width digits and separators are how people type. */
export function moneyOf(typed: string): string | undefined {
	const plain = typed.normalize('NFKC').replace(/[,\s元¥]/g, '');
	const found = /^0*(\d{1,9})(\.\d{1,2})?$/.exec(plain);
	return found ? `${found[1]}${found[2] ?? ''}` : undefined;
}

/** In the order of the form. */
export function missingIn(draft: Draft, { findings, notice }: PacketContent): Missing[] {
	const missing: Missing[] = [];
	for (const { id, number } of findings) {
		const answer = draft.answers.get(id) ?? emptyAnswer();
		const add = (field: Missing['field'], words: string): void => {
			missing.push({ finding: id, field, words: `问题 ${number}：${words}` });
		};
		if (!answer.outcome) {
			add('outcome', '没有选整改情况');
			continue;
		}
		if (!answer.text.trim())
			add('text', answer.outcome === 'notYet' ? '没有写原因' : '没有写怎么整改的');
		if (answer.outcome === 'done' && !answer.doneOn) add('doneOn', '没有选完成日期');
		if (answer.outcome !== 'notYet' && answer.doneOn && answer.doneOn < notice.visitDate)
			add('doneOn', '完成日期早于检查日期');
		if (answer.money.trim() && moneyOf(answer.money) === undefined) add('money', '资金不是一个数');
	}
	if (!draft.name.trim()) missing.push({ field: 'name', words: '没有写填写人姓名' });
	if (!draft.signature && !draft.onPaper) missing.push({ field: 'signature', words: '没有签字' });
	return missing;
}

/** Of a draft in which nothing is missing. `made`: ISO 8601 in UTC. */
export function replyOf(draft: Draft, content: PacketContent, made: string, sha256: Sha256): Reply {
	return sealReply(
		{
			format: REPLY_FORMAT,
			packet: content.id,
			packetHash: content.hash,
			inspection: content.notice.inspection,
			school: content.notice.school.id,
			...(content.practice ? { practice: true as const } : {}),
			made,
			by: { name: draft.name.trim(), duty: draft.duty.trim() },
			...(draft.signature && !draft.onPaper ? { signature: draft.signature } : {}),
			answers: content.findings.flatMap(({ id }) => {
				const answer = draft.answers.get(id);
				if (!answer?.outcome) return [];
				const money = moneyOf(answer.money);
				return [
					{
						finding: id,
						outcome: answer.outcome,
						text: answer.text.trim(),
						...(answer.doneOn && answer.outcome !== 'notYet' ? { doneOn: answer.doneOn } : {}),
						...(money ? { money } : {}),
						photos: answer.photos
					}
				];
			})
		},
		sha256
	);
}

export const draftFile = (draft: Draft, content: PacketContent): ReplyDraft => ({
	format: DRAFT_FORMAT,
	packet: content.id,
	name: draft.name,
	duty: draft.duty,
	...(draft.signature ? { signature: draft.signature } : {}),
	...(draft.onPaper ? { onPaper: true as const } : {}),
	answers: [...draft.answers].map(([finding, { outcome, ...answer }]) => ({
		finding,
		...(outcome ? { outcome } : {}),
		...answer
	}))
});

/** Back from a file or from this browser's memory; undefined for anything else, and for that of another packet. */
export function readDraft(json: unknown, content: PacketContent): Draft | undefined {
	const read = ReplyDraft.safeParse(json);
	if (!read.success || read.data.packet !== content.id) return undefined;
	const draft = emptyDraft(content);
	const { name, duty, signature, onPaper, answers } = read.data;
	Object.assign(draft, { name, duty, signature, onPaper: onPaper === true });
	for (const { finding, ...answer } of answers)
		if (draft.answers.has(finding)) draft.answers.set(finding, answer);
	return draft;
}
