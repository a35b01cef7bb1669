/** Why nothing was changed of many rows: which one cannot be, and what to do. */
import type { LedgerEntry } from '$lib/core/finding/ledger/ledger-entry';
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';
import { problemText } from './problem';

const sentences: Record<string, () => string> = {
	'step-impossible': m.ledger_step_impossible,
	'step-not-yours': m.ledger_step_not_yours,
	'finding-unknown': m.ledger_step_unknown,
	'reason-missing': m.ledger_step_reason,
	'name-missing': m.ledger_step_name,
	'date-impossible': m.ledger_step_date,
	'date-not-later': m.ledger_step_later,
	'extension-needed': m.ledger_step_extension
};

/** `row`: the one that `place` names; a problem of the storage names none. */
export function bulkProblemText(problem: Problem, row: LedgerEntry | undefined): string {
	const say = sentences[problem.code];
	if (!say || !row) return `${m.ledger_bulk_refused()}${problemText(problem)}`;
	const named = m.ledger_bulk_refused_row({ school: row.school, text: row.text });
	return `${m.ledger_bulk_refused()}${named}${say()}`;
}
