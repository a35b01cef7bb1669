import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { EventDraft, SignedEvent } from '../events/event';
import type { Result } from '../result';
import { amendmentsOf } from './amendments';
import type { Refusal } from './decide-answer';
import { decideReopen, decideSeal } from './decide-seal';
import { decideRefuse, decideSign, decideState } from './decide-signature';
import { InspectionFold } from './fold';
import { contentsRoot } from './signing';

const school = { ...author, role: 'school' as const };
const leader = { side: 'school' as const, name: ' 样例校长 ', duty: ' 校长 ', hash: 'h' };
const refusal = { side: 'school' as const, name: '', duty: '校长', reason: ' 不认可 ' };

function visit() {
	const phone = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [phone.start()]);
	const take = (decided: Result<EventDraft[], Refusal>): SignedEvent => {
		if (!decided.ok) throw new Error(decided.problem.code);
		const [event] = phone.write(decided.value);
		fold.add(event!);
		return event!;
	};
	return { phone, fold, take };
}

it('names what was signed, by whom, and is trimmed', () => {
	const { fold, take } = visit();
	const over = contentsRoot(fold, 'school', sha256);
	const { header, body } = take(decideSign(fold, 's1', leader, school, sha256));
	expect(header).toMatchObject({
		type: 'signature.given/1',
		subject: { inspection: 'i1', signature: 's1' },
		author: school,
		parents: []
	});
	expect(body?.payload).toEqual({
		side: 'school',
		name: '样例校长',
		duty: '校长',
		hash: 'h',
		over
	});
});

it('takes the place of what stood in its register', () => {
	const { fold, take } = visit();
	const first = take(decideRefuse(fold, 's1', refusal, school, sha256));
	expect(first.body?.payload).toMatchObject({ reason: '不认可' });
	const second = take(decideSign(fold, 's1', leader, school, sha256));
	expect(second.header.parents).toEqual([first.header.id]);
	expect(fold.signatures.all).toMatchObject([{ kind: 'given' }]);
});

it('needs a name to sign, and a reason to refuse', () => {
	const { fold } = visit();
	expect(decideSign(fold, 's', { ...leader, name: ' ' }, school, sha256)).toEqual({
		ok: false,
		problem: { code: 'name-missing', place: 'signature' }
	});
	expect(decideRefuse(fold, 's', { ...refusal, reason: ' ' }, school, sha256)).toEqual({
		ok: false,
		problem: { code: 'reason-missing', place: 'signature' }
	});
});

it('is not written where the inspection was moved away', () => {
	const { phone, fold } = visit();
	fold.add(
		phone.one('inspection.moved/1', { inspection: 'i1', field: 'moved' }, { to: 'i2', events: [] })
	);
	for (const [decided, place] of [
		[decideSign(fold, 's', leader, school, sha256), 'signature'],
		[decideRefuse(fold, 's', refusal, school, sha256), 'signature'],
		[decideState(fold, 'f1', '已报修', school), 'f1']
	] as const)
		expect(decided).toEqual({ ok: false, problem: { code: 'moved', place } });
});

it('is said to one finding, and to no other', () => {
	const { fold, take } = visit();
	take(decideState(fold, 'f1', '已报修', school));
	take(decideState(fold, 'f2', '不认可', school));
	expect(['f1', 'f2', 'f3'].map((id) => fold.findings.statement(id))).toEqual([
		'已报修',
		'不认可',
		''
	]);
});

it('hears two of the school who spoke at once, and not one who took it back', () => {
	const { fold } = visit();
	const say = (device: Device, text: string) =>
		device.write([
			{
				type: 'finding.stated/1',
				subject: { inspection: 'i1', finding: 'f1', field: 'statement' },
				payload: { text },
				parents: [],
				author: school
			}
		])[0]!;
	fold.add(say(new Device('b'), ''));
	expect(fold.findings.statement('f1')).toBe('');
	fold.add(say(new Device('c'), '已报修'));
	fold.add(say(new Device('d'), '另有说明'));
	expect(fold.findings.statement('f1').split('\n').sort()).toEqual(['另有说明', '已报修']);
});

describe('after the seal', () => {
	it('what is signed or said again takes the place of what came beside the seal', () => {
		const { fold, take } = visit();
		take(decideState(fold, 'f1', '没有意见', school));
		take(decideSeal(fold, author, sha256));
		take(decideSign(fold, 's1', leader, school, sha256));
		take(decideSign(fold, 's1', { ...leader, name: '样例副校长' }, school, sha256));
		take(decideState(fold, 'f1', '已报修', school));
		take(decideState(fold, 'f1', '已修好', school));
		expect(fold.late.signatures.all).toMatchObject([{ name: '样例副校长' }]);
		expect(fold.signatures.all).toEqual([]);
		expect(fold.findings.statement('f1')).toBe('没有意见');
		expect(amendmentsOf(fold).map(({ kind, outside }) => [kind, outside])).toEqual([
			['signatures', 'adds'],
			['signatures', 'adds'],
			['findings', 'differs'],
			['findings', 'differs']
		]);
		take(decideReopen(fold, '补', author));
		expect(fold.findings.statement('f1')).toBe('已修好');
		expect(fold.signatures.all).toMatchObject([{ name: '样例副校长' }]);
		expect(fold.late.signatures.all).toEqual([]);
	});

	it('nobody signs for the school', () => {
		const { fold, take } = visit();
		take(decideSeal(fold, author, sha256));
		take(decideSign(fold, 's1', leader, author, sha256));
		expect(fold.late.signatures.all).toEqual([]);
	});
});
