import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { Device, started, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { findingId } from '../finding/finding';
import { InspectionFold } from './fold';
import { gapsOf } from './gaps';

const phone = new Device('a');
const gaps = (...events: SignedEvent[]) =>
	gapsOf(new InspectionFold('i1', template, sha256, [new Device('s').start(), ...events]));
const codes = (...events: SignedEvent[]) =>
	gaps(...events)
		.filter(({ code }) => code !== 'not-checked')
		.map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`);
const field = (item: string, name: string, value: string, device = phone) =>
	device.one(
		'finding.set/1',
		{ inspection: 'i1', finding: findingId('i1', item, 'whole', sha256), field: name },
		{ value }
	);
const photo = (item: string) =>
	phone.one(
		'evidence.added/1',
		{ inspection: 'i1', evidence: `e-${item}` },
		{ item, unit: 'whole', takenAt: '' }
	);

describe('an inspection may be sealed', () => {
	it('with pairs that nobody checked: they are counted and said, and lead to the first', () => {
		expect(gaps()).toEqual([{ code: 'not-checked', blocks: false, count: 11, key: 'FS-21|whole' }]);
	});
	it('with a general finding without photo, which is advised', () => {
		expect(codes(phone.answer('FS-23|whole', 'fail'))).toEqual(['photo-advised']);
	});
	it('with a 重大 finding that has its photo, and says what was stopped and who was told', () => {
		const failed = phone.answer('FS-22|whole', 'fail');
		expect(codes(failed)).toEqual(['stop-use!', 'photo!']);
		const told = [field('FS-22', 'stopped', '售卖窗口'), field('FS-22', 'told', '校长 10:20')];
		expect(codes(failed, ...told)).toEqual(['photo!']);
		expect(codes(failed, ...told, photo('FS-22'))).toEqual([]);
		expect(codes(failed, ...told, field('FS-22', 'noPhoto', '禁止拍照'))).toEqual([
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
});

describe('an inspection may not be sealed', () => {
	const other = new Device('b');
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
		expect(codes(failed, one)).toEqual(['photo-advised']);
		expect(gaps(failed, one, two)[0]).toMatchObject({
			code: 'finding',
			blocks: true,
			key: 'FS-23|whole',
			field: 'deadline',
			values: expect.arrayContaining(['2026-09-02', '2026-09-09']) as string[]
		});
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
