import { toBase64url } from '../../../src/lib/core/events/base64url';
import { compareClock } from '../../../src/lib/core/events/clock';
import type { SignedEvent } from '../../../src/lib/core/events/event';
import type { Hash } from '../../../src/lib/core/events/ids';
import { verifyEvents } from '../../../src/lib/core/events/verify';
import { sha256 } from '../../../src/lib/platform/device/digest';
import { verifySig } from '../../../src/lib/platform/device/key';
import type { EventStore } from '../../../src/lib/core/events/store';
import { opened } from './open';

/** What a store opened after the fault gives back. */
export interface Found {
	/** Why it did not open; everything else is empty then. */
	refused?: string;
	/** What the store itself says is missing; null where it says nothing. */
	loss: unknown;
	/** Ids of events whose hashes, signature and place in the chain are right. */
	sound: string[];
	/** `status id` of all others. */
	wrong: string[];
	/** Hashes of photos whose bytes have that hash. */
	photos: string[];
	/** Hashes of photos that an event names and whose bytes are missing, others, or cannot be read. */
	torn: string[];
	/** Events of one device whose order by clock is not that of its chain. */
	disorder: number;
	/** Milliseconds until the store was open. */
	openedIn: number;
}

/** Reads everything through the app's own store and recomputes every hash. */
export async function check(): Promise<Found> {
	const from = performance.now();
	const result = await opened();
	const openedIn = Math.round(performance.now() - from);
	const found: Found = {
		loss: null,
		sound: [],
		wrong: [],
		photos: [],
		torn: [],
		disorder: 0,
		openedIn
	};
	if (!result.ok) {
		const { code, place, cause } = result.problem;
		return { ...found, refused: `${code} ${place} ${String(cause ?? '')}` };
	}
	const store = result.value;
	const checked = await store.check({ thorough: true });
	if (!checked.ok) found.wrong.push(`not compared: ${checked.problem.code}`);
	found.loss = store.health().lost ?? null;
	const events: SignedEvent[] = [];
	try {
		for await (const group of store.everything()) events.push(...group.events);
	} catch (cause) {
		found.wrong.push(`unreadable ${String(cause)}`);
	}
	const { statuses } = await verifyEvents(events, { sha256, verifySig });
	events.forEach(({ header }, at) => {
		if (statuses[at] === 'ok') found.sound.push(header.id);
		else found.wrong.push(`${statuses[at]} ${header.id}`);
	});
	await checkPhotos(store, events, found);
	found.disorder = countDisorder(events);
	return found;
}

async function checkPhotos(store: EventStore, events: SignedEvent[], found: Found): Promise<void> {
	const named = events.flatMap(({ body }) => {
		const hash = (body?.payload as { hash?: Hash } | undefined)?.hash;
		return hash === undefined ? [] : [hash];
	});
	for (const hash of named) {
		// Chromium rejects where the file of a large value is gone.
		const bytes = await store.bytes(hash).catch(() => undefined);
		const same = bytes !== undefined && (await hashOfPhoto(bytes)) === hash;
		(same ? found.photos : found.torn).push(hash);
	}
}

/** By the browser, which takes a tenth of the time. */
const hashOfPhoto = async (bytes: ArrayBuffer): Promise<string> =>
	toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

function countDisorder(events: SignedEvent[]): number {
	const chains = new Map<string, SignedEvent['header'][]>();
	for (const { header } of events) {
		const chain = chains.get(header.device);
		if (chain) chain.push(header);
		else chains.set(header.device, [header]);
	}
	let disorder = 0;
	for (const chain of chains.values()) {
		chain.sort((a, b) => a.seq - b.seq);
		chain.forEach((header, at) => {
			const before = chain[at - 1];
			if (before && compareClock(before, header) >= 0) disorder++;
		});
	}
	return disorder;
}
