/** Merging as a seeded model: devices that answer, exchange and clone at random, with clocks as wrong as they like. */
import fc from 'fast-check';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { clockZero, compareClock, receive } from './clock';
import type { SignedEvent } from './event';
import { Heads, headsOf } from './heads';
import { hashOf, type DeviceId, type EventId } from './ids';
import { linkEvents, type Chain } from './link';
import { registerKey } from './subject';
import { union } from './union';

const runs = { seed: 20260901, numRuns: 300 };
const items = ['FS-21', 'FS-22', 'BLD-01'] as const;

/** `answer`: a tap on what is on screen. `sync`: takes in all of `from`. `clone`: `from` becomes a copy, key and all. */
type Step =
	| { do: 'answer'; device: number; item: number; verdict: string; now: number }
	| { do: 'sync' | 'clone'; device: number; from: number };

const device = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('answer' as const),
			device,
			item: fc.nat({ max: items.length - 1 }),
			verdict: fc.constantFrom('pass', 'fail', 'notApplicable'),
			now: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noDefaultInfinity: true }))
		})
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), device, from: device }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const), device, from: device }) }
);
const steps = fc.array(step, { maxLength: 40 });

interface Phone {
	chain: Chain;
	events: SignedEvent[];
}
/** Every event ever written, beside what each phone holds at the end. */
interface Fleet {
	phones: Phone[];
	written: SignedEvent[];
}

/** `wallOf` may replace the wall clock of the trace. Salts count up, so that two runs of one trace differ in time only. */
function play(trace: Step[], wallOf: (now: number) => number = (now) => now): Fleet {
	let salts = 0;
	const salt = () => new Uint8Array(16).fill(++salts & 255).fill(salts >> 8, 0, 8);
	const phones: Phone[] = [0, 1, 2].map((number) => ({
		chain: {
			device: hashOf(new Uint8Array([number]), sha256) as DeviceId,
			seq: 0,
			prev: null,
			clock: clockZero
		},
		events: []
	}));
	const written: SignedEvent[] = [];
	for (const one of trace) {
		const phone = phones[one.device] as Phone;
		if (one.do === 'answer') {
			const subject = { inspection: 'i', item: items[one.item] as string, unit: 'whole' };
			const parents = (headsOf(phone.events).get(registerKey(subject)) ?? []).map(
				(event) => event.header.id
			);
			const author = { person: `p${one.device}`, role: 'inspector', via: 'self' } as const;
			const linked = linkEvents(
				[{ type: 'response.given/1', subject, payload: { verdict: one.verdict }, parents, author }],
				phone.chain,
				wallOf(one.now),
				{ sha256, salt }
			);
			phone.chain = linked.chain;
			const events = linked.events.map(({ header, body }) => ({
				header: { ...header, sig: 'none' },
				body
			}));
			written.push(...events);
			phone.events = union(phone.events, events).events;
			continue;
		}
		const from = phones[one.from] as Phone;
		if (one.do === 'clone') phones[one.device] = { chain: from.chain, events: from.events };
		else {
			phone.events = union(phone.events, from.events).events;
			const clock = from.events.reduce(
				(at, { header }) => receive(at, header.clock),
				phone.chain.clock
			);
			phone.chain = { ...phone.chain, clock };
		}
	}
	return { phones, written };
}

const idsOf = (events: SignedEvent[]) => events.map((event) => event.header.id);
const headIds = (events: SignedEvent[]) =>
	Object.fromEntries([...headsOf(events)].map(([key, heads]) => [key, idsOf(heads).sort()]).sort());
const shuffled = (events: SignedEvent[]) =>
	fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length });
/** Whether `later` names `earlier` as parent, directly or over others. */
function replaces(later: SignedEvent, earlier: EventId, byId: Map<EventId, SignedEvent>): boolean {
	return later.header.parents.some((id) => {
		const parent = byId.get(id);
		return id === earlier || (parent !== undefined && replaces(parent, earlier, byId));
	});
}

describe('the union of two devices', () => {
	it('is commutative, associative and idempotent, and loses nothing', () => {
		fc.assert(
			fc.property(steps, (trace) => {
				const [a, b, c] = play(trace).phones.map((phone) => phone.events) as [
					SignedEvent[],
					SignedEvent[],
					SignedEvent[]
				];
				expect(union(a, b)).toEqual(union(b, a));
				expect(union(union(a, b).events, c)).toEqual(union(a, union(b, c).events));
				expect(union(a, a).events).toEqual(a);
				const merged = new Set(idsOf(union(a, b).events));
				expect(merged).toEqual(new Set([...idsOf(a), ...idsOf(b)]));
			}),
			runs
		);
	});

	it('names every fork, with all its branches, and keeps them', () => {
		fc.assert(
			fc.property(steps, (trace) => {
				const { written } = play(trace);
				const places = new Map<string, EventId[]>();
				for (const { header } of written) {
					const place = `${header.device} ${header.seq}`;
					places.set(place, [...(places.get(place) ?? []), header.id]);
				}
				const expected = [...places].filter(([, ids]) => ids.length > 1);
				const { forks, events } = union(written, []);
				expect(events.length).toBe(written.length);
				expect(forks.map((fork) => [`${fork.device} ${fork.seq}`, fork.ids]).sort()).toEqual(
					expected.map(([place, ids]) => [place, ids.sort()]).sort()
				);
			}),
			runs
		);
	});

	it('takes a body from whichever side has it, but none that was erased here', () => {
		const { written } = play([{ do: 'answer', device: 0, item: 0, verdict: 'fail', now: 1 }]);
		const bare = written.map(({ header }) => ({ header }));
		expect(union(bare, written).events).toEqual(written);
		expect(union(written, bare).events).toEqual(written);
		const erased = new Set(idsOf(written));
		expect(union(written, bare, erased).events).toEqual(bare);
		expect(union(bare, written, erased).events).toEqual(bare);
	});
});

