import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { amendmentsOf } from './amendments';
import { decideSeal } from './decide-seal';
import { InspectionFold } from './fold';
import { decideIssue, noticesOf } from './notices';

const phone = new Device('a');
const start = phone.start('i1');
const issued = { hash: 'h', packet: { id: 'p1' } };
const foldOf = (...events: SignedEvent[]) => new InspectionFold('i1', template, sha256, events);

it('an open inspection hands out nothing', () => {
	expect(decideIssue(foldOf(start), 'p1', issued, author)).toMatchObject({
		ok: false,
		problem: { code: 'not-sealed' }
	});
});

it('a sealed one does, and neither its seal nor what stands beside it is other for that', () => {
	const decided = decideSeal(foldOf(start), author, sha256);
	if (!decided.ok) throw new Error(decided.problem.code);
	const seal = phone.one(
		'inspection.sealed/2',
		{ inspection: 'i1', field: 'seal' },
		decided.value[0]?.payload as object
	);
	const sealed = foldOf(start, seal);
	const draft = decideIssue(sealed, 'p1', issued, author);
	expect(draft).toMatchObject({
		ok: true,
		value: [{ type: 'notice.issued/1', subject: { inspection: 'i1', notice: 'p1' } }]
	});
	const notice = phone.one('notice.issued/1', { inspection: 'i1', notice: 'p1' }, issued);
	const fold = foldOf(start, seal, notice);
	expect(noticesOf(fold.events)).toMatchObject([{ id: 'p1', hash: 'h' }]);
	expect(fold.state).toBe('sealed');
	expect(fold.unknownRegisters).toBe(0);
	expect(amendmentsOf(fold)).toEqual([]);
});

it('the newest notice is the last, and an erased one is not known any more', () => {
	const one = phone.one('notice.issued/1', { inspection: 'i1', notice: 'p1' }, issued);
	const two = phone.one('notice.issued/1', { inspection: 'i1', notice: 'p2' }, issued);
	const erased = phone.one('notice.issued/1', { inspection: 'i1', notice: 'p3' }, issued);
	delete erased.body;
	expect(noticesOf([two, erased, one]).map(({ id }) => id)).toEqual(['p1', 'p2']);
});
