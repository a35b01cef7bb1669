/** The school's own account of what it did (整改情况), in its own hand or taken in from its paper. */
import type { Author } from '$lib/core/events/event';
import type { RectificationReported } from '$lib/core/finding/payloads';
import type { Result } from '$lib/core/result';
import { randomId } from '../wiring';
import { handBytes } from './hand-bytes';
import { takeSteps, type StepProblem } from './take-steps';

export interface NewReport extends Omit<RectificationReported, 'inspection' | 'id' | 'signature'> {
	/** PNG of a handwriting. */
	hand?: Blob | undefined;
}

export async function reportRectification(
	finding: string,
	{ outcome, hand, ...said }: NewReport,
	author: Author
): Promise<Result<void, StepProblem>> {
	const bytes = hand && (await handBytes(hand));
	const report = { id: randomId(), ...said, ...(bytes ? { signature: bytes.hash } : {}) };
	return takeSteps(
		[
			{
				finding,
				intent:
					outcome === 'done'
						? { step: 'reportDone', report }
						: { step: 'reportUnderWay', report: { ...report, outcome } }
			}
		],
		{ author, bytes: bytes ? [bytes] : [] }
	);
}
