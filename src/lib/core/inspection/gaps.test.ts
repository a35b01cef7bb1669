import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, started, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { findingId } from '../finding/finding';
import { decideRefuse, decideSign } from './decide-signature';
import { InspectionFold } from './fold';
import { gapsOf, signerGaps } from './gaps';
import { signersOf } from './signing';

const phone = new Device('a');
const gaps = (...events: SignedEvent[]) =>
	gapsOf(new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]));
const codes = (...events: SignedEvent[]) =>
	gaps(...events)
		.filter(({ code }) => code !== 'not-checked')
		.map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`);
const field = (item: string, name: string, value: string, device = phone) =>
	set(findingId('i1', item, 'whole', sha256), name, value, device);
const set = (finding: string, name: string, value: string, device = phone) =>
	device.one('finding.set/1', { inspection: 'i1', finding, field: name }, { value });
/** A deadline, and who must keep it. */
const decided = (item: string) => [
	field(item, 'deadline', '2026-09-02'),
	field(item, 'owner', '样例校长')
];
const photo = (item: string, change: object = {}, id = `e-${item}`) =>
	phone.one(
		'evidence.added/2',
		{ inspection: 'i1', evidence: id },
		{ ...(item ? { item, unit: 'whole' } : {}), takenAt: '2026-08-25T02:00:00.000Z', ...change }
	);
const observed = (change: object = {}) =>
	phone.one(
		'finding.observed/1',
		{ inspection: 'i1', finding: 'f1', field: 'observed' },
		{ text: '围墙外有积水', ...change }
	);

/** The same checklist, with a time within which the school must tell somebody of FS-23. */
function timed(ends?: 'done'): typeof template {
	const own = structuredClone(template);
	const item = own.sections[0]?.items.find(({ id }) => id === 'FS-23');
	item!.rules[0]!.clock = { within: '24 h', to: { zh: '样例部门' }, ...(ends ? { ends } : {}) };
	return own;
}

describe('a rule with a time limit', () => {
	const failed = [phone.answer('FS-23|whole', 'fail'), photo('FS-23'), ...decided('FS-23')];
	const of = (events: SignedEvent[], ends?: 'done') =>
		gapsOf(new InspectionFold('i1', timed(ends), sha256, [new Device('s').start(), ...events]))
			.filter(({ code }) => code !== 'not-checked')
			.map(({ code, blocks, item, ends }) => ({ code, blocks, item, ends }));
	const to = field('FS-23', 'reportedTo', '样例部门');
	const at = field('FS-23', 'reportedAt', '2026-08-25T10:20');

	it('asks, without blocking, until it is written whom somebody told and when', () => {
		const missing = [{ code: 'report', blocks: false, item: 'FS-23', ends: undefined }];
		expect(of(failed)).toEqual(missing);
		expect(of([...failed, to])).toEqual(missing);
		expect(of([...failed, at])).toEqual(missing);
		expect(of([...failed, to, at])).toEqual([]);
	});

	it('says where it is something to be done', () => {
		expect(of(failed, 'done')).toMatchObject([{ code: 'report', ends: 'done' }]);
	});

	it('asks nothing of an item that stands', () => {
		expect(of([phone.answer('FS-23|whole', 'pass')])).toEqual([]);
	});
});

describe('what makes a finding better understood is advised', () => {
	const failed = [phone.answer('FS-23|whole', 'fail'), ...decided('FS-23'), photo('FS-23')];
	it('the photo afterwards of what was put right on the spot', () => {
		const onSpot = [...failed, field('FS-23', 'handling', 'onSpot')];
		expect(codes(...onSpot)).toEqual(['photo-after']);
		const after = photo('FS-23', { after: 'e-FS-23' }, 'e-after');
		expect(codes(...onSpot, after)).toEqual([]);
	});
	it('what keeps people safe meanwhile, where that is long or something was stopped', () => {
		const [, owner] = decided('FS-23');
		const late = [
			phone.answer('FS-23|whole', 'fail'),
			photo('FS-23'),
			owner!,
			field('FS-23', 'deadline', '2026-10-25')
		];
		expect(codes(...late)).toEqual(['protection']);
		expect(codes(...late, field('FS-23', 'protection', '围挡并派人值守'))).toEqual([]);
		expect(codes(...failed, field('FS-23', 'handling', 'stopped'))).toEqual([
			'stop-use!',
			'protection'
		]);
	});
	it('what belongs into the blanks of a phrase, in what is wrong and in what has to be done', () => {
		const noted = phone.answer('FS-23|whole', 'fail', [], { note: '在＿＿发现鼠粪。' });
		const rest = failed.slice(1);
		expect(codes(noted, ...rest)).toEqual(['blank']);
		expect(codes(...failed, field('FS-23', 'measure', '＿＿前封堵孔洞。'))).toEqual(['blank']);
		expect(codes(...failed, field('FS-23', 'measure', '3日内封堵孔洞。'))).toEqual([]);
	});
	it('of a free finding as well', () => {
		const free = [observed({ place: '东门' }), set('f1', 'handling', 'onSpot')];
		expect(codes(...free)).toContain('photo-after');
	});
});

describe('an inspection may be sealed', () => {
	it('with pairs that nobody checked: they are counted and said, and lead to the first', () => {
		expect(gaps()).toEqual([{ code: 'not-checked', blocks: false, count: 11, key: 'FS-21|whole' }]);
	});
	it('with a general finding without photo, which is advised', () => {
		const failed = phone.answer('FS-23|whole', 'fail');
		expect(codes(failed, ...decided('FS-23'))).toEqual(['photo-advised']);
		expect(codes(failed, ...decided('FS-23'), photo('FS-23'))).toEqual([]);
	});
	it('with a general finding that says not by when, or not by whom, which is advised', () => {
		const failed = [phone.answer('FS-23|whole', 'fail'), photo('FS-23')];
		const [deadline, owner] = decided('FS-23');
		expect(codes(...failed)).toEqual(['deadline', 'owner']);
		expect(codes(...failed, owner!)).toEqual(['deadline']);
		expect(codes(...failed, deadline!)).toEqual(['owner']);
		expect(gaps(...failed, deadline!)).toContainEqual({
			code: 'owner',
			blocks: false,
			key: 'FS-23|whole',
			item: 'FS-23',
			text: '样例FS-23'
		});
	});
	it('with a 重大 finding that has its photo, by when and by whom, and what was stopped since when and who was told', () => {
		const failed = [phone.answer('FS-22|whole', 'fail'), ...decided('FS-22')];
		expect(codes(...failed)).toEqual(['stop-use!', 'photo!', 'protection']);
		const told = [
			field('FS-22', 'stopped', '售卖窗口'),
			field('FS-22', 'stoppedAt', '2026-08-25T10:20'),
			field('FS-22', 'told', '校长')
		];
		const safe = field('FS-22', 'protection', '售卖改在二楼');
		failed.push(safe);
		for (const missing of told)
			expect(codes(...failed, photo('FS-22'), ...told.filter((one) => one !== missing))).toEqual([
				'stop-use!'
			]);
		expect(codes(...failed, ...told)).toEqual(['photo!']);
		expect(codes(...failed, ...told, photo('FS-22'))).toEqual([]);
		expect(codes(...failed, ...told, field('FS-22', 'noPhoto', '禁止拍照'))).toEqual([
			'photo-advised'
		]);
	});
	it('with 不适用 that says why, or that follows from a choice', () => {
		const notApplicable = (change: object) =>
			phone.answer('FS-23|whole', 'notApplicable', [], change);
		expect(codes(notApplicable({}))).toEqual(['reason!']);
		expect(codes(notApplicable({ reason: '在改造' }))).toEqual([]);
		expect(codes(notApplicable({ values: { state: 'none' } }))).toEqual([]);
		expect(codes(notApplicable({ values: { state: 'none' }, byHand: true }))).toEqual(['reason!']);
	});
	it('with a free finding that does not say where; what the school says to it is no place', () => {
		const known = [set('f1', 'deadline', '2026-09-02'), set('f1', 'owner', '样例校长')];
		const stated = phone.write([
			{
				type: 'finding.stated/1',
				subject: { inspection: 'i1', finding: 'f1', field: 'statement' },
				payload: { text: '已报修' },
				parents: [],
				author: { ...author, role: 'school' }
			}
		]);
		expect(codes(observed())).toEqual(['deadline', 'owner', 'place']);
		expect(codes(observed(), ...known, ...stated)).toEqual(['place']);
		expect(gaps(observed(), ...known)).toContainEqual({
			code: 'place',
			blocks: false,
			key: 'f1',
			text: '围墙外有积水'
		});
		expect(codes(observed({ place: '东侧围墙' }), ...known)).toEqual([]);
		expect(codes(observed({ withdrawn: true }))).toEqual([]);
	});
	it('with photos that nobody has assigned, which are counted', () => {
		expect(codes(photo('', {}, 'e1'), photo('', {}, 'e2'))).toEqual(['unassigned']);
		expect(gaps(photo('', {}, 'e1'), photo('', {}, 'e2'))[0]?.count).toBe(2);
		expect(codes(photo('', { finding: 'f1' }, 'e1'))).toEqual([]);
	});
	it('with photos of another day or from another place, which are counted', () => {
		const place = { lat: '29.866667', lon: '114.321944' };
		const located = phone.one(
			'inspection.located/1',
			{ inspection: 'i1', field: 'position' },
			{ place, at: '2026-08-25T01:00:00.000Z' }
		);
		const day = photo('FS-23', { declared: { time: '2026-08-24T09:00:00' } }, 'e1');
		const far = photo('FS-23', { place: { ...place, lat: '30.5' } }, 'e2');
		expect(codes(photo('FS-23', { place }), located)).toEqual([]);
		expect(codes(far)).toEqual([]);
		expect(codes(day, far, located)).toEqual(['doubtful']);
		expect(gaps(day, far, located)[0]?.count).toBe(2);
	});
	it('with records of a device whose clock lay behind, which are counted', () => {
		const answered = phone.answer('FS-23|whole', 'pass');
		const { header } = answered;
		const behind = (minutes: number): SignedEvent => ({
			...answered,
			header: { ...header, wall: new Date(header.clock[0] - minutes * 60_000).toISOString() }
		});
		expect(codes(behind(1))).toEqual([]);
		expect(codes(behind(60))).toEqual(['clock']);
	});
});

describe('an inspection may not be sealed', () => {
	const other = new Device('b');
	it('while something was stopped by hand and nobody says what, since when and who knows', () => {
		const failed = [phone.answer('FS-23|whole', 'fail'), ...decided('FS-23'), photo('FS-23')];
		const safe = field('FS-23', 'protection', '改用一号灶');
		const stopped = [...failed, safe, field('FS-23', 'handling', 'stopped')];
		expect(codes(...failed)).toEqual([]);
		expect(codes(...stopped)).toEqual(['stop-use!']);
		const said = [
			field('FS-23', 'stopped', '二号灶'),
			field('FS-23', 'stoppedAt', '2026-08-25T10:00'),
			field('FS-23', 'told', '样例校长')
		];
		expect(codes(...stopped, ...said.slice(0, 2))).toEqual(['stop-use!']);
		expect(codes(...stopped, ...said)).toEqual([]);
	});
	it('while two answers differ', () => {
		expect(
			codes(
				phone.answer('FS-23|whole', 'pass'),
				other.answer('FS-23|whole', 'notApplicable', [], { reason: '无' })
			)
		).toEqual(['conflict!']);
	});
	it('while two people give one finding different deadlines, and says both', () => {
		const failed = phone.answer('FS-23|whole', 'fail');
		const [one, two] = [
			field('FS-23', 'deadline', '2026-09-02'),
			field('FS-23', 'deadline', '2026-09-09', other)
		];
		expect(codes(failed, one)).toEqual(['owner', 'photo-advised']);
		expect(gaps(failed, one, two)[0]).toMatchObject({
			code: 'finding',
			blocks: true,
			key: 'FS-23|whole',
			field: 'deadline',
			values: expect.arrayContaining(['2026-09-02', '2026-09-09']) as string[]
		});
	});
	it('while a 重大 finding says not by when, by whom or where', () => {
		const told = ['stopped', 'stoppedAt', 'told', 'protection'].map((name) =>
			field('FS-22', name, '有')
		);
		const failed = [phone.answer('FS-22|whole', 'fail'), photo('FS-22'), ...told];
		expect(codes(...failed)).toEqual(['deadline!', 'owner!']);
		expect(codes(...failed, ...decided('FS-22'))).toEqual([]);
		expect(codes(observed(), set('f1', 'severity', 'major'))).toEqual([
			'deadline!',
			'owner!',
			'place!'
		]);
	});
	it('while two starts or corrections differ', () => {
		expect(codes(other.start('i1', { visitDate: '2026-08-26' }))).toEqual(['facts!']);
		const units = (device: Device, value: unknown) =>
			device.one('inspection.corrected/1', { inspection: 'i1', field: 'units' }, { value });
		expect(codes(units(phone, []), units(other, started().units.slice(1)))).toEqual(['facts!']);
	});
	it('where a newer version wrote the last word on an answer or a finding', () => {
		const subject = { inspection: 'i1', item: 'FS-23', unit: 'whole' };
		expect(codes(phone.one('response.given/9', subject, {}))).toEqual(['update!']);
		const finding = { inspection: 'i1', finding: 'f', field: 'deadline' };
		expect(gaps(phone.one('finding.set/9', finding, {}))[0]).toMatchObject({
			code: 'update',
			count: 1
		});
	});
	it('with fewer inspectors than the checklist asks for', () => {
		const people = phone.one(
			'inspection.corrected/1',
			{ inspection: 'i1', field: 'inspectors' },
			{ value: [] }
		);
		expect(gaps(people)[0]).toMatchObject({ code: 'inspectors', blocks: true, count: 2 });
	});
});

it('names an attribute that nobody knows once, for all items that it decides about', () => {
	const fold = new InspectionFold('i1', template, sha256, [
		new Device('s').start('i1', { attributes: { has_canteen: true } })
	]);
	expect(gapsOf(fold).filter(({ code }) => code === 'attribute')).toEqual([
		{ code: 'attribute', blocks: false, attribute: 'has_bus' }
	]);
});

it('demands no photo in a sensitive section, nor of an item that is never photographed', () => {
	const [section, ...others] = template.sections;
	const items = section!.items.map((item) => ({
		...item,
		evidence: { ...item.evidence, photo: 'never' as const }
	}));
	const failed = [
		new Device('s').start(),
		phone.answer('FS-22|whole', 'fail'),
		phone.answer('FS-23|whole', 'fail')
	];
	const asked = (sections: typeof template.sections) =>
		gapsOf(new InspectionFold('i1', { ...template, sections }, sha256, failed)).filter(({ code }) =>
			code.startsWith('photo')
		).length;
	expect(asked(template.sections)).toBe(2);
	expect(asked([{ ...section!, sensitive: true }, ...others])).toBe(0);
	expect(asked([{ ...section!, items }, ...others])).toBe(0);
});

describe('hands', () => {
	const fold = (change: Partial<typeof template> = {}) =>
		new InspectionFold('i1', { ...template, ...change }, sha256, [new Device('s').start()]);
	const count = (of: InspectionFold) =>
		signerGaps(signersOf(of, sha256)).map(({ code, count: n }) => [code, n]);
	const sign = (of: InspectionFold, person: string) => {
		const given = { side: 'inspector', person, name: person, duty: '', hash: 'h' } as const;
		const decision = decideSign(of, person, given, author, sha256);
		for (const event of phone.write(decision.ok ? decision.value : [])) of.add(event);
	};

	it('that are missing are counted, and never stand in the way of the seal', () => {
		const open = fold();
		expect(signerGaps(signersOf(open, sha256))).toEqual([
			{ code: 'unsigned', blocks: false, count: 3 }
		]);
		sign(open, 'p-sample');
		expect(count(open)).toEqual([['unsigned', 2]]);
		open.add(phone.answer('FS-23|whole', 'pass'));
		expect(count(open)).toEqual([['unsigned', 3]]);
	});
	it('are as many as the checklist says', () => {
		expect(count(fold({ signers: { inspectors: 3, school: 1 } }))).toEqual([['unsigned', 4]]);
	});
	it('are not missed where all have signed or refused', () => {
		const open = fold();
		sign(open, 'p-sample');
		sign(open, 'p-other');
		const refused = { side: 'school', name: '', duty: '校长', reason: '不认可' } as const;
		const decision = decideRefuse(open, 's', refused, { ...author, role: 'school' }, sha256);
		for (const event of phone.write(decision.ok ? decision.value : [])) open.add(event);
		expect(count(open)).toEqual([]);
	});
});
