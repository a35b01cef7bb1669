/** Who signed and who would not, as papers have it. */
import { sha256 } from '../wiring';
import type { ResultSignature } from '$lib/formats/results/model';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { handsOf } from '$lib/core/inspection/signing';

/** Those given after the seal too: they say so. */
export const signatureResults = (fold: InspectionFold): ResultSignature[] =>
	handsOf(fold, sha256).map(({ signature, stands, late }) => ({
		side: signature.side,
		name: signature.name,
		duty: signature.duty,
		at: signature.wall,
		...(signature.kind === 'given' ? { hash: signature.hash } : { refused: signature.reason }),
		...(stands ? {} : { changed: true }),
		...(late ? { late: true } : {})
	}));
