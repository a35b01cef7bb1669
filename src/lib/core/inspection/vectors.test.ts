/** What the committed vectors of events mean: whatever was written once is read as it was meant. */
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { committedEvents } from '../../../../tests/fixtures/events/committed';
import { template } from '../../../../tests/fixtures/inspection/sample';
import type { SignedEvent } from '../events/event';
import { merkleRoot } from '../events/merkle';
import { packLooks } from '../evidence/look';
import { amendmentsOf } from './amendments';
import { InspectionFold } from './fold';
import { noticesOf } from './notices';
import { isUnknown } from './register';
import { checkMark, readMark, sealMark, writeMark } from './seal-mark';
import { contentsRoot } from './signing';

const events = committedEvents.filter(
	({ header }) => header.subject.inspection === 'vector-inspection'
);
const at = (type: string) => events.findIndex(({ header }) => header.type === type);
const foldOf = (list: readonly SignedEvent[]) =>
	new InspectionFold('vector-inspection', template, sha256, list);
const fold = foldOf(events);
/** As it was printed once. */
const CODE =
	'AX1.vector-inspection._J3r03bZUWw8fKfAJdBxmLYHAOUF0_f3L_BwXUVFyaI.17.m2nzvj-r92B9eJqK.HPZIIkoSzD7xheAZEkiQKKLR3c56TGFgxh3AnAUCVk1CkgB6LJdFsJNsmGgme077cGujFVHeCJ_JhSZC.1fjvrzi';

it('every type of an inspection is known', () => {
	expect(events.filter(isUnknown)).toEqual([]);
	expect(fold.unknownRegisters).toBe(0);
	expect(fold.unauthorised.size).toBe(0);
});

it('a photo has its looks, its place and its marks; the one before was hidden', () => {
	const [photo] = fold.evidence.all;
	expect(fold.evidence.all).toHaveLength(1);
	expect(photo).toMatchObject({
		id: 'e2',
		source: 'camera',
		item: 'FS-21',
		unit: 'whole',
		after: 'e1',
		declared: { time: '2026-09-01T09:12:11+08:00' },
		place: { lat: '29.866712', lon: '114.321901', accuracy: '12' }
	});
	expect(packLooks(photo?.looks)).toBeDefined();
	expect(photo?.marks.map(({ kind }) => kind)).toEqual(['arrow', 'circle', 'line', 'text', 'blur']);
});

it('a photo of the first version is read while it stands', () => {
	expect(foldOf(events.slice(0, at('evidence.removed/1'))).evidence.get('e1')).toMatchObject({
		source: 'camera',
		takenAt: '2026-09-01T01:02:03.000Z',
		marks: []
	});
});

it('a notice is known by its packet, and neither amends nor unsigns anything', () => {
	expect(noticesOf(events)).toMatchObject([{ id: 'vector-packet', hash: expect.any(String) }]);
	const without = foldOf(events.filter(({ header }) => header.type !== 'notice.issued/1'));
	expect(without.eventIds).toHaveLength(fold.eventIds.length - 1);
	expect(amendmentsOf(fold)).toEqual(amendmentsOf(without));
	expect(contentsRoot(fold, 'school', sha256)).toBe(contentsRoot(without, 'school', sha256));
});

it('the position and what the school says are there', () => {
	expect(fold.position?.place).toEqual({ lat: '29.866700', lon: '114.321900', accuracy: '15' });
	expect(fold.findings.statement('f2')).toBe('杂物属于村委会，已请他们清理。');
});

it('the hands stand under what is still there, but not one answer fewer', () => {
	const [given, refused] = fold.signatures.all;
	expect(given).toMatchObject({ kind: 'given', side: 'inspector', name: '样例人员甲' });
	expect(refused).toMatchObject({ kind: 'refused', side: 'school', reason: '对第二个问题有异议' });
	expect(given?.over).toBe(contentsRoot(fold, 'inspector', sha256));
	expect(refused?.over).toBe(contentsRoot(fold, 'school', sha256));
	const fewer = foldOf(events.filter((_, i) => i !== at('response.given/1')));
	expect(contentsRoot(fewer, 'inspector', sha256)).not.toBe(given?.over);
});

describe('the seal', () => {
	it('of the first version covers what came before it, and its root is over that', () => {
		const sealed = foldOf(events.slice(0, at('inspection.sealed/1') + 1));
		const { root, count } = sealed.seal!.sealed;
		const covered = sealed.events.filter(
			(event) => event.header.subject.field !== 'seal' && !sealed.isAmendment(event)
		);
		expect(covered).toHaveLength(count);
		expect(
			merkleRoot(
				covered.map(({ header }) => header.id),
				sha256
			)
		).toBe(root);
	});

	it('of the second version names the first, and its code matches what is here', () => {
		expect(fold.seal?.sealed.previous).toBe(events[at('inspection.sealed/1')]?.header.id);
		const mark = sealMark(fold.id, fold.seal!)!;
		expect(checkMark(mark, fold, sha256)).toEqual({ kind: 'match', later: 0 });
		expect(readMark(CODE)).toEqual(mark);
		expect(writeMark(mark)).toBe(CODE);
	});
});
