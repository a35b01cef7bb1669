import { describe, expect, it } from 'vitest';
import type { EventDraft, SignedEvent } from '../../core/events/event';
import { verifyEvents } from '../../core/events/verify';
import { hashBytes, sha256 } from '../device/digest';
import { verifySig } from '../device/key';
import { bothCopies } from './both-copies';
import { Follower } from './follower';
import type { JournalClient } from './journal/client';
import { Journal, type JournalWrite } from './journal/journal';
import { MemoryFiles, memoryFolder } from './journal/memory-folder';
import { owedRows } from './owed-rows';
import { reconcile } from './reconcile';
import { MemoryDisk, memoryRows, memoryTabLock } from './rows/memory-rows';
import { openWriting } from './writing';

/** How an append to the journal goes. */
type Course = 'writes' | 'writes too late' | 'writes and dies' | 'does not answer' | 'refuses';

/** A device whose database and journal fail as they are told to. */
async function device() {
	const disk = new MemoryDisk();
	const files = new MemoryFiles();
	const journal = await Journal.open(memoryFolder(files), () => 0);
	const courses: Course[] = [];
	const client = {
		async call(name: string, write: JournalWrite) {
			if (name !== 'append') return false;
			const course = courses.shift() ?? 'writes';
			if (course === 'refuses') throw new DOMException(course, 'QuotaExceededError');
			const outcome = course !== 'does not answer' && (await journal.append(write));
			if (course === 'writes') return outcome;
			throw new DOMException(
				course,
				course === 'writes and dies' ? 'OperationError' : 'TimeoutError'
			);
		},
		close: () => undefined
	} as unknown as JournalClient;
	const rows = owedRows(memoryRows(disk));
	const lock = memoryTabLock(disk);
	const heard: SignedEvent[] = [];
	const follower = new Follower({ rows }, undefined, (problem) => {
		throw problem.cause;
	});
	follower.listen((events) => heard.push(...events));
	const copies = bothCopies(rows, client, lock);
	const writing = openWriting({ rows, lock, follower, now: Date.now, copies });
	return {
		heard,
		tap: (verdict: string, replaces?: string, handle?: string) =>
			writing.append([draft(verdict, replaces, handle)]),
		/** Both copies fail the next append. */
		fail(course: Course, database = 'UnknownError') {
			disk.failures.push(database);
			courses.push(course);
		},
		refuseDatabase: (times: number) =>
			disk.failures.push(...Array<string>(times).fill('UnknownError')),
		/** Everything that the next start finds, of both copies or of the journal alone. */
		async next({ database }: { database: boolean }) {
			const found = memoryRows(database ? disk : new MemoryDisk());
			const { exclusive } = lock;
			const later = await Journal.open(memoryFolder(files), () => 0);
			await reconcile(found, later, { exclusive, sha256, hashBytes, thorough: true });
			const events: SignedEvent[] = [];
			for (const group of await found.groups()) events.push(...(await found.group(group)));
			return events;
		}
	};
}

const draft = (verdict: string, replaces?: string, handle?: string): EventDraft => ({
	type: 'response.given/1',
	subject: { inspection: 'i1', item: 'FS-21', unit: 'whole' },
	payload: { verdict, rule: 'r' },
	parents: replaces ? [{ handle: replaces }] : [],
	...(handle && { handle }),
	author: { person: 'p1', role: 'inspector', via: 'self' }
});
const verdicts = (events: SignedEvent[]) =>
	events
		.map((event) => (event.body?.payload as { verdict?: string }).verdict)
		.filter((verdict) => verdict !== undefined);

async function expectOneChain(events: SignedEvent[]): Promise<void> {
	const { statuses } = await verifyEvents(events, { sha256, verifySig });
	expect(new Set(statuses)).toEqual(new Set(['ok']));
}

describe('a write that the database refuses', () => {
	it.each(['writes too late', 'writes and dies'] as const)(
		'and the journal %s is told as not saved, and what follows goes on behind it',
		async (course) => {
			const here = await device();
			expect(await here.tap('pass')).toMatchObject({ ok: true });
			here.fail(course);
			expect(await here.tap('fail')).toMatchObject({
				ok: false,
				problem: { code: 'storage-silent' }
			});
			expect(await here.tap('later')).toMatchObject({ ok: true, value: { flushed: 2 } });
			const events = await here.next({ database: true });
			expect(verdicts(events)).toEqual(['pass', 'fail', 'later']);
			await expectOneChain(events);
		}
	);

	it('and the journal never got goes along with what follows, so that the chain has no gap there', async () => {
		const here = await device();
		expect(await here.tap('pass')).toMatchObject({ ok: true });
		here.fail('does not answer');
		expect(await here.tap('fail')).toMatchObject({ ok: false });
		here.refuseDatabase(2);
		expect(await here.tap('later')).toMatchObject({
			ok: true,
			value: { flushed: 1, problem: { place: 'database' } }
		});
		const events = await here.next({ database: false });
		expect(verdicts(events)).toEqual(['pass', 'fail', 'later']);
		await expectOneChain(events);
	});

	it('and the journal may have is on screen, and the next tap replaces it instead of standing beside it', async () => {
		const here = await device();
		expect(await here.tap('pass', undefined, 'first')).toMatchObject({ ok: true });
		here.fail('writes too late');
		expect(await here.tap('fail', 'first', 'second')).toMatchObject({ ok: false });
		expect(verdicts(here.heard)).toEqual(['pass', 'fail']);
		const again = await here.tap('fail', 'second');
		const unsure = here.heard.at(-2)?.header.id;
		expect(again).toMatchObject({
			ok: true,
			value: { events: [{ header: { parents: [unsure] } }] }
		});
	});

	it('and the journal as well leaves nothing, and what follows goes on from before it', async () => {
		const here = await device();
		expect(await here.tap('pass')).toMatchObject({ ok: true });
		// A full disk is what the person can do something about.
		here.fail('refuses', 'TimeoutError');
		expect(await here.tap('fail')).toMatchObject({ ok: false, problem: { code: 'storage-full' } });
		expect(await here.tap('later')).toMatchObject({ ok: true, value: { flushed: 2 } });
		const events = await here.next({ database: true });
		expect(verdicts(events)).toEqual(['pass', 'later']);
		await expectOneChain(events);
	});
});
