import { expect, it } from 'vitest';
import { sampleItem } from './checking/sample-template';
import type { Item } from './model';
import { demandsPhoto, isSensitive } from './sensitive';

const item = (photo: Item['evidence']['photo']): Item => ({
	...sampleItem(),
	evidence: { kind: 'photo', photo }
});

it.each([
	[undefined, 'optional', false, false],
	[undefined, 'onFail', false, true],
	[undefined, 'never', true, false],
	[false, 'onFail', false, true],
	[true, 'optional', true, false],
	[true, 'onFail', true, false],
	[true, 'never', true, false]
] as const)(
	'in a section that says %s, an item with photo %s is sensitive: %s, and a photo is demanded: %s',
	(sensitive, photo, is, demands) => {
		const section = sensitive === undefined ? {} : { sensitive };
		expect(isSensitive(section, item(photo))).toBe(is);
		expect(demandsPhoto(section, item(photo))).toBe(demands);
	}
);

it('knows our own items about pupils also in a checklist that is older than its mark', () => {
	const named = (id: string): Item => ({ ...item('optional'), id });
	expect(['BU-01', 'MH-07', 'BUS-01', 'XBU-01'].map((id) => isSensitive({}, named(id)))).toEqual([
		true,
		true,
		false,
		false
	]);
});
