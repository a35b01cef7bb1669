import { expect, it } from 'vitest';
import type { SignedEvent } from './event';
import type { DeviceId, EventId } from './ids';
import { retirementDraft, retirementOf, statusOf, type Retirement } from './retirement';

const old = 'old' as DeviceId;
const author = { person: 'p', role: 'inspector', via: 'self' } as const;
const retirement = (seq: number, id: string): Retirement => ({
	device: old,
	from: '2026-09-01T00:00:00.000Z',
	reason: 'lost',
	replacedBy: 'new' as DeviceId,
	last: { seq, id: id as EventId }
});
/** As stored: only what the fold reads. */
const stored = (one: Retirement, id = `r${one.last.seq}`): SignedEvent => {
	const { type, subject, payload, parents } = retirementDraft(one, [], author);
	return {
		header: { id, type, subject, parents, clock: [0, 0] },
		body: { salt: '', payload }
	} as unknown as SignedEvent;
};
const written = (seq: number, id: string, device = old) =>
	({ header: { device, seq, id } }) as unknown as SignedEvent;

it('leaves what was written up to the last known event valid, and says what came later', () => {
	const known = retirementOf(old, [stored(retirement(5, 'e5'))]);
	expect(known).toEqual(retirement(5, 'e5'));
	expect(statusOf(written(4, 'e4'), known)).toBe('valid');
	expect(statusOf(written(5, 'e5'), known)).toBe('valid');
	expect(statusOf(written(5, 'another'), known)).toBe('after-retirement');
	expect(statusOf(written(6, 'e6'), known)).toBe('after-retirement');
	expect(statusOf(written(6, 'e6', 'other' as DeviceId), known)).toBe('valid');
	expect(statusOf(written(6, 'e6'), undefined)).toBe('valid');
});

it('goes by whoever knew most, in whatever order they are read', () => {
	const said = [
		stored(retirement(5, 'e5')),
		stored(retirement(9, 'e9')),
		stored(retirement(9, 'a'))
	];
	expect(retirementOf(old, said)?.last).toEqual({ seq: 9, id: 'e9' });
	expect(retirementOf(old, said.reverse())?.last).toEqual({ seq: 9, id: 'e9' });
});

it('does not heed nonsense, or what is said of another device', () => {
	const nonsense: unknown[] = [
		null,
		7,
		{},
		{ from: 1 },
		{ ...retirement(1, 'x'), reason: 'bored' }
	];
	for (const payload of nonsense)
		expect(
			retirementOf(old, [
				{ ...stored(retirement(1, 'x')), body: { salt: '', payload } } as unknown as SignedEvent
			])
		).toBeUndefined();
	expect(retirementOf('other' as DeviceId, [stored(retirement(5, 'e5'))])).toBeUndefined();
});

it('names what was said of the device before', () => {
	const before = stored(retirement(5, 'e5'));
	expect(retirementDraft(retirement(9, 'e9'), [before], author).parents).toEqual(['r5']);
});
