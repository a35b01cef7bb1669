import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import areasJson from '../../../../seeds/areas.json';
import sampleJson from '../../../../seeds/rosters/sample.json';
import type { Author, EventDraft, SignedEvent } from '../events/event';
import { codeAgreesWithStage, parseSchoolCode } from './code';
import { Areas, countyName, findCounty } from './county';
import { checkField, decideAttribute, decideRegister, decideRemoved } from './events';
import { foldSchool } from './fold';
import { schoolId, unitId } from './identity';
import { decideImport } from './import';
import type { School } from './model';
import { checkRoster, Roster } from './roster';
import { schoolIndex } from './search';

const author: Author = { person: 'p', role: 'inspector', via: 'self' };
const areas = Areas.parse(areasJson);
const sample = Roster.parse(sampleJson);
const school = sample.schools[0] as School;

/** An event as a device would have linked it; `at` orders it. */
const event = (draft: EventDraft, at: number, day = '2026-09-01'): SignedEvent =>
	({
		header: {
			v: 1,
			id: `e${at}`,
			type: draft.type,
			subject: draft.subject,
			parents: draft.parents,
			author,
			device: 'd',
			seq: at,
			prev: null,
			clock: [at, 0],
			wall: `${day}T00:00:00Z`,
			alg: 'ES256',
			sig: '',
			payloadHash: ''
		},
		body: { salt: '', payload: draft.payload }
	}) as unknown as SignedEvent;
const value = <T>(result: { ok: true; value: T } | { ok: false }): T => {
	if (!result.ok) throw new Error('refused');
	return result.value;
};
const registered = event(value(decideRegister(school, author)), 0);
const set = (at: number, field: string, to: boolean | string | null, parents: string[] = []) =>
	event(value(decideAttribute(school.id, field, to, parents as never, author)), at);

describe('标识码', () => {
	test.each([
		['2142990101', undefined],
		[' 2142 9901 01 ', undefined],
		['２１４２９９０１０１', undefined],
		['214299010', 'code-form'],
		['21429901O1', 'code-form'],
		['9942990101', 'code-category'],
		['2199990101', 'code-province']
	])('%s gives %s', (text, code) => {
		const parsed = parseSchoolCode(text);
		expect(parsed.ok ? undefined : parsed.problem.code).toBe(code);
	});
	test('agrees with the stages that its category stands for', () => {
		const code = value(parseSchoolCode('3142990101'));
		expect(codeAgreesWithStage(code, 'nine')).toBe(true);
		expect(codeAgreesWithStage(code, 'primary')).toBe(false);
	});
});

test('a county is found by code, name and short name, and never guessed', () => {
	expect(
		['421281', '赤壁市', '咸宁市赤壁市', ' 赤壁 '].map((t) => findCounty(areas, t)?.code)
	).toEqual(Array(4).fill('421281'));
	expect(findCounty(areas, '赤')).toBeUndefined();
	expect(countyName(areas, '421202')).toBe('咸安区');
});

test('ids meet for equal facts, and a made-up school never meets a real one', () => {
	const facts = { area: '421202', stage: 'point', name: '甲 教学点' } as const;
	expect(schoolId(facts, sha256)).toBe(schoolId({ ...facts, name: '甲教学点' }, sha256));
	expect(schoolId(facts, sha256)).not.toBe(schoolId({ ...facts, area: '421221' }, sha256));
	const coded = { ...facts, code: '2142990101' };
	expect(schoolId(coded, sha256)).not.toBe(schoolId({ ...coded, sample: true }, sha256));
	const bus = { kind: 'vehicle', label: '鄂L·12345' } as const;
	expect(unitId('s', bus, sha256, () => 'r')).toBe(
		unitId('s', { ...bus, label: '鄂L•１2345' }, sha256, () => 'q')
	);
	expect(unitId('s', { kind: 'driver', label: '甲' }, sha256, () => 'r')).toBe('driver-r');
});

