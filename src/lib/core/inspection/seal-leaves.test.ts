import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import { hashOf } from '../events/ids';
import { merkleRoot } from '../events/merkle';
import { sealLeaves, sealPartOf } from './seal-leaves';

const hash = (text: string) => hashOf(new TextEncoder().encode(text), sha256);
const phone = new Device('a');
const start = phone.start();
const answer = phone.answer('FS-23|whole', 'fail');
const owner = phone.one(
	'finding.set/1',
	{ inspection: 'i1', finding: 'f1', field: 'owner' },
	{ value: '校长' }
);
const photo = phone.one(
	'evidence.added/2',
	{ inspection: 'i1', evidence: 'e1' },
	{ hash: hash('photo'), thumb: hash('thumb') }
);
const signature = phone.one(
	'signature.given/1',
	{ inspection: 'i1', signature: 's1' },
	{ hash: hash('hand') }
);
const all = [start, answer, owner, photo, signature];

it('covers every event, photo and signature in one root, in any order, and each part in one of its own', () => {
	const leaves = sealLeaves(all, sha256);
	expect(sealLeaves([...all, ...all].reverse(), sha256)).toEqual(leaves);
	expect(leaves.events).toEqual(all.map(({ header }) => header.id).sort());
	expect(leaves.bytes).toEqual([hash('photo'), hash('hand')].sort());
	expect(leaves.root).toBe(merkleRoot([...leaves.events, ...leaves.bytes], sha256));
	expect(leaves.parts.photos).toBe(merkleRoot([photo.header.id, hash('photo')], sha256));
});

it.each(all.map((event) => [sealPartOf(event), event] as const))(
	'shows in %s, and nowhere else, that an event of it is missing',
	(part, missing) => {
		const whole = sealLeaves(all, sha256);
		const { root, parts } = sealLeaves(
			all.filter((event) => event !== missing),
			sha256
		);
		expect(root).not.toBe(whole.root);
		const differing = Object.keys(parts).filter(
			(name) => parts[name as keyof typeof parts] !== whole.parts[name as keyof typeof parts]
		);
		expect(differing).toEqual([part]);
	}
);
