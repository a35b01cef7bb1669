import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { standingFindings } from './finding-list';
import { InspectionFold } from './fold';
import { summariseInspection } from './summarise';
import type { InspectionSummary } from './summary';

const phone = new Device('a');
const start = new Device('s').start();
const foldOf = (...events: SignedEvent[]) => new InspectionFold('i1', template, sha256, events);
const valueOf = (...events: SignedEvent[]) =>
	summariseInspection(foldOf(start, ...events))[0]?.value as InspectionSummary;

it('is one entry, stored with the inspection, and none without a start', () => {
	expect(summariseInspection(foldOf(start))).toMatchObject([
		{ group: 'inspection:i1', kind: 'inspection' }
	]);
	expect(summariseInspection(foldOf(phone.answer('FS-23|whole', 'pass')))).toEqual([]);
});

it('shows where, what, when and how far, and that a school is made up', () => {
	expect(valueOf(phone.answer('FS-23|whole', 'pass'))).toMatchObject({
		schoolName: '样例小学（虚构）',
		area: '421202',
		templateTitle: '样例检查表',
		ordinal: 1,
		kind: 'opening',
		visitDate: '2026-08-25',
		state: 'open',
		sample: true,
		major: 0,
		totals: { due: 11, pass: 1, notChecked: 10 }
	});
});

it('says when it was begun and last changed, in any order of arrival', () => {
	const [one, two] = [phone.answer('FS-23|whole', 'pass'), phone.answer('BUS-02|whole', 'pass')];
	for (const events of [
		[one, two],
		[two, one]
	])
		expect(valueOf(...events)).toMatchObject({
			startedAt: start.header.wall < one.header.wall ? start.header.wall : one.header.wall,
			changedAt: two.header.wall
		});
});

it('counts as many 重大 as the list of findings holds', () => {
	const observed = (finding: string, withdrawn: boolean) => [
		phone.one(
			'finding.observed/1',
			{ inspection: 'i1', finding, field: 'observed' },
			{ text: '电线', withdrawn }
		),
		phone.one('finding.set/1', { inspection: 'i1', finding, field: 'severity' }, { value: 'major' })
	];
	const events = [
		phone.answer('FS-22|whole', 'fail'),
		phone.answer('FS-23|whole', 'fail'),
		...observed('f1', false),
		...observed('f2', true)
	];
	const standing = standingFindings(foldOf(start, ...events));
	expect(valueOf(...events).major).toBe(
		standing.filter(({ severity }) => severity === 'major').length
	);
	expect(valueOf(...events).major).toBe(2);
});

it('names the inspection that took over', () => {
	const moved = phone.one(
		'inspection.moved/1',
		{ inspection: 'i1', field: 'moved' },
		{ to: 'i2', events: [] }
	);
	expect(valueOf(moved)).toMatchObject({ state: 'moved', movedTo: 'i2' });
	expect(summariseInspection(foldOf(start, moved))).toMatchObject([{ lists: [] }]);
});

it('stands among the open ones by its last change, and with its school by the visit', () => {
	const answer = phone.answer('FS-23|whole', 'pass');
	expect(summariseInspection(foldOf(start, answer))).toMatchObject([
		{
			lists: [
				['inspection/open', answer.header.wall],
				[`inspection/school:${valueOf(answer).schoolId}`, '2026-08-25']
			]
		}
	]);
});
