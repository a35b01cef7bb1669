import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { EventDraft } from '../events/event';
import type { Result } from '../result';
import type { Refusal } from './decide-answer';
import { decideSeal } from './decide-seal';
import { decideRefuse, decideSign, decideState } from './decide-signature';
import { InspectionFold } from './fold';
import type { SignatureGiven } from './payloads';
import { signersOf } from './signing';

const school = { ...author, role: 'school' as const };
const inspector = (person: string, name: string): Omit<SignatureGiven, 'over'> => ({
	side: 'inspector',
	person,
	name,
	duty: '督学',
	hash: 'h'
});
const first = inspector('p-sample', '样例人员甲');
const second = inspector('p-other', '样例人员乙');
const leader = { side: 'school' as const, name: '样例校长', duty: '校长', hash: 'h' };

function visit(change: Partial<typeof template> = {}) {
	const phone = new Device('a');
	const fold = new InspectionFold('i1', { ...template, ...change }, sha256, [phone.start()]);
	const take = (decided: Result<EventDraft[], Refusal>) => {
		if (!decided.ok) throw new Error(decided.problem.code);
		for (const event of phone.write(decided.value)) fold.add(event);
	};
	return {
		phone,
		fold,
		take,
		sign: (id: string, given: Omit<SignatureGiven, 'over'>) =>
			take(decideSign(fold, id, given, given.side === 'school' ? school : author, sha256)),
		states: () => signersOf(fold, sha256).map(({ state }) => state)
	};
}

it('wants every inspector present and the school’s leader', () => {
	const { fold, sign, states } = visit();
	expect(signersOf(fold, sha256)).toMatchObject([
		{ side: 'inspector', name: '样例人员甲', state: 'missing' },
		{ side: 'inspector', name: '样例人员乙', state: 'missing' },
		{ side: 'school', state: 'missing' }
	]);
	sign('p-other', second);
	sign('p-sample', first);
	sign('school', leader);
	expect(states()).toEqual(['signed', 'signed', 'signed']);
});

it('wants of a self-check the school’s leader alone, whoever checked', () => {
	const phone = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [
		phone.start('i1', { kind: 'selfCheck' })
	]);
	expect(signersOf(fold, sha256)).toEqual([{ side: 'school', state: 'missing' }]);
	const signed = decideSign(fold, 'school', leader, school, sha256);
	if (signed.ok) for (const event of phone.write(signed.value)) fold.add(event);
	expect(signersOf(fold, sha256)).toMatchObject([{ side: 'school', state: 'signed' }]);
});

it('wants as many as the checklist says', () => {
	const { states } = visit({ signers: { inspectors: 3, school: 2 } });
	expect(states()).toEqual(Array(5).fill('missing'));
});

it('is satisfied once a template’s three inspectors and the school have signed', () => {
	const { fold, sign, states } = visit({ signers: { inspectors: 3, school: 1 } });
	sign('p-sample', first);
	sign('p-other', second);
	sign('school', leader);
	expect(states()).toEqual(['signed', 'signed', 'missing', 'signed']);
	// Somebody who is not on the list of those present signs in the open place.
	sign('guest', { side: 'inspector', name: '样例督学', duty: '督学', hash: 'h' });
	expect(signersOf(fold, sha256)[2]).toMatchObject({
		state: 'signed',
		signature: { name: '样例督学' }
	});
	expect(states()).toEqual(Array(4).fill('signed'));
});

it('wants one hand where one inspects, and none of the school where the checklist says so', () => {
	const alone = { inspectors: [{ person: 'p-sample', name: '样例人员甲' }] };
	const fold = (signers?: (typeof template)['signers']) =>
		new InspectionFold(
			'i1',
			{ ...template, inspectors: { min: 1, max: 2 }, ...(signers ? { signers } : {}) },
			sha256,
			[new Device('a').start('i1', alone)]
		);
	const sides = (of: InspectionFold) => signersOf(of, sha256).map(({ side }) => side);
	expect(sides(fold())).toEqual(['inspector', 'school']);
	expect(sides(fold({ inspectors: 1, school: 0 }))).toEqual(['inspector']);
});

it('takes no hand of the school or of a witness for that of an inspector', () => {
	const { sign, states } = visit();
	sign('w', { ...leader, side: 'witness', person: 'p-sample' });
	sign('s', { ...leader, person: 'p-sample' });
	expect(states()).toEqual(['missing', 'missing', 'signed']);
});

