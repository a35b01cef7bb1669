/**
 * The results file `anxiao-results/1`: UTF-8 without a mark, one line an inspection, and a proof of all of it at the end. Its
 * schema is `static/schema/results.schema.json`.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hashOf } from '../../core/events/ids';
import type { Progress } from '../job/run-job';
import type { ResultSet } from '../results/model';
import { headLine, proofFrom, proofLine } from './results-proof';

/** Takes the inspections one by one; `progress` counts them. */
export async function resultsJson(
	data: ResultSet,
	progress: (progress: Progress) => void = () => undefined
): Promise<Blob> {
	const hash = (text: string) => hashOf(new TextEncoder().encode(text), sha256);
	const head = JSON.stringify(data.head);
	const hashes = [hash(head)];
	const pieces: Blob[] = [new Blob([headLine(head)])];
	let done = 0;
	for await (const inspection of data.inspections) {
		const line = JSON.stringify(inspection);
		hashes.push(hash(line));
		pieces.push(new Blob([`${done > 0 ? ',' : ''}\n${line}`]));
		done += 1;
		progress({ done, total: data.total });
	}
	const end = `\n${proofLine(proofFrom(hashes, sha256))}\n`;
	return new Blob([...pieces, end], { type: 'application/json' });
}
