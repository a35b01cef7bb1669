import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from './event';
import { Heads, headsOf } from './heads';
import type { EventId } from './ids';
import { registerKey } from './subject';

const subject = { inspection: 'i1', item: 'FS-21', unit: 'whole' };
const key = registerKey(subject);
const phone = new Device('a');
const write = (parents: SignedEvent[] = [], type = 'response.given/1') =>
	phone.one(
		type,
		subject,
		{ verdict: 'pass' },
		parents.map(({ header }) => header.id)
	);
const first = write();
const second = write([first]);
const aside = write([first]);
const both = write([second, aside]);
const newer = write([both], 'response.given/9');

it.each<[string, SignedEvent[], SignedEvent[]]>([
	['nothing was written', [], []],
	['one event', [first], [first]],
	['one replaced', [first, second], [second]],
	['one replaced, arriving the other way round', [second, first], [second]],
	['two that replaced the same one', [first, second, aside], [second, aside]],
	['one that names both', [both, aside, second, first], [both]],
	['one whose parents never arrive', [both], [both]],
	['one of a type that nobody here knows', [newer, both], [newer]],
	['the same event twice', [first, first], [first]]
])('%s', (_, events, heads) => {
	expect(headsOf(events).get(key) ?? []).toEqual(heads);
});

it('lists what stands side by side by clock, whatever came first', () => {
	const heads = new Heads();
	for (const event of [aside, second]) heads.add(event);
	expect(heads.of(key)).toEqual([second, aside]);
});

it('knows every register that was written, and gives none of one that was not', () => {
	const heads = new Heads();
	const other = phone.one('finding.set/1', { inspection: 'i1', finding: 'f', field: 'owner' }, {});
	for (const event of [first, other]) heads.add(event);
	expect([...heads.keys()]).toEqual([key, registerKey(other.header.subject)]);
	expect(heads.of('unheard of')).toEqual([]);
});

it('reads headers alone: without bodies the heads are the same', () => {
	const events = [first, second, aside, newer];
	const bare = events.map(({ header }) => ({ header }));
	const ids = (list: SignedEvent[] = []): EventId[] => list.map(({ header }) => header.id);
	expect(ids(headsOf(bare).get(key))).toEqual(ids(headsOf(events).get(key)));
});