describe('the fold of a school', () => {
	test('does not depend on order or repetition', () => {
		const events = [registered, set(1, 'has_bus', false), set(2, 'has_bus', true, ['e1'])];
		const view = foldSchool(school.id, events);
		expect(view?.attributes.has_bus).toBe(true);
		expect(foldSchool(school.id, [...events, ...events].reverse())).toEqual(view);
	});
	test('says when each fact was last confirmed: by being registered, or by whoever said so since', () => {
		const again = (at: number, day: string, parents: string[] = []) =>
			event(value(decideAttribute(school.id, 'has_bus', true, parents as never, author)), at, day);
		const view = foldSchool(school.id, [registered, again(1, '2026-10-08')])!;
		expect(view.confirmed.has_bus).toBe('2026-10-08');
		expect(view.confirmed.stage).toBe('2026-09-01');
		const unit = school.units[0]!;
		expect(view.confirmed[`unit:${unit.id}`]).toBe('2026-09-01');
		const later = foldSchool(school.id, [
			registered,
			again(1, '2026-10-08'),
			again(2, '2027-03-01', ['e1'])
		])!;
		expect(later.confirmed.has_bus).toBe('2027-03-01');
		expect(later.attributes.has_bus).toBe(true);
	});
	test('takes a contested attribute for unknown and shows both values', () => {
		const view = foldSchool(school.id, [
			registered,
			set(1, 'has_bus', false),
			set(2, 'has_bus', true)
		])!;
		expect('has_bus' in view.attributes).toBe(false);
		expect(view.conflicts).toMatchObject([
			{ field: 'has_bus', values: [{ value: false }, { value: true }] }
		]);
	});

	test.each(['shortName', 'inspector', 'town'] as const)(
		'takes %s, and lets it be unknown again',
		(field) => {
			const said = set(1, field, '样例');
			expect(foldSchool(school.id, [registered, said])?.[field]).toBe('样例');
			const gone = set(2, field, null, [said.header.id]);
			expect(foldSchool(school.id, [registered, said, gone])?.[field]).toBeUndefined();
		}
	);

	test('two people who say the same are no conflict', () => {
		const view = foldSchool(school.id, [
			registered,
			set(1, 'has_bus', true),
			set(2, 'has_bus', true)
		])!;
		expect([view.attributes.has_bus, view.conflicts]).toEqual([true, []]);
	});
	test('is removed and put back', () => {
		const removed = event(decideRemoved(school.id, true, [], author), 1);
		const back = event(decideRemoved(school.id, false, ['e1'] as never, author), 2);
		expect(foldSchool(school.id, [registered, removed])?.removed).toBe(true);
		expect(foldSchool(school.id, [registered, removed, back])?.removed).toBe(false);
	});
	test('says when an event is newer than this version, and is nothing without a registration', () => {
		const newer = { ...set(1, 'has_bus', true) };
		newer.header = { ...newer.header, type: 'school.attributeSet/2' };
		expect(foldSchool(school.id, [registered, newer])?.needsUpdate).toBe(true);
		expect(foldSchool(school.id, [newer])).toBeUndefined();
	});
});

test.each([
	['has_bus', 'yes', false],
	['stage', 'university', false],
	['students', 12, true],
	['students', -1, false],
	['shoe_size', 12, false],
	['has_major', true, false],
	['name', '', false],
	['code', null, true],
	['name', null, false],
	['unit:x', { id: 'y', kind: 'vehicle', label: '车' }, false]
])('%s may be %j: %s', (field, given, allowed) => {
	expect(checkField(field, given as never).ok).toBe(allowed);
});

test('importing a roster again writes only what differs', () => {
	const view = foldSchool(school.id, [registered])!;
	const known = new Map([[school.id, view]]);
	expect(value(decideImport([school], known, author))).toMatchObject({
		drafts: [],
		unchanged: [school.id]
	});
	const grown = { ...school, attributes: { students: 900 }, units: [] };
	const { drafts, changed } = value(decideImport([grown], known, author));
	expect(changed).toEqual([school.id]);
	expect(drafts).toMatchObject([{ subject: { field: 'students' }, payload: { value: 900 } }]);
});

test('a school is found by a piece of its name, by initials, code and town', () => {
	const index = schoolIndex(
		[
			{ id: 'a', name: '向阳湖示例小学', code: '2142990101' },
			{ id: 'b', name: '新湖示例小学', shortName: '二小', town: '阳新镇' }
		],
		(name) => (name.startsWith('向') ? ['xyhslxx'] : ['xhslxx'])
	);
	expect(
		['XYH', '湖', '0101', '阳新', '二小', 'zz', ''].map((query) => index.find(query).join())
	).toEqual(['a', 'a,b', 'a', 'b', 'b', '', 'a,b']);
});

test('the sample roster is valid, marked made up, and covers every county and stage', () => {
	expect(checkRoster(sample)).toEqual([]);
	expect(sample.schools.every((one) => one.sample && one.name.includes('示例'))).toBe(true);
	expect(new Set(sample.schools.map((one) => one.area)).size).toBe(6);
	expect(new Set(sample.schools.map((one) => one.attributes.stage)).size).toBe(10);
	for (const { code, attributes } of sample.schools)
		expect(codeAgreesWithStage(value(parseSchoolCode(code!)), attributes.stage as never)).toBe(
			true
		);
});