it('shows every event after all that its writer had seen, however wrong the clocks', () => {
	fc.assert(
		fc.property(steps, (trace) => {
			const { written } = play(trace);
			const byId = new Map(written.map((event) => [event.header.id, event]));
			for (const { header } of written)
				for (const id of [...header.parents, ...(header.prev ? [header.prev] : [])]) {
					const before = byId.get(id) as SignedEvent;
					expect(compareClock(before.header, header)).toBeLessThan(0);
				}
		}),
		runs
	);
});

describe('the heads of a register', () => {
	it('do not depend on the order or number of arrivals', () => {
		fc.assert(
			fc.property(
				steps.chain((trace) => {
					const { written } = play(trace);
					return fc.tuple(fc.constant(written), shuffled([...written, ...written.slice(0, 5)]));
				}),
				([written, arrivals]) => {
					expect(headIds(arrivals)).toEqual(headIds(written));
				}
			),
			runs
		);
	});

	it('are all answers that none replaces: every conflict is shown, and no false one', () => {
		fc.assert(
			fc.property(steps, (trace) => {
				const { written } = play(trace);
				const byId = new Map(written.map((event) => [event.header.id, event]));
				const standing = new Set(Object.values(headIds(written)).flat());
				for (const event of written) {
					const replaced = written.some((later) => replaces(later, event.header.id, byId));
					expect(standing.has(event.header.id)).toBe(!replaced);
				}
			}),
			runs
		);
	});

	it('are two when two phones answer one item without having met, and one after a person decides', () => {
		const apart: Step[] = [
			{ do: 'answer', device: 0, item: 0, verdict: 'pass', now: 9 },
			{ do: 'answer', device: 1, item: 0, verdict: 'fail', now: 1 },
			{ do: 'sync', device: 0, from: 1 }
		];
		const heads = [...headsOf(play(apart).phones[0]?.events ?? []).values()];
		expect(heads.map((list) => list.map((event) => event.body?.payload))).toEqual([
			[{ verdict: 'fail' }, { verdict: 'pass' }]
		]);
		const decided: Step[] = [
			...apart,
			{ do: 'answer', device: 0, item: 0, verdict: 'fail', now: 0 }
		];
		expect([...headsOf(play(decided).written).values()].map((list) => list.length)).toEqual([1]);
	});

	it('are never two when one phone answers again and again, however its clock jumps', () => {
		fc.assert(
			fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 20 }), (nows) => {
				const trace = nows.map((now): Step => ({
					do: 'answer',
					device: 0,
					item: 0,
					verdict: 'pass',
					now
				}));
				const { written } = play(trace);
				expect(Object.values(headIds(written))).toEqual([[written.at(-1)?.header.id]]);
			}),
			runs
		);
	});

	it('are the same whatever the wall clocks say', () => {
		/** Places instead of ids, since an id holds the time. */
		const places = ({ written }: Fleet) => {
			const standing = new Set(Object.values(headIds(written)).flat());
			return written.map((event) => standing.has(event.header.id));
		};
		fc.assert(
			fc.property(steps, fc.func(fc.double()), (trace, wallOf) => {
				expect(places(play(trace, wallOf))).toEqual(places(play(trace)));
			}),
			runs
		);
	});

	it('are not touched by an event of another register that names them', () => {
		const { written } = play([
			{ do: 'answer', device: 0, item: 0, verdict: 'pass', now: 1 },
			{ do: 'answer', device: 0, item: 1, verdict: 'pass', now: 2 }
		]);
		const [one, two] = written as [SignedEvent, SignedEvent];
		const stray = { ...two, header: { ...two.header, parents: [one.header.id] } };
		const heads = new Heads();
		heads.add(stray);
		expect(idsOf(heads.of(heads.add(one)))).toEqual([one.header.id]);
	});

	it('are replaced by an event of a type that this version does not know', () => {
		const { written } = play([
			{ do: 'answer', device: 0, item: 0, verdict: 'pass', now: 1 },
			{ do: 'answer', device: 0, item: 0, verdict: 'fail', now: 2 }
		]);
		const [one, two] = written as [SignedEvent, SignedEvent];
		const later = { header: { ...two.header, type: 'response.given/9' } };
		expect([...headsOf([later, one]).values()]).toEqual([[later]]);
	});
});
