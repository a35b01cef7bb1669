/** What can be wrong with a template, named by file, item and path. Sentences stand in messages/problems. */
import type { Problem } from '../../result';

export type TemplateCode =
	/** Not a template at all: another format, or no object. */
	| 'not-a-template'
	| 'too-large'
	| 'too-deep'
	| 'forbidden-key'
	| 'unknown-key'
	| 'wrong-shape'
	| 'missing-translation'
	| 'duplicate-id'
	| 'unknown-attribute'
	| 'attribute-type'
	| 'unknown-option'
	| 'unreachable-condition'
	| 'unknown-field'
	| 'unknown-regulation'
	| 'unknown-parameter'
	| 'threshold-without-unit'
	| 'threshold-empty'
	| 'impossible-date'
	| 'impossible-range'
	| 'rule-id'
	| 'rules-overlap'
	| 'no-rule-in-force'
	| 'basis-not-in-force'
	| 'article-not-read'
	| 'status-unfounded'
	| 'photo-demanded'
	| 'unit-missing'
	| 'unit-unknown-item'
	| 'unknown-section'
	| 'unknown-item'
	| 'empty-template';

/** `place` is file, item and path in one line; the parts stand beside it for tools. */
export interface TemplateProblem extends Problem<TemplateCode> {
	file: string;
	item?: string;
	/** Keys and positions from the root of the file, e.g. `sections.0.items.3.when`. */
	path: string;
}

/** Collects problems, and stops listing when a file is wrong all over. */
export class ProblemList {
	readonly problems: TemplateProblem[] = [];
	private readonly limit = 500;

	constructor(readonly file: string) {}

	/** `path` as keys from the root; `item` where one is known. */
	add(
		code: TemplateCode,
		path: readonly PropertyKey[],
		item?: string,
		detail?: Record<string, string | number>
	): void {
		if (this.problems.length >= this.limit) return;
		const at = path.map(String).join('.');
		this.problems.push({
			code,
			place: [this.file, item, at].filter(Boolean).join(' › '),
			file: this.file,
			...(item ? { item } : {}),
			path: at,
			...(detail ? { detail } : {})
		});
	}
}
