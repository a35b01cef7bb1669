import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import { amendmentsOf } from './amendments';
import { InspectionFold } from './fold';
import { sealLeaves } from './seal-leaves';

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
			kind: 'answers',
			item: 'BUS-01',
			unit: 'bus-1',
			person: 'p-sample',
			wall: wall[0]
		},
		{ kind: 'findings', person: 'p-sample', wall: wall[1] },
		{ kind: 'photos', id: 'e1', person: 'p-sample', wall: wall[2] }
	]);
});

it('stay amendments of the first seal under the next one', () => {
	const again = phone.one('inspection.sealed/1', seal, { root: 'r2' }, [reopened.header.id]);
	expect(amendments(...before, sealed, reopened, ...after, again)).toHaveLength(3);
});

it('leave out what has no effect, which is said in another place', () => {
	const [unauthorised] = phone.write([
		{
			type: 'finding.set/1',
			subject: { inspection: 'i1', finding: 'f', field: 'owner' },
			payload: { value: '无' },
			parents: [],
			author: { person: 'p', role: 'school', via: 'self' }
		}
	]);
	expect(amendments(...before, sealed, reopened, unauthorised!)).toEqual([]);
});

describe('what came after the seal that stands', () => {
	const key = 'FS-23|whole';
	const passed = phone.answer(key, 'pass', [], { note: '看过' });
	const owner = { inspection: 'i1', finding: 'f1', field: 'owner' };
	const set = phone.one('finding.set/1', owner, { value: '校长' });
	const photo = { inspection: 'i1', evidence: 'e1' };
	const taken = phone.one('evidence.added/2', photo, { hash: 'h' });
	const all = [phone.start(), passed, set, taken];
	const later = new Device('b', Date.UTC(2026, 8, 1));
	const sealing = phone.one('inspection.sealed/2', seal, sealLeaves(all, sha256));

	it.each([
		[
			'the same answer with another note',
			later.answer(key, 'pass', [], { note: '也看过' }),
			'adds'
		],
		['another answer', later.answer(key, 'fail'), 'differs'],
		['a withdrawn answer', later.answer(key, undefined, [passed.header.id]), 'differs'],
		['an answer where there was none', later.answer('BUS-01|bus-1', 'fail'), 'adds'],
		['another owner', later.one('finding.set/1', owner, { value: '后勤' }), 'differs'],
		['the same owner', later.one('finding.set/1', owner, { value: '校长' }), 'adds'],
		[
			'the same owner, by a rule',
			later.one('finding.set/1', owner, { value: '校长', rule: 'r' }),
			'adds'
		],
		[
			'a correction of the start',
			later.one('inspection.corrected/1', { inspection: 'i1', field: 'units' }, { value: [] }),
			'differs'
		],
		[
			'a position where there was none',
			later.one('inspection.located/1', { inspection: 'i1', field: 'position' }, {}),
			'adds'
		],
		[
			'a further field',
			later.one('finding.set/1', { ...owner, field: 'money' }, { value: '1' }),
			'adds'
		],
		['a photo', later.one('evidence.added/2', { ...photo, evidence: 'e2' }, { hash: 'i' }), 'adds'],
		['a photo that is hidden', later.one('evidence.removed/1', photo, {}), 'differs'],
		[
			'a signature',
			later.one('signature.given/1', { inspection: 'i1', signature: 's1' }, { side: 'inspector' }),
			'adds'
		]
	] as const)('%s %s', (_, event, outside) => {
		expect(amendments(...all, sealing, event)).toMatchObject([{ outside }]);
	});

	it('is not what its role may not write: that has no effect, and is said as such', () => {
		const forged = later.one(
			'signature.given/1',
			{ inspection: 'i1', signature: 's1' },
			{ side: 'school' }
		);
		expect(amendments(...all, sealing, forged)).toEqual([]);
		const fold = new InspectionFold('i1', template, sha256, [...all, sealing, forged]);
		expect([...fold.unauthorised]).toEqual([forged.header.id]);
		expect(fold.outside.size).toBe(0);
	});
	it('is also what a colleague wrote before it and sent after it', () => {
		const early = new Device('c', Date.UTC(2020, 0, 1)).answer(key, 'fail');
		expect(amendments(...all, sealing, early)).toMatchObject([{ outside: 'differs' }]);
		expect(amendments(early, ...all, sealing)).toMatchObject([{ outside: 'differs' }]);
	});
});
