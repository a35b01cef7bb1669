/** Why a step in the life of a finding was not written: what happened, what is safe, what to do. */
import type { StepProblem } from '../actions/take-steps';
import * as m from './generated/messages';
import { problemText } from './problem';

const sentences: Record<string, () => string> = {
	'step-impossible': m.life_problem_impossible,
	'step-not-yours': m.life_problem_not_yours,
	'reason-missing': m.life_problem_reason,
	'text-missing': m.life_problem_text,
	'name-missing': m.life_problem_name,
	'receiver-missing': m.life_problem_receiver,
	'date-impossible': m.life_problem_date,
	'date-not-later': m.life_problem_not_later,
	'extension-needed': m.life_problem_extension,
	'finding-unknown': m.life_problem_unknown
};

export const findingProblemText = (problem: StepProblem): string =>
	sentences[problem.code]?.() ?? problemText(problem);
