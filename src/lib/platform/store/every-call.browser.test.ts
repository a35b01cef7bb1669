import { afterEach, describe, expect, it } from 'vitest';
import type { EventDraft, SignedEvent } from '../../core/events/event';
import { hashOf, type Hash } from '../../core/events/ids';
import type { EventStore } from '../../core/events/store';
import { verifyEvents } from '../../core/events/verify';
import { sha256 } from '../device/digest';
import { verifySig } from '../device/key';
import { openStore } from './open-store';
import { removeStore } from './remove-store';
import { clearFaults, planFault, type Fault } from './testing/faulty-database';

/** Milliseconds in which an append is answered, whatever the browser does, while two dozen devices share a busy machine. */
const patience = 30_000;
const limit = 300_000;
const names: string[] = [];

afterEach(async () => {
	clearFaults();
	for (const name of names.splice(0)) await removeStore(name);
});

const answer = (item: number): EventDraft => ({
	type: 'response.given/1',
	subject: { inspection: 'i1', item: `FS-${item}`, unit: 'whole' },
	payload: { verdict: 'pass', rule: `FS-${item}@2019-04-01` },
	parents: [],
	author: { person: 'p1', role: 'inspector', via: 'self' }
});

function photo(item: number) {
	const bytes = crypto.getRandomValues(new Uint8Array(500 + item)).buffer;
	return { hash: hashOf(new Uint8Array(bytes), sha256), bytes };
}

/** What was acknowledged in one inspection, and what was not answered in time. */
interface Told {
	events: Hash[];
	photos: Hash[];
	unanswered: string[];
}

/** After the first that was not answered nothing more is asked, since that much is wrong already. */
async function inTime<T>(what: string, told: Told, ask: () => Promise<T>): Promise<T | undefined> {
	if (told.unanswered.length > 0) return undefined;
	let timer: number | undefined;
	const late = new Promise<undefined>((resolve) => (timer = window.setTimeout(resolve, patience)));
	const result = await Promise.race([ask().then((value) => ({ value })), late]);
	clearTimeout(timer);
	if (result === undefined) told.unanswered.push(what);
	return result?.value;
}

async function append(store: EventStore, told: Told, items: number[], withPhoto = false) {
	const bytes = withPhoto ? items.map(photo) : [];
	const result = await inTime(`append of ${items.join()}`, told, () =>
		store.append(items.map(answer), {
			bytes,
			summarise: () => [{ group: 'inspection:i1', kind: 'inspection', value: items }]
		})
	);
	if (!result?.ok) return;
	told.events.push(...result.value.events.map((event) => event.header.id));
	told.photos.push(...bytes.map((one) => one.hash));
}

/** Every way of writing that an inspection has: alone, several at once, side by side, with photos, and notes between. */
async function inspect(name: string): Promise<Told> {
	const told: Told = { events: [], photos: [], unanswered: [] };
	const opened = await inTime('openStore', told, () => openStore({ name }));
	if (!opened?.ok) return told;
	const store = opened.value;
	await append(store, told, [1]);
	await append(store, told, [2], true);
	await append(store, told, [3, 4, 5]);
	await inTime('writeNote', told, () => store.writeNote('i1/FS-6', '半句'));
	await Promise.all([append(store, told, [6]), append(store, told, [7], true)]);
	await inTime('writeNote', told, () => store.writeNote('i1/FS-6', undefined));
	await append(store, told, [8]);
	await append(store, told, [9, 10], true);
	store.close();
	return told;
}

async function expectAllThere(name: string, told: Told): Promise<void> {
	const result = await openStore({ name });
	if (!result.ok) throw result.problem;
	const store = result.value;
	const events: SignedEvent[] = [];
	for await (const group of store.everything()) events.push(...group.events);
	expect(events.map((event) => event.header.id)).toEqual(expect.arrayContaining(told.events));
	const { statuses } = await verifyEvents(events, { sha256, verifySig });
	expect(statuses.filter((status) => status !== 'ok')).toEqual([]);
	for (const hash of told.photos) {
		const bytes = await store.bytes(hash);
		expect(bytes && hashOf(new Uint8Array(bytes), sha256)).toBe(hash);
	}
	store.close();
}

function freshName(): string {
	const name = `every-call-${crypto.randomUUID()}`;
	names.push(name);
	return name;
}

/** One inspection for each call that it makes, in which that call meets the fault. */
async function atEveryCall(fault: Fault): Promise<void> {
	const name = freshName();
	const calls = planFault(name, Infinity, fault);
	const undisturbed = await inspect(name);
	expect(undisturbed.events).toHaveLength(10);
	expect(undisturbed.photos).toHaveLength(4);
	expect(calls()).toBeGreaterThan(15);

	const inspections = Array.from({ length: calls() }, async (_, at) => {
		const disturbed = freshName();
		planFault(disturbed, at, fault);
		return { at, name: disturbed, told: await inspect(disturbed) };
	});
	const done = await Promise.all(inspections);
	clearFaults();
	for (const { name: disturbed, told } of done) await expectAllThere(disturbed, told);
	expect(
		done.flatMap(({ at, told }) => told.unanswered.map((what) => `call ${at}: ${what}`))
	).toEqual([]);
}

describe('nothing acknowledged is lost and everything is answered, whichever call', () => {
	it.each([
		'InvalidStateError',
		'UnknownError',
		'AbortError',
		'QuotaExceededError',
		'NotFoundError'
	])('throws %s', (throws) => atEveryCall({ throws }), limit);

	it.each(['aborts', 'closes', 'hangs', 'is done and hangs'] as const)(
		'%s',
		(fault) => atEveryCall(fault),
		limit
	);
});
