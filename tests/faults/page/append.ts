/** What an inspector writes, and the word that leaves the browser once the store has acknowledged it. */
import type { EventDraft } from '../../../src/lib/core/events/event';
import { hashOf } from '../../../src/lib/core/events/ids';
import type { StoredBytes, Summary } from '../../../src/lib/core/events/store';
import { sha256 } from '../../../src/lib/platform/device/digest';
import { opened } from './open';

/** One append: the answers, and the photos that go with them. */
export interface Entry {
	drafts: EventDraft[];
	bytes: StoredBytes[];
}

/** What the harness is told of one append; lost is what it was told and does not find. */
export type Word =
	| { events: string[]; photos: string[]; copies: number; flushed: number; ms: number }
	| { refused: string; ms: number };

declare global {
	/** Put there by the harness: a call that leaves the browser at once. */
	var told: ((word: string) => void) | undefined;
}

const author = { person: 'p1', role: 'inspector', via: 'self' } as const;
const verdicts = ['pass', 'pass', 'pass', 'fail', 'notApplicable'];
let numbers = 0;

/** An answer to one of 200 items. */
export function answer(random: () => number): EventDraft {
	const item = `FS-${1 + Math.floor(random() * 200)}`;
	const verdict = verdicts[Math.floor(random() * verdicts.length)] ?? 'pass';
	return {
		type: 'response.given/1',
		subject: { inspection: 'i1', item, unit: 'whole' },
		payload: { verdict, rule: `${item}@2019-04-01`, note: `虚构 ${numbers++}` },
		parents: [],
		author
	};
}

/**
 * An answer with a photo that cannot be packed: 20 to 60 KB, and one in five 100 to 300 KB, which Chromium puts into a file
 * beside the database (every value above 64 KB).
 */
export function answerWithPhoto(random: () => number): Entry {
	const large = random() < 0.2;
	const words = new Uint32Array((large ? 25_000 : 5_000) * (1 + 2 * random()));
	for (let at = 0; at < words.length; at++) words[at] = random() * 4294967296;
	const bytes = new Uint8Array(words.buffer);
	const hash = hashOf(bytes, sha256);
	const shown = answer(random);
	const photo: EventDraft = {
		type: 'evidence.added/1',
		subject: { inspection: 'i1', evidence: `e-${hash.slice(0, 12)}` },
		payload: {
			hash,
			thumb: hash,
			mime: 'image/jpeg',
			size: bytes.length,
			width: 1600,
			height: 1200,
			takenAt: '2026-08-28T01:00:00.000Z',
			source: 'camera',
			item: shown.subject.item ?? '',
			unit: 'whole'
		},
		parents: [],
		author
	};
	return { drafts: [shown, photo], bytes: [{ hash, bytes: words.buffer }] };
}

/** Two in ten with a photo, two in ten several answers at once, the others one answer. */
export function anyEntry(random: () => number): Entry {
	const drawn = random();
	if (drawn < 0.2) return answerWithPhoto(random);
	const count = drawn < 0.4 ? 2 + Math.floor(random() * 5) : 1;
	return { drafts: Array.from({ length: count }, () => answer(random)), bytes: [] };
}

const summarise = (events: { header: { clock: unknown } }[]): Summary[] => [
	{ group: 'inspection:i1', kind: 'inspection', value: { last: events.at(-1)?.header.clock ?? 0 } }
];

/** Appends and tells the harness at once what became of it. */
export async function append({ drafts, bytes }: Entry): Promise<Word> {
	const store = await opened();
	const from = performance.now();
	const result = store.ok ? await store.value.append(drafts, { bytes, summarise }) : store;
	const ms = Math.round(performance.now() - from);
	const word: Word = result.ok
		? {
				events: result.value.events.map((event) => event.header.id),
				photos: bytes.map((one) => one.hash),
				copies: result.value.copies,
				flushed: result.value.flushed,
				ms
			}
		: { refused: result.problem.code, ms };
	globalThis.told?.(JSON.stringify(word));
	return word;
}
