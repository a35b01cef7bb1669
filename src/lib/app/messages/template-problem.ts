/** What was wrong with a checklist file. What is not listed is said by `problemText`. */
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';
import { problemText } from './problem';

type Say = (detail: (key: string) => string | number) => string;

const sentences: Record<string, Say> = {
	'template-file-empty': () => m.problems_template_file_empty(),
	'template-file-too-large': (d) =>
		m.problems_template_file_too_large({ megabytes: d('megabytes') }),
	'template-file-gb18030': () => m.problems_template_file_gb18030(),
	'template-file-encoding': () => m.problems_template_file_encoding(),
	'template-file-json': (d) =>
		m.problems_template_file_json({ line: d('line'), column: d('column') }),
	'template-version-taken': (d) =>
		m.templates_version_taken({ title: d('title'), version: d('version') }),
	'not-a-template': () => m.problems_template_not_a_template(),
	'too-large': () => m.problems_template_too_large(),
	'too-deep': () => m.problems_template_too_deep(),
	'forbidden-key': () => m.problems_template_forbidden_key(),
	'unknown-key': (d) => m.problems_template_unknown_key({ key: d('key') }),
	'wrong-shape': (d) => m.problems_template_wrong_shape({ expected: d('expected') }),
	'missing-translation': (d) =>
		m.problems_template_missing_translation({ language: d('language') }),
	'duplicate-id': (d) => m.problems_template_duplicate_id({ id: d('id') }),
	'unknown-attribute': (d) => m.problems_template_unknown_attribute({ attribute: d('attribute') }),
	'attribute-type': (d) => m.problems_template_attribute_type({ attribute: d('attribute') }),
	'unknown-option': (d) =>
		m.problems_template_unknown_option({ attribute: d('attribute'), option: d('option') }),
	'unreachable-condition': () => m.problems_template_unreachable_condition(),
	'unknown-field': (d) => m.problems_template_unknown_field({ field: d('field') }),
	'unknown-regulation': (d) =>
		m.problems_template_unknown_regulation({ regulation: d('regulation') }),
	'unknown-parameter': (d) => m.problems_template_unknown_parameter({ parameter: d('parameter') }),
	'threshold-without-unit': () => m.problems_template_threshold_without_unit(),
	'threshold-empty': () => m.problems_template_threshold_empty(),
	'impossible-date': () => m.problems_template_impossible_date(),
	'impossible-range': () => m.problems_template_impossible_range(),
	'rule-id': () => m.problems_template_rule_id(),
	'rules-overlap': () => m.problems_template_rules_overlap(),
	'no-rule-in-force': (d) => m.problems_template_no_rule_in_force({ date: d('date') }),
	'basis-not-in-force': (d) =>
		m.problems_template_basis_not_in_force({ regulation: d('regulation'), date: d('date') }),
	'article-not-read': (d) =>
		m.problems_template_article_not_read({ regulation: d('regulation'), article: d('article') }),
	'status-unfounded': (d) => m.problems_template_status_unfounded({ status: d('status') }),
	'photo-demanded': () => m.problems_template_photo_demanded(),
	'empty-template': () => m.problems_template_empty_template()
};

/** One mistake in words; where it is stands beside it. */
export function templateProblemText(problem: Problem): string {
	const say = sentences[problem.code];
	return say ? say((key) => problem.detail?.[key] ?? '') : problemText(problem);
}
