/** What comes beside a seal: shown with what it belongs to, and never among what was sealed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, photo, template } from '../../../../tests/fixtures/inspection/sample';
import type { Author, EventDraft } from '../events/event';
import { LOOKS_BYTES, PARTS } from '../evidence/look';
import type { PhotoLooks } from '../evidence/reused';
import type { Result } from '../result';
import type { Refusal } from './decide-answer';
import { decideAddPhoto } from './decide-evidence';
import { decideReopen, decideSeal } from './decide-seal';
import { decideState } from './decide-signature';
import { findingsOf } from './finding-list';
import { InspectionFold } from './fold';
import { summariseLooks } from './summarise-looks';

const school: Author = { person: 'unnamed', role: 'school', via: 'self' };
/** One look is 16 bytes. */
const looks = PARTS.map(() => 'A'.repeat(22));

function sealed() {
	const phone = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [phone.start()]);
	const take = (decided: Result<EventDraft[], Refusal>): void => {
		if (!decided.ok) throw new Error(decided.problem.code);
		for (const event of phone.write(decided.value)) fold.add(event);
	};
	fold.add(phone.answer('FS-23|whole', 'fail'));
	const first = photo({ item: 'FS-23', unit: 'whole', looks });
	take(decideAddPhoto(fold, 'e1', first, author));
	take(decideSeal(fold, author, sha256));
	const [finding] = findingsOf(fold);
	if (!finding) throw new Error('nothing was found');
	const one = () => findingsOf(fold)[0]!;
	return { fold, take, id: finding.id, one };
}

it('what the school says later stands beside what was sealed, and the last word of it counts', () => {
	const { fold, take, id, one } = sealed();
	expect(one()).not.toHaveProperty('lateStatement');
	take(decideState(fold, id, '已报修', school));
	take(decideState(fold, id, '已修好', school));
	expect(one()).toMatchObject({ statement: '', lateStatement: '已修好' });
	take(decideState(fold, id, '', school));
	expect(one()).toMatchObject({ statement: '', lateStatement: '' });
	take(decideState(fold, id, '不认可', school));
	take(decideReopen(fold, '补', author));
	expect(one()).toMatchObject({ statement: '不认可' });
	expect(one()).not.toHaveProperty('lateStatement');
});

it('a photo of what was put right stands beside its finding, and is known again', () => {
	const { fold, take, one } = sealed();
	const after = photo({ item: 'FS-23', unit: 'whole', hash: 'h2', looks, after: 'e1' });
	take(decideAddPhoto(fold, 'e2', after, author));
	const ids = (photos: { id: string }[]) => photos.map(({ id }) => id);
	expect(ids(one().evidence)).toEqual(['e1']);
	expect(ids(one().lateEvidence)).toEqual(['e2']);
	expect(ids(fold.photos)).toEqual(['e1', 'e2']);
	expect(fold.photo('e2')).toMatchObject({ after: 'e1' });
	const summary = summariseLooks(fold)[0]?.value as PhotoLooks;
	expect(summary.photos).toEqual(['e1', 'e2']);
	expect(summary.looks).toHaveLength(2 * LOOKS_BYTES);
});

it('a photo that was sealed and is assigned anew elsewhere stands once', () => {
	const { fold, take } = sealed();
	take(decideAddPhoto(fold, 'e1', photo({ item: 'FS-22', unit: 'whole', looks }), author));
	expect(fold.photos).toMatchObject([{ id: 'e1', item: 'FS-23' }]);
});
