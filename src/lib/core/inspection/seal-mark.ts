/**
 * What is printed beside a sealed inspection, to be scanned by another phone: its root, how many events, which device sealed it,
 * a short root for each part, so that a difference can be named, and a checksum against slips of typing. `AX1` and six fields,
 * joined by full stops, which none of them holds.
 */
import { crc32c } from '../events/crc32c';
import { fromBase64url } from '../events/base64url';
import type { SignedEvent } from '../events/event';
import type { Hash, Sha256 } from '../events/ids';
import type { InspectionFold } from './fold';
import { sealParts, type SealPart } from './payloads';
import { sealBytes, sealLeaves, type SealLeaves } from './seal-leaves';
import type { Seal } from './seals';

const VERSION = 'AX1';
/** Characters of 6 bits: 96 bits cannot be met by trying. */
const SHORT = 16;

export interface SealMark {
	inspection: string;
	root: string;
	/** Of events. */
	count: number;
	/** The first characters of the device's id, which is the hash of its key. */
	device: string;
	parts: Record<SealPart, string>;
}

/** Undefined for a seal of an older version, which has no parts. */
export function sealMark(inspection: string, { event, sealed }: Seal): SealMark | undefined {
	const { parts } = sealed;
	if (!parts) return undefined;
	return {
		inspection,
		root: sealed.root,
		count: sealed.count,
		device: event.header.device.slice(0, SHORT),
		parts: short(parts)
	};
}

const short = (parts: Record<SealPart, string>): Record<SealPart, string> =>
	Object.fromEntries(sealParts.map((part) => [part, parts[part].slice(0, SHORT)])) as Record<
		SealPart,
		string
	>;

/** What `readMark` reads: under 210 characters of ASCII, with the longest id that an inspection has. */
export function writeMark({ inspection, root, count, device, parts }: SealMark): string {
	const fields = [VERSION, inspection, root, String(count), device];
	const text = [...fields, sealParts.map((part) => parts[part]).join('')].join('.');
	return `${text}.${checksum(text)}`;
}

const checksum = (text: string): string => crc32c(new TextEncoder().encode(text)).toString(36);

/** From what was scanned or typed, alone or at the end of an address. Undefined for anything else, and where a letter is wrong. */
export function readMark(scanned: string): SealMark | undefined {
	const found =
		/AX1\.([\w-]{1,64})\.([\w-]{43})\.(\d{1,9})\.([\w-]{16})\.([\w-]{80})\.([a-z\d]{1,7})/.exec(
			scanned
		);
	if (!found) return undefined;
	const [whole, inspection = '', root = '', count = '', device = '', joined = '', sum] = found;
	if (checksum(whole.slice(0, whole.lastIndexOf('.'))) !== sum) return undefined;
	if (fromBase64url(root)?.length !== 32) return undefined;
	const parts = sealParts.map((part, i) => [part, joined.slice(i * SHORT, (i + 1) * SHORT)]);
	return {
		inspection,
		root,
		count: Number(count),
		device,
		parts: Object.fromEntries(parts) as Record<SealPart, string>
	};
}

export type MarkOutcome =
	/** Everything that was sealed is here, and nothing of it differs. `later`: events that stand beside it, seals aside. */
	| { kind: 'match'; later: number }
	/** These parts are not as they were sealed: something is missing, added or other. */
	| { kind: 'differs'; parts: SealPart[] };

/**
 * Compares a mark with the inspection that is here. Where the seal itself is here, what came later does not matter, and an
 * erased payload is no difference: its event still names it by its hash.
 */
export function checkMark(mark: SealMark, fold: InspectionFold, sha256: Sha256): MarkOutcome {
	const seals = sealsNamed(mark, fold);
	const bytes = seals[0]?.sealed.bytes;
	const standing = eventsUnder(mark, fold);
	const known = new Set(standing.flatMap((event) => sealBytes(event) ?? []));
	const lost = ((bytes ?? []) as Hash[]).filter((hash) => !known.has(hash));
	const leaves = sealLeaves(standing, sha256, lost);
	if (leaves.root !== mark.root) return { kind: 'differs', parts: differing(mark, leaves) };
	// Whoever writes a code himself can say another device or number under the same root.
	const code = writeMark(mark);
	const isOurs = seals.some((seal) => writtenMark(fold.id, seal) === code);
	if (seals.length > 0 ? !isOurs : mark.count !== leaves.events.length)
		return { kind: 'differs', parts: ['facts'] };
	const covered = new Set<string>(leaves.events);
	const later = fold.events.filter(
		({ header: { id, subject } }) =>
			!covered.has(id) && subject.field !== 'seal' && subject.notice === undefined
	);
	return { kind: 'match', later: later.length };
}

/** The events that are here of those that the seal covers; all of them where the seal itself is not here. */
export function eventsUnder(mark: SealMark, fold: InspectionFold): SignedEvent[] {
	const wanted = sealsNamed(mark, fold)[0]?.sealed.events;
	if (!wanted) return [...fold.events];
	const names = new Set<string>(wanted);
	return fold.events.filter(({ header }) => names.has(header.id));
}

/** The seals of that root that are here: two people may have sealed the same. */
const sealsNamed = ({ root }: SealMark, fold: InspectionFold): Seal[] =>
	fold.events.flatMap((event) => {
		const sealed = event.body?.payload as Seal['sealed'] | undefined;
		return event.header.subject.field === 'seal' && sealed?.root === root
			? [{ event, sealed }]
			: [];
	});

function writtenMark(inspection: string, seal: Seal): string | undefined {
	const mark = sealMark(inspection, seal);
	return mark && writeMark(mark);
}

const differing = (mark: SealMark, { parts }: SealLeaves): SealPart[] =>
	sealParts.filter((part) => !parts[part].startsWith(mark.parts[part]));
