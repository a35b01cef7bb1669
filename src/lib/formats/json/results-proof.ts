/**
 * The proof at the end of a results file: SHA-256 of its head, of each inspection, and over all of these, as the bytes stand in
 * the file. Whoever changes one byte of it shows it; whoever also makes the proof anew is found out by the seal's root, which
 * stands in the file, on paper, and in the code that another phone scans.
 *
 * A file has one line for the head, one for each inspection and one for the proof, each exactly as `resultsJson` writes it.
 */
import { hashOf, type Hash, type Sha256 } from '../../core/events/ids';
import * as z from 'zod/mini';
import { ResultsProof } from '../results/model';

const encoder = new TextEncoder();

const proofOf = (head: string, lines: readonly string[], sha256: Sha256): ResultsProof => {
	const hashes = [head, ...lines].map((text) => hashOf(encoder.encode(text), sha256));
	return proofFrom(hashes, sha256);
};

/** From the hashes of the head and of each inspection, as they come one by one. */
export function proofFrom([head, ...inspections]: readonly Hash[], sha256: Sha256): ResultsProof {
	if (head === undefined) throw new TypeError('no head');
	const root = hashOf(encoder.encode([head, ...inspections].join('\n')), sha256);
	return { head, inspections, root };
}

/** What stands before the inspections, after the head's own members. */
export const headLine = (head: string): string => `${head.slice(0, -1)},"inspections":[`;
export const proofLine = (proof: ResultsProof): string => `],"proof":${JSON.stringify(proof)}}`;

export type ResultsCheck =
	| { kind: 'intact'; inspections: number }
	/** Written by a version that gave none. */
	| { kind: 'unproven' }
	/** Does not begin like a results file, of any version. */
	| { kind: 'foreign' }
	/** Of a version of the format that is not known here. */
	| { kind: 'newer' }
	/** `index`: which inspection, from 0. `shape`: no text any more, or something between its lines is other. */
	| { kind: 'changed'; part: 'head' | 'inspection' | 'proof' | 'shape'; index?: number };

/** Never throws, whatever the bytes are. */
export function checkResults(bytes: Uint8Array, sha256: Sha256): ResultsCheck {
	const changed = (
		part: 'head' | 'inspection' | 'proof' | 'shape',
		index?: number
	): ResultsCheck => ({
		kind: 'changed',
		part,
		...(index === undefined ? {} : { index })
	});
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return changed('shape');
	}
	const [first = '', ...rest] = text.split('\n');
	const last = rest.at(-2) ?? '';
	const lines = rest
		.slice(0, -2)
		.map((line, i, all) => (i < all.length - 1 ? line.slice(0, -1) : line));
	const proof = readProof(last);
	if (!proof) {
		const version = /^\{"format":"anxiao-results\/(\d+)"/.exec(first)?.[1];
		if (version === undefined) return { kind: 'foreign' };
		if (version !== '1') return { kind: 'newer' };
		return last === ']}' ? { kind: 'unproven' } : changed('proof');
	}
	const head = `${first.slice(0, -',"inspections":['.length)}}`;
	const real = proofOf(head, lines, sha256);
	if (real.head !== proof.head) return changed('head');
	const index = proof.inspections.findIndex((hash, i) => hash !== real.inspections[i]);
	if (index >= 0) return changed('inspection', index);
	if (real.inspections.length !== proof.inspections.length) return changed('shape');
	if (real.root !== proof.root) return changed('proof');
	const whole = [
		headLine(head),
		...lines.map((line, i) => (i < lines.length - 1 ? `${line},` : line)),
		proofLine(proof),
		''
	];
	return whole.join('\n') === text
		? { kind: 'intact', inspections: lines.length }
		: changed('shape');
}

function readProof(line: string): ResultsProof | undefined {
	try {
		const { proof } = JSON.parse(`{"_":[${line}`) as { proof?: unknown };
		const read = z.safeParse(ResultsProof, proof);
		return read.success ? read.data : undefined;
	} catch {
		return undefined;
	}
}
