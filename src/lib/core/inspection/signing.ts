/**
 * What a signature stands under, and who must sign. A signature names a root over everything that it was given for, so that a
 * later change shows: it stood under something else then (cf. 电子签名法 on detecting any change after signing).
 */
import type { EventHeader } from '../events/event';
import type { Hash, Sha256 } from '../events/ids';
import { merkleRoot } from '../events/merkle';
import type { InspectionFold } from './fold';
import type { SignerSide } from './payloads';
import type { Signature } from './signatures';

/** What the school says to the findings comes from its own hand, so it changes nothing for those who signed before. */
function isUnder(side: SignerSide, { subject }: EventHeader): boolean {
	if (subject.signature !== undefined || subject.notice !== undefined) return false;
	if (subject.field === 'seal' || subject.field === 'moved') return false;
	return side === 'school' || subject.field !== 'statement';
}

/** Merkle root over the ids of all that is signed: what stands outside a seal or has no effect (无权) is not. */
export function contentsRoot(fold: InspectionFold, side: SignerSide, sha256: Sha256): Hash {
	const ids = fold.events
		.map(({ header }) => header)
		.filter((header) => !fold.outside.has(header.id) && !fold.unauthorised.has(header.id))
		.filter((header) => isUnder(side, header))
		.map(({ id }) => id);
	return merkleRoot(ids, sha256);
}

/** One who must sign and has, has not, or has for what was changed since. */
export interface Signer {
	side: 'inspector' | 'school';
	/** Of an inspector; the school's is whoever leads it that day. */
	person?: string;
	name?: string;
	/** Theirs that stands, else the newest of theirs. */
	signature?: Signature;
	state: 'missing' | 'signed' | 'refused' | 'changed';
}

/**
 * A self-check is the school's own, and its leader signs it alone. Else every inspector present, as many as the template says, and the school's leader; the school comes last. Places that nobody
 * present fills are open to the hand of anybody on that side.
 */
export function signersOf(fold: InspectionFold, sha256: Sha256): Signer[] {
	const { template, basics } = fold;
	const hands = ranked(fold, sha256);
	const ofSchool = hands.filter(({ signature }) => signature.side === 'school');
	// A further one who signed or refused is said too, a further one who must sign again is not.
	const standing = ofSchool.filter(({ stands }) => stands).length;
	const schools = Math.max(template.signers?.school ?? 1, standing);
	const school = places(schools, ofSchool).map((hand) => signer('school', hand));
	if (fold.start?.kind === 'selfCheck') return school;
	const inspectors = hands.filter(
		({ signature }) => signature.side === 'inspector' && signature.kind === 'given'
	);
	const present = basics?.inspectors ?? [];
	const others = inspectors.filter(
		({ signature }) => !present.some(({ person }) => person === personOf(signature))
	);
	const open = (template.signers?.inspectors ?? template.inspectors.min) - present.length;
	return [
		...present.map(({ person, name }) => ({
			...signer(
				'inspector',
				inspectors.find(({ signature }) => personOf(signature) === person)
			),
			person,
			name
		})),
		...places(open, others).map((hand) => signer('inspector', hand)),
		...school
	];
}

export interface Hand {
	signature: Signature;
	/** Nothing of what it was given for was changed since. */
	stands: boolean;
	/** Came beside the seal (定稿后补充). */
	late: boolean;
}

/** Everybody's, what was sealed first, the oldest of each first. */
export function handsOf(fold: InspectionFold, sha256: Sha256): Hand[] {
	const roots = new Map<SignerSide, Hash>();
	const rootFor = (side: SignerSide): Hash => {
		const root = roots.get(side) ?? contentsRoot(fold, side, sha256);
		roots.set(side, root);
		return root;
	};
	const hand =
		(late: boolean) =>
		(signature: Signature): Hand => ({
			signature,
			stands: signature.over === rootFor(signature.side),
			late
		});
	return [...fold.signatures.all.map(hand(false)), ...fold.late.signatures.all.map(hand(true))];
}

/**
 * The best first: what stands before what was changed since, what was sealed before what came beside the seal, and the newest
 * before the others. So a later one never takes the place of what was sealed and stands.
 */
const ranked = (fold: InspectionFold, sha256: Sha256): Hand[] =>
	handsOf(fold, sha256)
		.reverse()
		.sort((a, b) => Number(b.stands) - Number(a.stands) || Number(a.late) - Number(b.late));

const personOf = (signature: Signature): string | undefined =>
	signature.kind === 'given' ? signature.person : undefined;

const places = (count: number, hands: readonly Hand[]): (Hand | undefined)[] =>
	Array.from({ length: Math.max(0, count) }, (_, i) => hands[i]);

function signer(side: Signer['side'], hand: Hand | undefined): Signer {
	if (!hand) return { side, state: 'missing' };
	const { signature, stands } = hand;
	const said = signature.kind === 'given' ? 'signed' : 'refused';
	return { side, signature, state: stands ? said : 'changed' };
}
