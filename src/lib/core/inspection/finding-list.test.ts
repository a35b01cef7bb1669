import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { findingId } from '../finding/finding';
import { findingsOf, standingFindings } from './finding-list';
import { InspectionFold } from './fold';

const phone = new Device('a');
const foldOf = (...events: SignedEvent[]) =>
	new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]);
const observed = (finding: string, text: string, change: object = {}) =>
	phone.one(
		'finding.observed/1',
		{ inspection: 'i1', finding, field: 'observed' },
		{ text, ...change }
	);
const set = (finding: string, field: string, value: string) =>
	phone.one('finding.set/1', { inspection: 'i1', finding, field }, { value });

it('puts 重大 first, then the order of the checklist, free observations by when they were seen last', () => {
	const events = [
		observed('z', '积水'),
		observed('a', '电线垂下'),
		phone.answer('BUS-01|bus-2', 'fail'),
		phone.answer('BUS-01|bus-1', 'fail'),
		phone.answer('FS-23|whole', 'fail'),
		phone.answer('FS-22|whole', 'fail')
	];
	for (const list of [events, [...events].reverse()])
		expect(findingsOf(foldOf(...list)).map((one) => [one.item, one.unit, one.severity])).toEqual([
			['FS-22', 'whole', 'major'],
			['FS-23', 'whole', 'general'],
			['BUS-01', 'bus-1', 'general'],
			['BUS-01', 'bus-2', 'general'],
			[undefined, undefined, 'general'],
			[undefined, undefined, 'general']
		]);
	expect(
		findingsOf(foldOf(...events))
			.slice(-2)
			.map(({ text }) => text)
	).toEqual(['积水', '电线垂下']);
});

it('says it in the inspector’s words, and in the item’s where there are none', () => {
	const noted = phone.answer('FS-22|whole', 'fail', [], { note: '有过期面粉', place: '库房' });
	const [withNote, without] = findingsOf(foldOf(noted, phone.answer('FS-23|whole', 'fail')));
	expect(withNote).toMatchObject({ text: '有过期面粉', place: '库房' });
	expect(without).toMatchObject({ text: '样例FS-23', place: '' });
});

it('carries what was decided: severity, deadline and the rest; the rule’s severity until then', () => {
	const id = findingId('i1', 'FS-23', 'whole', sha256);
	const failed = phone.answer('FS-23|whole', 'fail');
	expect(findingsOf(foldOf(failed))).toMatchObject([{ id, severity: 'general', deadline: '' }]);
	const decided = [
		set(id, 'severity', 'major'),
		set(id, 'deadline', '2026-08-28'),
		set(id, 'owner', '校长')
	];
	expect(findingsOf(foldOf(failed, ...decided))).toMatchObject([
		{ severity: 'major', deadline: '2026-08-28', fields: { owner: '校长' } }
	]);
});

it('keeps what was withdrawn in the list and out of what stands', () => {
	const failed = phone.answer('FS-23|whole', 'fail');
	const fold = foldOf(
		failed,
		phone.answer('FS-23|whole', 'pass', [failed.header.id]),
		observed('f', '积水', { withdrawn: true })
	);
	expect(findingsOf(fold).map(({ withdrawn }) => withdrawn)).toEqual([true, true]);
	expect(standingFindings(fold)).toEqual([]);
});

it('says what is wrong in the school’s wording where the school checks itself', () => {
	const worded = structuredClone(template);
	const item = worded.sections[0]!.items[2]!;
	item.text.school = '我校样例';
	const textIn = (kind: 'opening' | 'selfCheck') =>
		findingsOf(
			new InspectionFold('i1', worded, sha256, [
				new Device('s').start('i1', { kind }),
				phone.answer('FS-23|whole', 'fail')
			])
		)[0]?.text;
	expect(textIn('selfCheck')).toBe('我校样例');
	expect(textIn('opening')).toBe('样例FS-23');
});
