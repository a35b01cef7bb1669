import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import { amendmentsOf } from './amendments';
import { InspectionFold } from './fold';

const phone = new Device('a');
const seal = { inspection: 'i1', field: 'seal' };
const before = [phone.start(), phone.answer('FS-23|whole', 'fail')];
const sealed = phone.one('inspection.sealed/1', seal, { root: 'r1' });
const reopened = phone.one('inspection.reopened/1', seal, { reason: '补' }, [sealed.header.id]);
const after = [
	phone.answer('BUS-01|bus-1', 'fail'),
	phone.one('finding.set/1', { inspection: 'i1', finding: 'f', field: 'owner' }, { value: '校长' }),
	phone.one('evidence.added/1', { inspection: 'i1', evidence: 'e1' }, { takenAt: '' })
];
const amendments = (...events: typeof before) =>
	amendmentsOf(new InspectionFold('i1', template, sha256, events));

it('are none before the first seal', () => {
	expect(amendments(...before, ...after)).toEqual([]);
});

it('list what was changed after it, oldest first, by whom and when', () => {
	const wall = after.map(({ header }) => header.wall);
	expect(amendments(...after, reopened, sealed, ...before)).toEqual([
		{
			kind: 'answer',
			item: 'BUS-01',
			unit: 'bus-1',
			person: 'p-sample',
			wall: wall[0],
			outside: false
		},
		{ kind: 'finding', person: 'p-sample', wall: wall[1], outside: false },
		{ kind: 'evidence', person: 'p-sample', wall: wall[2], outside: false }
	]);
});

it('stay amendments of the first seal under the next one', () => {
	const again = phone.one('inspection.sealed/1', seal, { root: 'r2' }, [reopened.header.id]);
	expect(amendments(...before, sealed, reopened, ...after, again)).toHaveLength(3);
});
