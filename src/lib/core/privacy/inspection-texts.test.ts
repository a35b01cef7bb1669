import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { InspectionFold } from '../inspection/fold';
import { suspectsIn } from './inspection-texts';

const phone = new Device('a');
/** FS is sensitive here, BUS is not. */
const sections = template.sections.map((section) =>
	section.id === 'FS' ? { ...section, sensitive: true } : section
);
const foldOf = (...events: SignedEvent[]) =>
	new InspectionFold('i1', { ...template, sections }, sha256, [phone.start(), ...events]);
const found = (...events: SignedEvent[]) =>
	suspectsIn(foldOf(...events)).map(({ item, said }) => [item, ...said]);

const name = '学生王小明被推';
const ID = '990000201201010012';
const PHONE = '13900000000';
const finding = foldOf().findings.idOf('FS-23', 'whole');
const about = (type: string, subject: object, payload: object, role = author.role) =>
	phone.write([
		{
			type,
			subject: { inspection: 'i1', ...subject },
			payload: payload as never,
			parents: [],
			author: { ...author, role }
		}
	])[0]!;
const set = (field: string, value: string) => about('finding.set/1', { finding, field }, { value });
const observed = (text: string, section?: string) =>
	about(
		'finding.observed/1',
		{ finding: 'f1', field: 'observed' },
		{ text, ...(section ? { section } : {}) }
	);
const drawn = (text: string, target: object) => [
	about('evidence.added/2', { evidence: 'e1' }, { takenAt: '', ...target }),
	about(
		'evidence.marked/1',
		{ evidence: 'e1', field: 'marks' },
		{ marks: [{ kind: 'text', at: [0, 0], text }] }
	)
];

it.each([
	['the note of an answer', [phone.answer('FS-23|whole', 'fail', [], { note: name })]],
	['where it was seen', [phone.answer('FS-23|whole', 'fail', [], { place: name })]],
	['why it does not apply', [phone.answer('FS-23|whole', 'notApplicable', [], { reason: name })]],
	[
		'why it was not checked',
		[about('response.notChecked/1', { item: 'FS-23', unit: 'whole' }, { reason: name })]
	],
	[
		'one of two answers that differ',
		[
			phone.answer('FS-23|whole', 'fail', [], { note: name }),
			new Device('b').answer('FS-23|whole', 'pass')
		]
	],
	[
		'what the school says to it',
		[about('finding.stated/1', { finding, field: 'statement' }, { text: name }, 'school')]
	],
	['what must be done', [set('measure', name)]],
	['what is drawn on its photo', drawn(name, { item: 'FS-23', unit: 'whole' })]
])('looks for names in sensitive items: %s', (_, events) => {
	expect(found(...events)).toEqual([['FS-23', '王小明']]);
});

it('leaves those alone who must act', () => {
	expect(
		found(
			set('owner', '王小明'),
			set('told', `校长王小明 ${PHONE}`),
			set('reportedTo', `王小明 ${PHONE}`),
			set('phone', PHONE)
		)
	).toEqual([]);
});

it('elsewhere looks for identity numbers alone', () => {
	const note = `${name}，电话${PHONE}，证件${ID}`;
	expect(found(phone.answer('BUS-02|whole', 'fail', [], { note }))).toEqual([['BUS-02', ID]]);
	expect(found(phone.answer('FS-23|whole', 'fail', [], { note }))).toEqual([
		['FS-23', '王小明', PHONE, ID]
	]);
});

it('looks at free findings as at the section they are of, and at photos that nobody has assigned', () => {
	expect(found(observed(`${name}${ID}`))).toEqual([['', ID]]);
	expect(found(observed(name))).toEqual([]);
	expect(found(observed(name, 'BUS'))).toEqual([]);
	expect(found(observed(name, 'FS'))).toEqual([['', '王小明']]);
	expect(found(...drawn(ID, {}))).toEqual([['', ID]]);
	expect(suspectsIn(foldOf(...drawn(ID, {})))[0]?.key).toBe('e1');
});

it('finds nothing in an inspection that says nothing of anybody', () => {
	expect(found(phone.answer('FS-23|whole', 'fail', [], { note: '三（2）班12人未登记' }))).toEqual(
		[]
	);
});

it('looks into why somebody would not sign, and into what the school says after the seal', () => {
	const refused = { side: 'school', name: '', duty: '', reason: `见 ${ID}` };
	expect(found(about('signature.refused/1', { signature: 's1' }, refused, 'school'))).toEqual([
		['', ID]
	]);
	const before = [phone.start(), phone.answer('FS-23|whole', 'fail')];
	const sealed = phone.one(
		'inspection.sealed/1',
		{ inspection: 'i1', field: 'seal' },
		{ root: 'r' }
	);
	const said = about('finding.stated/1', { finding, field: 'statement' }, { text: name }, 'school');
	const late = new InspectionFold('i1', { ...template, sections }, sha256, [
		...before,
		sealed,
		said
	]);
	expect(late.outside.size).toBe(1);
	expect(suspectsIn(late)).toMatchObject([{ item: 'FS-23', said: ['王小明'] }]);
});
