import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import { merkleRoot } from '../events/merkle';
import { decideReopen, decideSeal } from './decide-seal';
import { InspectionFold } from './fold';

const phone = new Device('a');
const open = [phone.start(), phone.answer('FS-23|whole', 'pass')];
const foldOf = (events = open) => new InspectionFold('i1', template, sha256, events);
const codeOf = (decided: { ok: boolean; problem?: { code: string } }) => decided.problem?.code;

it('names the Merkle root over every event in ascending order, how many, and the totals', () => {
	const decided = decideSeal(foldOf([...open].reverse()), author, sha256);
	const ids = open.map(({ header }) => header.id);
	expect(decided.ok && decided.value[0]).toMatchObject({ type: 'inspection.sealed/2' });
	const nothing = merkleRoot([], sha256);
	expect(decided.ok && decided.value[0]?.payload).toEqual({
		root: merkleRoot(ids, sha256),
		parts: {
			facts: merkleRoot(ids.slice(0, 1), sha256),
			answers: merkleRoot(ids.slice(1), sha256),
			findings: nothing,
			photos: nothing,
			signatures: nothing
		},
		count: 2,
		events: [...ids].sort(),
		bytes: [],
		totals: { due: 11, pass: 1, fail: 0, notApplicable: 0, notChecked: 10, excluded: 1 }
	});
});

it('is refused while anything blocks, and says how much', () => {
	const conflict = new Device('b').answer('FS-23|whole', 'fail');
	expect(decideSeal(foldOf([...open, conflict]), author, sha256)).toMatchObject({
		ok: false,
		problem: { code: 'gaps', detail: { count: 1 } }
	});
});

it('happens once; after an amendment with a reason the new seal names the old', () => {
	const fold = foldOf();
	const write = (decided: ReturnType<typeof decideSeal>) => {
		if (!decided.ok) throw new Error(decided.problem.code);
		const [event] = phone.write(decided.value);
		fold.add(event!);
		return event!;
	};
	expect(codeOf(decideReopen(fold, '补一张照片', author))).toBe('not-sealed');
	const first = write(decideSeal(fold, author, sha256));
	expect(codeOf(decideSeal(fold, author, sha256))).toBe('sealed');
	expect(codeOf(decideReopen(fold, '  ', author))).toBe('reason-missing');
	const reopened = write(decideReopen(fold, ' 补一张照片 ', author));
	expect(reopened.body?.payload).toEqual({ reason: '补一张照片' });
	expect(fold.state).toBe('reopened');
	const again = write(decideSeal(fold, author, sha256));
	expect(again.body?.payload).toMatchObject({ previous: first.header.id, count: 4 });
	expect(fold.state).toBe('sealed');
});
