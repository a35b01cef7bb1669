/**
 * Finished results as plain values: what every export is made from, and the definition of the JSON file. Whoever reads it
 * needs no other file: texts, figures and their denominators stand in it.
 *
 * `format` names the version; a field is never given another meaning, a changed one gets a new name or a new version.
 */
import * as z from 'zod/mini';
import { sealParts } from '../../core/inspection/payloads';

const text = z.string();
const count = z.int().check(z.minimum(0));
/** `YYYY-MM-DD`, Asia/Shanghai. */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** ISO 8601 in UTC. */
const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/));
const verdict = z.enum(['pass', 'fail', 'notApplicable']);

/** due = pass + fail + notApplicable + notChecked, over item × unit; `excluded` stands beside the sum. */
export const ResultTotals = z.strictObject({
	due: count,
	pass: count,
	fail: count,
	notApplicable: count,
	notChecked: count,
	excluded: count
});
export type ResultTotals = z.infer<typeof ResultTotals>;

/** One value that was written down for an item. */
const ResultValue = z.strictObject({
	label: text,
	/** As typed; dates as `YYYY-MM-DD`, choices by their words. */
	value: text,
	type: z.enum(['number', 'date', 'choice']),
	unit: z.optional(text)
});

/** One item for one unit: 应查 as a whole, answered or not. */
export const ResultAnswer = z.strictObject({
	section: text,
	item: text,
	text: text,
	/** What it was answered for: `全校`, or a vehicle's or building's label. */
	unit: text,
	unitKind: z.enum(['whole', 'vehicle', 'driver', 'building', 'place']),
	/** None: 未查. */
	verdict: z.optional(verdict),
	/** Two answers that nobody has settled; `verdict` is absent then. */
	conflict: z.optional(z.boolean()),
	values: z.array(ResultValue),
	/** The rule that judged, and what it rests on as far as its status lets it be printed. */
	rule: z.optional(text),
	basis: text,
	basisStatus: z.optional(z.enum(['statute', 'report', 'partly', 'memory'])),
	severity: z.optional(z.enum(['general', 'major'])),
	byHand: z.optional(z.boolean()),
	batch: z.optional(z.boolean()),
	/** Why 不适用 or 未查. */
	reason: z.optional(text),
	note: z.optional(text),
	place: z.optional(text),
	photos: z.array(text),
	inspector: z.optional(text),
	answeredAt: z.optional(instant)
});
export type ResultAnswer = z.infer<typeof ResultAnswer>;

/** One row of the ledger; names of fields follow the ledger's columns. */
export const ResultFinding = z.strictObject({
	id: text,
	section: text,
	/** None for a free observation. */
	item: z.optional(text),
	unit: z.optional(text),
	description: text,
	severity: z.enum(['general', 'major']),
	basis: text,
	place: z.optional(text),
	/** 立行立改, 停用 or 限期. */
	handling: z.optional(text),
	measure: z.optional(text),
	ownerUnit: z.optional(text),
	owner: z.optional(text),
	phone: z.optional(text),
	/** 元, a decimal. */
	money: z.optional(text),
	protection: z.optional(text),
	deadline: z.optional(date),
	completed: z.optional(date),
	progress: z.optional(text),
	photosBefore: z.array(text),
	photosAfter: z.array(text),
	/** Photos of the same thing before and after it was put right. */
	photoPairs: z.optional(z.array(z.strictObject({ before: text, after: text }))),
	/** Those of the photos above and of the pairs that came after the seal (定稿后补充). */
	photosLate: z.optional(z.array(text)),
	/** What the school says to it (陈述申辩). */
	statement: z.optional(text),
	/** What it says instead since the seal (定稿后补充). */
	lateStatement: z.optional(text),
	recheckDate: z.optional(date),
	rechecker: z.optional(text),
	recheckResult: z.optional(text),
	state: z.enum(['open', 'underway', 'awaitingRecheck', 'closed', 'withdrawn']),
	overdueDays: z.optional(count),
	/** When the same item failed here before. */
	recurringFrom: z.optional(date),
	systemic: z.optional(z.boolean()),
	transferredTo: z.optional(text),
	supervision: z.optional(z.enum(['school', 'county', 'city'])),
	source: z.enum(['visit', 'selfCheck', 'supervisor', 'audit', 'report']),
	note: z.optional(text),
	foundBy: z.optional(text),
	foundAt: z.optional(instant)
});
export type ResultFinding = z.infer<typeof ResultFinding>;

