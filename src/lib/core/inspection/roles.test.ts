import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { Author, Json, SignedEvent } from '../events/event';
import type { InspectionKind } from '../template/model';
import { InspectionFold } from './fold';
import { gapsOf } from './gaps';
import { mayWrite } from './roles';

const by = (role: Author['role'], type: string, payload: Json = {}): SignedEvent =>
	new Device('a').write([
		{
			type,
			subject: { inspection: 'i1', signature: 's' },
			payload,
			parents: [],
			author: { ...author, role }
		}
	])[0]!;

it.each([
	['opening', 'inspector', true],
	['opening', 'leader', true],
	['monthly', 'supervisor', true],
	['opening', 'school', false],
	['recheck', 'school', false],
	['selfCheck', 'school', true],
	['selfCheck', 'inspector', true]
] as const)('in %s the role %s writes with effect: %s', (kind, role, may) => {
	expect(mayWrite(kind, by(role, 'response.given/1'))).toBe(may);
});

it.each([
	['school', 'finding.stated/1', true],
	['school', 'signature.given/1', true],
	['school', 'signature.refused/1', true],
	['school', 'finding.set/1', false],
	['inspector', 'signature.given/1', true],
	['inspector', 'finding.stated/1', false],
	['school', 'finding.stated/9', true],
	['inspector', 'finding.stated/9', false]
] as const)('the %s writes %s in a visit with effect: %s', (role, type, may) => {
	expect(mayWrite('opening', by(role, type))).toBe(may);
});

it.each([
	['school', 'school', true],
	['school', 'witness', true],
	['school', 'inspector', false],
	['inspector', 'inspector', true],
	['leader', 'witness', true],
	['supervisor', 'school', false]
] as const)('in the role %s a hand of the side %s is given with effect: %s', (role, side, may) => {
	for (const type of ['signature.given/1', 'signature.refused/1'])
		expect(mayWrite('opening', by(role, type, { side }))).toBe(may);
	expect(mayWrite('selfCheck', by(role, 'signature.given/1', { side }))).toBe(true);
});

it('lets an erased signature stand', () => {
	const { header } = by('school', 'signature.given/1', { side: 'inspector' });
	expect(mayWrite('opening', { header })).toBe(true);
});

const begun = (kind: InspectionKind) => new Device('s').start('i1', { kind });
const passed = new Device('a').answer('FS-23|whole', 'fail');
/** The school answers the item of the visit for itself, knowing what the inspector said. */
const bySchool = new Device('b').write([
	{
		type: 'response.given/1',
		subject: { inspection: 'i1', item: 'FS-23', unit: 'whole' },
		payload: { verdict: 'pass', rule: 'r' },
		parents: [passed.header.id],
		author: { ...author, role: 'school' }
	}
])[0]!;
const foldOf = (events: SignedEvent[]) => new InspectionFold('i1', template, sha256, events);

it('keeps what a school wrote into a visit, says so, and lets it change nothing, in any order', () => {
	const events = [begun('opening'), passed, bySchool];
	const bit = foldOf([]);
	for (const event of [bySchool, passed, begun('opening')]) bit.add(event);
	for (const fold of [foldOf(events), foldOf([...events].reverse()), bit]) {
		expect(fold.answer('FS-23|whole')).toMatchObject({ verdict: 'fail' });
		expect([...fold.unauthorised]).toEqual([bySchool.header.id]);
		expect(fold.eventIds).toContain(bySchool.header.id);
		expect(gapsOf(fold)).toContainEqual({ code: 'unauthorised', blocks: false, count: 1 });
	}
});

it('takes it in a self-check', () => {
	const fold = foldOf([begun('selfCheck'), passed, bySchool]);
	expect(fold.answer('FS-23|whole')).toMatchObject({ verdict: 'pass' });
	expect(fold.unauthorised.size).toBe(0);
});
