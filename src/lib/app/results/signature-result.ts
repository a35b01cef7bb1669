/** Who signed and who would not, as papers have it. */
import { sha256 } from '../wiring';
import type { ResultSignature } from '$lib/formats/results/model';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { contentsRoot } from '$lib/core/inspection/signing';

/** Those given after the seal too: they say when. */
export function signatureResults(fold: InspectionFold): ResultSignature[] {
	const all = [...fold.signatures.all, ...fold.lateSignatures.all];
	return all.map((signature) => {
		const { side, name, duty, wall, over } = signature;
		const changed = over !== contentsRoot(fold, side, sha256);
		return {
			side,
			name,
			duty,
			at: wall,
			...(signature.kind === 'given' ? { hash: signature.hash } : { refused: signature.reason }),
			...(changed ? { changed } : {})
		};
	});
}
