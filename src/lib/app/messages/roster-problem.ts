/** What was wrong with a roster file, a row of it, or a fact of a school. What is not listed is said by `problemText`. */
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';
import { problemText } from './problem';

type Say = (detail: (key: string) => string | number) => string;

const sentences: Record<string, Say> = {
	'roster-file-empty': () => m.problems_roster_file_empty(),
	'roster-file-too-large': (d) => m.problems_roster_file_too_large({ megabytes: d('megabytes') }),
	'roster-file-kind': () => m.problems_roster_file_kind(),
	'roster-file-old': () => m.problems_roster_file_old(),
	'roster-file-damaged': () => m.problems_roster_file_damaged(),
	'roster-file-encoding': () => m.problems_roster_file_encoding(),
	'roster-too-many-rows': (d) => m.problems_roster_too_many_rows({ most: d('most') }),
	'roster-no-header': () => m.problems_roster_no_header(),
	'roster-column-twice': (d) =>
		m.problems_roster_column_twice({ column: d('column'), other: d('other') }),
	'roster-column-unknown': (d) => m.problems_roster_column_unknown({ column: d('column') }),
	'roster-name-missing': () => m.problems_roster_name_missing(),
	'roster-name-too-long': (d) =>
		m.problems_roster_name_too_long({ length: d('length'), most: d('most') }),
	'roster-text-too-long': (d) =>
		m.problems_roster_text_too_long({ length: d('length'), most: d('most') }),
	'roster-area-missing': () => m.problems_roster_area_missing(),
	'roster-area-unknown': (d) => m.problems_roster_area_unknown({ value: d('value') }),
	'roster-code-bad': (d) => m.problems_roster_code_bad({ value: d('value') }),
	'roster-code-stage': (d) => m.problems_roster_code_stage({ value: d('value') }),
	'roster-stage-missing': () => m.problems_roster_stage_missing(),
	'roster-duplicate': (d) => m.problems_roster_duplicate({ first: d('first') }),
	'roster-number-impossible': (d) => m.problems_roster_number_impossible({ value: d('value') }),
	'roster-numbers-disagree': (d) =>
		m.problems_roster_numbers_disagree({ part: d('part'), whole: d('whole') }),
	'roster-value-unknown': (d) => m.problems_roster_value_unknown({ value: d('value') }),
	'roster-formula-error': (d) => m.problems_roster_formula_error({ value: d('value') }),
	'roster-quote-open': () => m.problems_roster_quote_open(),
	'worker-crashed': () => m.problems_worker_crashed(),
	'attribute-unknown': (d) => m.problems_attribute_unknown({ field: d('field') }),
	'value-invalid': () => m.problems_value_invalid(),
	'school-invalid': () => m.problems_school_invalid()
};

/** What happened, what is safe, what to do. */
export function rosterProblemText(problem: Problem & { column?: string }): string {
	const say = sentences[problem.code];
	if (!say) return problemText(problem);
	const known = { column: problem.column ?? '', field: problem.place, ...problem.detail };
	return say((key) => (known as Record<string, string | number>)[key] ?? '');
}
