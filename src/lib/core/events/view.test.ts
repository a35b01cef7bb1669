import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from './event';
import type { EventStore, Summary } from './store';
import { rebuild } from './view';

const phone = new Device('a');
const events = [phone.answer('FS-21|whole', 'pass'), phone.answer('FS-22|whole', 'fail')];
const summary = (group: string, value: unknown): Summary => ({ group, kind: 'inspection', value });
const counted = (group: string, of: SignedEvent[]) => [
	summary(group, { events: of.length, due: 2 })
];

/** A store with one group of two events, and what lists show of it. */
function storeWith(stored: Summary[]) {
	const written: Summary[][] = [];
	const store = {
		async *everything() {
			yield { group: 'inspection:i1', events };
		},
		summaries: async () => stored,
		writeSummaries: async (fresh: Summary[]) => {
			written.push(fresh);
			return { ok: true, value: undefined };
		}
	} as unknown as EventStore;
	return { store, written };
}

const right = summary('inspection:i1', { events: 2, due: 2 });

it.each<[string, Summary[], string[]]>([
	['is right', [right], []],
	['has its members in another order', [summary('inspection:i1', { due: 2, events: 2 })], []],
	['is missing', [], ['inspection:i1']],
	['is wrong', [summary('inspection:i1', { events: 1, due: 2 })], ['inspection:i1']],
	['follows from no event', [right, summary('inspection:gone', {})], ['inspection:gone']]
])('mends a summary that %s, and writes nothing otherwise', async (_, stored, repaired) => {
	const { store, written } = storeWith(stored);
	expect(await rebuild(store, counted)).toEqual({ ok: true, value: { groups: 1, repaired } });
	expect(written).toEqual(repaired.length > 0 ? [[right]] : []);
});