it.each([
	['an answer', (phone: Device) => phone.answer('FS-23|whole', 'pass')],
	[
		'a photo',
		(phone: Device) => phone.one('evidence.added/2', { inspection: 'i1', evidence: 'e' }, {})
	],
	[
		'a deadline',
		(phone: Device) =>
			phone.one(
				'finding.set/1',
				{ inspection: 'i1', finding: 'f', field: 'deadline' },
				{ value: '2026-09-01' }
			)
	]
])('shows that %s came after the signatures, until it is signed again', (_, change) => {
	const { phone, fold, sign, states } = visit();
	sign('p-sample', first);
	sign('school', leader);
	fold.add(change(phone));
	expect(states()).toEqual(['changed', 'missing', 'changed']);
	sign('p-sample', first);
	expect(states()).toEqual(['signed', 'missing', 'changed']);
	expect(fold.signatures.all).toHaveLength(2);
});

it('lets one signature stand while another is given', () => {
	const { sign, states } = visit();
	sign('p-sample', first);
	sign('p-other', second);
	expect(states().slice(0, 2)).toEqual(['signed', 'signed']);
});

describe('the school', () => {
	it('says what it has to say to a finding; those who signed before have signed the same', () => {
		const { fold, take, sign, states } = visit();
		sign('p-sample', first);
		sign('school', leader);
		take(decideState(fold, 'f1', ' 已报修 ', school));
		expect(fold.findings.statement('f1')).toBe('已报修');
		expect(states()).toEqual(['signed', 'missing', 'changed']);
		take(decideState(fold, 'f1', '', school));
		expect(fold.findings.statement('f1')).toBe('');
	});

	it('is not spoken for by an inspector', () => {
		const { fold, take } = visit();
		take(decideState(fold, 'f1', '没有意见', author));
		expect(fold.findings.statement('f1')).toBe('');
		expect(fold.unauthorised.size).toBe(1);
	});

	it('may refuse with a reason, before a witness, and sign after all', () => {
		const { fold, take, sign, states } = visit();
		const refused = { side: 'school' as const, name: '样例校长', duty: '校长' };
		expect(decideRefuse(fold, 'school', { ...refused, reason: ' ' }, school, sha256)).toMatchObject(
			{ ok: false, problem: { code: 'reason-missing' } }
		);
		take(decideRefuse(fold, 'school', { ...refused, reason: '不认可' }, school, sha256));
		sign('school:witness', { ...leader, side: 'witness', name: '样例见证人', duty: '门卫' });
		expect(states()).toEqual(['missing', 'missing', 'refused']);
		expect(fold.signatures.all).toMatchObject([{ reason: '不认可' }, { side: 'witness' }]);
		sign('school', leader);
		expect(states()).toEqual(['missing', 'missing', 'signed']);
	});

	it('signs once more after the seal, where what was sealed had been signed before a change', () => {
		const { phone, fold, take, sign, states } = visit();
		sign('p-sample', first);
		sign('school', leader);
		fold.add(phone.answer('FS-23|whole', 'pass'));
		take(decideSeal(fold, author, sha256));
		expect(states()).toEqual(['changed', 'missing', 'changed']);
		sign('p-sample', first);
		sign('school', leader);
		expect(states()).toEqual(['signed', 'missing', 'signed']);
		expect(fold.signatures.all).toHaveLength(2);
	});

	it('is said beside another one of the school who refused', () => {
		const { take, sign, fold, states } = visit();
		const refused = { side: 'school' as const, name: '', duty: '', reason: '不认可' };
		take(decideRefuse(fold, 'one', refused, school, sha256));
		sign('two', leader);
		expect(states().slice(2)).toEqual(['signed', 'refused']);
	});

	it('is not made to sign again by what has no effect', () => {
		const { phone, fold, sign, states } = visit();
		sign('school', leader);
		const [answer] = phone.write([
			{
				type: 'response.given/1',
				subject: { inspection: 'i1', item: 'FS-23', unit: 'whole' },
				payload: { verdict: 'pass', rule: 'r' },
				parents: [],
				author: school
			}
		]);
		fold.add(answer!);
		expect(fold.unauthorised.size).toBe(1);
		expect(states()).toEqual(['missing', 'missing', 'signed']);
	});

	it('signs after the seal, beside what was sealed', () => {
		const { fold, take, sign, states } = visit();
		sign('p-sample', first);
		take(decideSeal(fold, author, sha256));
		sign('school', leader);
		expect(states()).toEqual(['signed', 'missing', 'signed']);
		expect(fold.signatures.all).toHaveLength(1);
		sign('p-sample', { ...first, name: '别人' });
		expect(signersOf(fold, sha256)[0]?.signature?.name).toBe('样例人员甲');
	});
});