/** One who signed, or would not. */
export const ResultSignature = z.strictObject({
	side: z.enum(['inspector', 'school', 'witness']),
	name: text,
	duty: text,
	at: instant,
	/** SHA-256 of the picture of the hand; absent where it was refused. */
	hash: z.optional(text),
	refused: z.optional(text),
	/** What was signed was changed afterwards. */
	changed: z.optional(z.boolean()),
	/** Given after the seal (定稿后补充). */
	late: z.optional(z.boolean())
});
export type ResultSignature = z.infer<typeof ResultSignature>;

/** What was changed after the first seal. */
const ResultAmendment = z.strictObject({
	part: z.enum(sealParts),
	item: z.optional(text),
	at: instant,
	/** Absent for the school, and where the name was erased. */
	by: z.optional(text),
	/** Not under the seal that stands: 定稿后补充 or 定稿后分歧. */
	outside: z.optional(z.enum(['adds', 'differs']))
});

export const InspectionResult = z.strictObject({
	id: text,
	kind: z.enum(['opening', 'special', 'monthly', 'selfCheck', 'recheck']),
	school: z.strictObject({
		id: text,
		name: text,
		code: z.optional(text),
		area: text,
		/** 县(市、区) in words. */
		county: text,
		stage: z.optional(text),
		/** Made up, for trying out. */
		sample: z.optional(z.boolean())
	}),
	template: z.strictObject({ id: text, version: text, title: text, hash: text }),
	campaign: z.optional(text),
	team: z.optional(text),
	visitDate: date,
	inspectors: z.array(text),
	state: z.enum(['open', 'sealed', 'reopened', 'moved']),
	/** Merkle root of the last seal, and the code to scan. */
	seal: z.optional(text),
	sealMark: z.optional(text),
	signatures: z.optional(z.array(ResultSignature)),
	amendments: z.optional(z.array(ResultAmendment)),
	/** Where the visit took place: degrees of WGS 84 and metres. */
	position: z.optional(
		z.strictObject({ lat: text, lon: text, accuracy: z.optional(text), at: instant })
	),
	totals: ResultTotals,
	/** pass ÷ (pass + fail); `percent` with one decimal, absent while `of` is 0. */
	score: z.strictObject({ pass: count, of: count, percent: z.optional(text) }),
	sections: z.array(z.strictObject({ id: text, title: text, totals: ResultTotals })),
	answers: z.array(ResultAnswer),
	findings: z.array(ResultFinding)
});
export type InspectionResult = z.infer<typeof InspectionResult>;

export const ResultHead = z.strictObject({
	format: z.literal('anxiao-results/1'),
	exportedAt: instant,
	app: z.strictObject({ name: text, version: text })
});
export type ResultHead = z.infer<typeof ResultHead>;

const hash = z.string().check(z.regex(/^[\w-]{43}$/));
/** Hashes over the bytes of the file, so that any change of any of them shows (`json/results-proof.ts`). */
export const ResultsProof = z.strictObject({
	head: hash,
	inspections: z.array(hash),
	root: hash
});
export type ResultsProof = z.infer<typeof ResultsProof>;

/** The JSON file as a whole. Files of older versions have no proof. */
export const Results = z.extend(ResultHead, {
	inspections: z.array(InspectionResult),
	proof: z.optional(ResultsProof)
});
export type Results = z.infer<typeof Results>;

/** What exports take: inspections come one by one, so that a thousand of them never stand in memory together. */
export interface ResultSet {
	head: ResultHead;
	inspections: AsyncIterable<InspectionResult> | Iterable<InspectionResult>;
	/** For progress only. */
	total: number;
}
