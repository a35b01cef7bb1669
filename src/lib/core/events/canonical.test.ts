import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from './canonical';
import type { Json } from './event';

/** Values that events may hold. */
const json = fc
	.jsonValue({ noUnicodeString: false })
	.map(
		(value) =>
			JSON.parse(
				JSON.stringify(value, (_, part: unknown) =>
					typeof part === 'number' && !Number.isSafeInteger(part) ? 7 : part
				)
			) as Json
	);
const wellFormed = (value: Json) => !/\p{Surrogate}/u.test(JSON.stringify(value));

describe('canonical JSON', () => {
	it.each([
		[null, 'null'],
		[-0, '0'],
		[9007199254740991, '9007199254740991'],
		['\u20ac$\u000f\nA\'B"\\/\b\t\f\r\u007f', '"€$\\u000f\\nA\'B\\"\\\\/\\b\\t\\f\\r\u007f"'],
		[[], '[]'],
		[{}, '{}'],
		[{ b: [1, { z: true, a: null }], a: '合格' }, '{"a":"合格","b":[1,{"a":null,"z":true}]}']
	])('writes %j as %s', (value, text) => {
		expect(canonicalJson(value as Json)).toBe(text);
	});

	it('sorts members by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
		const members = {
			'\u20ac': 'Euro',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew',
			'1': 'One',
			'\ud83d\ude00': 'Smiley',
			'\u0080': 'Control',
			'\u00f6': 'o with dots'
		};
		expect(Object.values(JSON.parse(canonicalJson(members)) as object)).toEqual([
			'One',
			'Carriage Return',
			'Control',
			'o with dots',
			'Euro',
			'Smiley',
			'Hebrew'
		]);
	});

	it.each([
		['a fraction', 0.1],
		['an unsafe number', 2 ** 53],
		['NaN', NaN],
		['infinity', Infinity],
		['undefined', undefined],
		['an undefined member', { a: undefined }],
		['half a surrogate pair', '\ud83d'],
		['a reversed surrogate pair', '\ude00\ud83d'],
		['an ill-formed member name', { '\ud83d': 1 }],
		['a date', new Date(0)],
		['a map', new Map()],
		['a function', () => 1]
	])('refuses %s', (_, value) => {
		expect(() => canonicalJson(value as Json)).toThrow(TypeError);
	});

	it('loses nothing, and does not depend on the order of members', () => {
		const reversed = (value: Json): Json =>
			Array.isArray(value)
				? value.map(reversed)
				: value !== null && typeof value === 'object'
					? Object.fromEntries(
							Object.entries(value)
								.reverse()
								.map(([key, part]) => [key, reversed(part)])
						)
					: value;
		fc.assert(
			fc.property(json.filter(wellFormed), (value) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(reversed(value))).toBe(text);
				expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
			}),
			{ seed: 20260901 }
		);
	});

	it('gives UTF-8 bytes', () => {
		expect([...canonicalBytes('é')]).toEqual([0x22, 0xc3, 0xa9, 0x22]);
	});
});
