import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, photo, template } from '../../../../tests/fixtures/inspection/sample';
import type { EventDraft } from '../events/event';
import type { Result } from '../result';
import { amendmentsOf } from './amendments';
import type { Refusal } from './decide-answer';
import {
	decideAddPhoto,
	decideAssignPhoto,
	decideMarkPhoto,
	decideRemovePhoto
} from './decide-evidence';
import { InspectionFold } from './fold';

const added = photo({ item: 'FS-22', unit: 'whole' });

const phone = new Device('a');
const begun = () => new InspectionFold('i1', template, sha256, [phone.start()]);
function take(fold: InspectionFold, decided: Result<EventDraft[], Refusal>): void {
	if (!decided.ok) throw new Error(decided.problem.code);
	for (const event of phone.write(decided.value)) fold.add(event);
}

it('adds a photo, and hides it', () => {
	const fold = begun();
	take(fold, decideAddPhoto(fold, 'e1', added, author));
	expect(fold.evidence.of('FS-22|whole')).toHaveLength(1);
	take(fold, decideRemovePhoto(fold, 'e1', author));
	expect(fold.evidence.of('FS-22|whole')).toEqual([]);
});

it('assigns a photo that was taken first, with all that is known of it, and moves it again', () => {
	const fold = begun();
	take(fold, decideAddPhoto(fold, 'e1', photo({ looks: ['l'] }), author));
	take(fold, decideMarkPhoto(fold, 'e1', [{ kind: 'text', at: [1, 2], text: '门' }], author));
	expect(fold.evidence.of(undefined)).toHaveLength(1);
	take(fold, decideAssignPhoto(fold, 'e1', { item: 'FS-23', unit: 'whole' }, author));
	take(fold, decideAssignPhoto(fold, 'e1', { finding: 'f1' }, author));
	expect(fold.evidence.all).toEqual([
		{
			...photo(),
			id: 'e1',
			looks: ['l'],
			finding: 'f1',
			marks: [{ kind: 'text', at: [1, 2], text: '门' }]
		}
	]);
	expect(decideAssignPhoto(fold, 'e9', {}, author)).toMatchObject({
		ok: false,
		problem: { code: 'photo-unknown' }
	});
});

it('adds to what was sealed without changing it, and changes nothing of it', () => {
	const fold = begun();
	take(fold, decideAddPhoto(fold, 'e1', added, author));
	fold.add(phone.one('inspection.sealed/1', { inspection: 'i1', field: 'seal' }, { root: 'r' }));
	take(fold, decideAddPhoto(fold, 'e2', added, author));
	expect(fold.evidence.all.map(({ id }) => id)).toEqual(['e1']);
	expect(amendmentsOf(fold)).toMatchObject([{ kind: 'photos', id: 'e2', outside: 'adds' }]);
	for (const decided of [
		decideRemovePhoto(fold, 'e1', author),
		decideAssignPhoto(fold, 'e1', {}, author),
		decideMarkPhoto(fold, 'e1', [], author)
	])
		expect(decided).toMatchObject({ ok: false, problem: { code: 'sealed', place: 'evidence' } });
});
