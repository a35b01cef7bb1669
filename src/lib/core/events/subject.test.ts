import { describe, expect, it } from 'vitest';
import { groupOf, registerKey } from './subject';

describe('a subject', () => {
	it.each([
		[{ inspection: 'i1', item: 'FS-21', unit: 'whole' }, 'inspection:i1'],
		[{ finding: 'f', field: 'deadline', inspection: 'i1' }, 'inspection:i1'],
		[{ school: 's1', field: 'students' }, 'school:s1'],
		[{ person: 'p1' }, 'person:p1'],
		[{ template: 'h' }, 'template:h'],
		[{ campaign: 'c' }, 'campaign:c'],
		[{ device: 'd' }, 'device:d'],
		[{ drill: 'of a later version' }, 'other']
	])('%j is stored with %s', (subject, group) => {
		expect(groupOf(subject)).toBe(group);
	});

	it('names the same register in any order of its members', () => {
		expect(registerKey({ item: 'FS-21', inspection: 'i' })).toBe(
			registerKey({ inspection: 'i', item: 'FS-21' })
		);
		expect(registerKey({ inspection: 'i', item: 'FS-21' })).not.toBe(
			registerKey({ inspection: 'i', item: 'FS-22' })
		);
	});
});
