/** Makes the reply packet of a sealed inspection and remembers that it was handed out, so that an answer can be told from a stranger's. */
import { script, scriptHash, style, styleHash } from 'virtual:reply-form';
import type { Json } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideIssue, noticesOf } from '$lib/core/inspection/notices';
import { suspectsIn } from '$lib/core/privacy/inspection-texts';
import { fail, ok, type Result } from '$lib/core/result';
import { toBase64 } from '$lib/formats/reply/base64';
import {
	JPEG_URL,
	limits,
	PACKET_FORMAT,
	type PacketContent,
	type PacketFinding
} from '$lib/formats/reply/model';
import { writePacket } from '$lib/formats/reply/packet';
import { sealContent, withoutPictures } from '$lib/formats/reply/proof';
import { packetName } from '../messages/reply-name';
import { packetFindings } from '../results/packet-findings';
import { replyAddress } from '../results/reply-link';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { currentMode, randomId, sha256 } from '../wiring';
import type { Suspicion } from './export-results';
import { shownCopy } from './show-photo';

/** Longest edges that are tried until a picture is small enough. */
const edges = [560, 420, 320, 240];

export interface PacketOptions {
	/** Until when the school is asked to answer, `YYYY-MM-DD`; empty: no day. */
	by: string;
	/** Somebody has looked at what may say who somebody is. */
	looked: boolean;
}

/** There are findings that stand. After `identifiers` nothing was made; it is asked again with `looked`. */
export async function issuePacket(
	inspection: OpenInspection,
	{ by, looked }: PacketOptions
): Promise<Result<File, StoreProblem | Refusal | Suspicion>> {
	const { fold } = inspection;
	const findings = packetFindings(fold);
	if (!looked) {
		const suspicion = suspicionOf(inspection, findings);
		if (suspicion) return fail(suspicion);
	}
	const shown = [];
	for (const one of findings) shown.push(await withPicture(inspection, one));
	const content = contentOf(inspection, shown, by);
	// Made again with nothing changed it is the same packet: one more answer to it needs no second entry.
	if (!noticesOf(fold.events).some(({ hash }) => hash === content.hash)) {
		const packet = withoutPictures(content) as unknown as Json;
		const issued = { hash: content.hash, packet };
		const decided = decideIssue(fold, content.id, issued, inspection.author);
		if (!decided.ok) return decided;
		const written = await inspection.append(decided.value);
		if (!written.ok) return written;
	}
	const bytes = writePacket(content, { script, scriptHash, style, styleHash });
	const { school, visitDate } = content.notice;
	return ok(new File([bytes], packetName(school.name, visitDate), { type: 'text/html' }));
}

function contentOf({ fold }: OpenInspection, findings: PacketFinding[], by: string): PacketContent {
	const { start, basics } = fold;
	if (!start || !basics) throw new Error('a sealed inspection has a start');
	const last = noticesOf(fold.events).at(-1);
	const made = (last?.packet as { made?: string } | undefined)?.made;
	const contentWith = (id: string, at: string): PacketContent =>
		sealContent(
			{
				format: PACKET_FORMAT,
				id,
				made: at,
				...(currentMode() === 'practice' ? { practice: true as const } : {}),
				notice: {
					inspection: fold.id,
					school: { id: start.school.id, name: start.school.name },
					visitDate: basics.visitDate,
					inspectors: basics.inspectors.map(({ name }) => name)
				},
				reply: { ...(by ? { by } : {}), link: replyAddress() },
				findings
			},
			sha256
		);
	const again = last && made ? contentWith(last.id, made) : undefined;
	return again && again.hash === last?.hash
		? again
		: contentWith(randomId(), new Date().toISOString());
}

/** Among what the packet says, in the way exports ask. */
function suspicionOf(
	{ fold }: OpenInspection,
	findings: { filed: FiledFinding }[]
): Suspicion | undefined {
	const keys = new Set(
		findings.map(({ filed: { id, item, unit } }) => (item ? `${item}|${unit ?? ''}` : id))
	);
	const suspects = suspectsIn(fold).filter(({ key }) => keys.has(key));
	if (suspects.length === 0) return undefined;
	const items = new Set(suspects.map(({ item }) => item));
	const hasFree = items.delete('');
	return {
		code: 'identifiers',
		place: 'notice',
		count: suspects.length,
		items: [...items],
		hasFree
	};
}

/** The first photo of the visit, small. Of what is about pupils no picture leaves. */
async function withPicture(
	inspection: OpenInspection,
	{ finding, filed }: { finding: PacketFinding; filed: FiledFinding }
): Promise<PacketFinding> {
	const [first] = filed.before;
	const photo = first && inspection.fold.photo(first.id);
	if (!photo || filed.sensitive) return finding;
	for (const maxSide of edges) {
		const copy = await shownCopy(inspection, photo, { maxSide });
		if (!copy.ok) return finding;
		if (copy.value.size > limits.noticePhotoBytes) continue;
		const bytes = new Uint8Array(await copy.value.arrayBuffer());
		return { ...finding, photo: JPEG_URL + toBase64(bytes) };
	}
	return finding;
}
