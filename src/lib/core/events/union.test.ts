import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from './event';
import { union } from './union';

const write = (device: Device) => device.answer('FS-21|whole', 'pass');
const [a, b] = [new Device('a'), new Device('b')];
const [a0, a1, b0] = [write(a), write(a), write(b)];
/** The same phone restored from a backup of before `a1`. */
const clone = new Device('a', Date.UTC(2027, 0, 1));
write(clone);
const fork = write(clone);
const bare = ({ header }: SignedEvent): SignedEvent => ({ header });
const sorted = (...events: SignedEvent[]) =>
	[...events].sort((x, y) => (x.header.device < y.header.device ? -1 : 1));

it('holds every event of both once, by device and place in its chain', () => {
	expect(union([a1, b0], [a0, a1]).events).toEqual(sorted(a0, a1, b0));
	expect(union([], []).events).toEqual([]);
});

it('says which device wrote two events in one place, and keeps both', () => {
	const { events, forks } = union([a0, a1], [fork]);
	expect(events).toHaveLength(3);
	const ids = [a1.header.id, fork.header.id].sort();
	expect(forks).toEqual([{ device: a1.header.device, seq: 1, ids }]);
	expect(union([a0], [b0]).forks).toEqual([]);
});

it.each<[string, SignedEvent[], SignedEvent[], SignedEvent[], SignedEvent]>([
	['here', [a0], [bare(a0)], [], a0],
	['there', [bare(a0)], [a0], [], a0],
	['nowhere', [bare(a0)], [bare(a0)], [], bare(a0)],
	['there, but erased here', [bare(a0)], [a0], [a0], bare(a0)],
	['here, but erased here', [a0], [], [a0], bare(a0)]
])('has the payload that is %s', (_, ours, theirs, erased, expected) => {
	const deny = new Set(erased.map(({ header }) => header.id));
	expect(union(ours, theirs, deny).events).toEqual([expected]);
});
