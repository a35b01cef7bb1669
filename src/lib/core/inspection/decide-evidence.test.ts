import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import { decideAddPhoto, decideRemovePhoto } from './decide-evidence';
import { InspectionFold } from './fold';
import type { EvidenceAdded } from './payloads';

const added: EvidenceAdded = {
	hash: 'h',
	thumb: 't',
	mime: 'image/jpeg',
	size: 1,
	width: 1,
	height: 1,
	takenAt: '2026-08-25T01:00:00.000Z',
	source: 'camera',
	item: 'FS-22',
	unit: 'whole'
};

it('adds a photo, hides it, and does neither once the inspection is sealed', () => {
	const phone = new Device('a');
	const fold = new InspectionFold('i1', template, sha256, [phone.start()]);
	const take = (decided: ReturnType<typeof decideAddPhoto>) => {
		if (!decided.ok) throw new Error(decided.problem.code);
		for (const event of phone.write(decided.value)) fold.add(event);
	};
	take(decideAddPhoto(fold, 'e1', added, author));
	expect(fold.evidence.of('FS-22|whole')).toHaveLength(1);
	take(decideRemovePhoto(fold, 'e1', author));
	expect(fold.evidence.of('FS-22|whole')).toEqual([]);
	const seal = { inspection: 'i1', field: 'seal' };
	fold.add(phone.one('inspection.sealed/1', seal, { root: 'r' }));
	for (const decided of [
		decideAddPhoto(fold, 'e2', added, author),
		decideRemovePhoto(fold, 'e1', author)
	])
		expect(decided).toMatchObject({ ok: false, problem: { code: 'sealed', place: 'evidence' } });
});
