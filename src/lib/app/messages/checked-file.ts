/** What checking a file came to, in words: whether it is as it was written, and what to do where that cannot be told. */
import type { Problem } from '$lib/core/result';
import type { ResultsCheck } from '$lib/formats/json/results-proof';
import type { CheckedFile } from '../actions/check-file';
import * as m from './generated/messages';
import { problemText } from './problem';

export interface FileVerdict {
	/** `unchecked`: nothing can be said for or against it. */
	kind: 'intact' | 'changed' | 'unchecked';
	title: string;
	/** What else is to be known of it. */
	notes: string[];
}

const uncheckable: Record<string, () => string> = {
	'backup-not-ours': m.verify_file_foreign,
	'backup-newer': m.verify_file_newer,
	'backup-damaged': m.verify_backup_beyond,
	'backup-unreadable': m.restore_file_unreadable,
	'worker-crashed': m.verify_file_crashed
};

export const uncheckedText = (problem: Problem): FileVerdict =>
	unchecked(uncheckable[problem.code]?.() ?? problemText(problem));

export const checkedText = (checked: CheckedFile): FileVerdict =>
	checked.kind === 'results' ? ofResults(checked.check) : ofBackup(checked);

const unchecked = (title: string): FileVerdict => ({ kind: 'unchecked', title, notes: [] });

function ofResults(check: ResultsCheck): FileVerdict {
	switch (check.kind) {
		case 'intact':
			return {
				kind: 'intact',
				title: m.verify_file_intact({ count: check.inspections }),
				notes: []
			};
		case 'unproven':
			return unchecked(m.verify_file_unproven());
		case 'foreign':
			return unchecked(m.verify_file_foreign());
		case 'newer':
			return unchecked(m.verify_file_newer());
		case 'changed': {
			const parts = {
				head: m.verify_file_head(),
				inspection: m.verify_file_inspection({ index: (check.index ?? 0) + 1 }),
				proof: m.verify_file_proof(),
				shape: m.verify_file_shape()
			};
			return { kind: 'changed', title: parts[check.part], notes: [] };
		}
	}
}

function ofBackup({
	report,
	part,
	otherMode
}: Extract<CheckedFile, { kind: 'backup' }>): FileVerdict {
	const { refused, wrongBytes, events, sets } = report;
	const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
	const bad = refusals + wrongBytes + (part.complete && part.damaged === 0 ? 0 : 1);
	const isPart = sets.some(
		({ hasEnd, missing, missingParts }) =>
			!hasEnd || missing.events + missing.bytes + missingParts.length > 0
	);
	return {
		kind: bad === 0 ? 'intact' : 'changed',
		title:
			bad === 0
				? m.verify_backup_intact({ count: events.count })
				: m.verify_backup_changed({ count: bad, good: events.count }),
		notes: [
			// Of one that lacks something of its own this cannot be told.
			...(isPart && part.complete ? [m.verify_backup_part()] : []),
			...(otherMode === 'practice' ? [m.verify_backup_of_practice()] : []),
			...(otherMode === 'real' ? [m.verify_backup_of_real()] : [])
		]
	};
}
