import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flags } from '$lib/core/finding/ledger/ledger-entry';
import { columns, groupings, noQuery } from '$lib/core/finding/ledger/ledger-query';
import { lifeStates } from '$lib/core/finding/lifecycle';
import { readAddress, writeAddress } from './ledger-address';

const word = fc.string({ maxLength: 20 });
const query = fc.record({
	text: word.map((text) => text.trim()),
	school: word,
	area: word,
	section: word,
	item: word,
	season: word,
	owner: word,
	severity: fc.constantFrom('' as const, 'general' as const, 'major' as const),
	state: fc.constantFrom('' as const, ...lifeStates),
	due: fc.constantFrom('' as const, 'overdue' as const, 'soon' as const),
	flag: fc.constantFrom('' as const, ...flags),
	own: fc.boolean(),
	group: fc.constantFrom('' as const, ...groupings),
	sort: fc.constantFrom(...columns),
	down: fc.boolean()
});

test('whatever was asked comes back from its address', () => {
	fc.assert(
		fc.property(query, (asked) => {
			const address = writeAddress(asked).toString();
			expect(readAddress(new URLSearchParams(address))).toEqual(asked);
		})
	);
});

test('nothing asked has an empty address', () => {
	expect(writeAddress(noQuery).toString()).toBe('');
});

test('an address that somebody made up asks for nothing that does not exist', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const read = readAddress(new URLSearchParams(text));
			expect(readAddress(writeAddress(read))).toEqual({ ...read, text: read.text.trim() });
		})
	);
	const made = readAddress(
		new URLSearchParams(`state=gone&due=never&sort=price&group=colour&q=${'长'.repeat(999)}`)
	);
	expect(made).toEqual({ ...noQuery, text: '长'.repeat(200) });
});
