/** What went wrong with a backup or a restore. What is not listed is said by `problemText`. */
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';
import { problemText } from './problem';

type Say = (detail: Record<string, string | number>) => string;

const whileBackingUp: Record<string, Say> = {
	'backup-no-room': () => m.backup_problem_no_room(),
	'backup-write-failed': () => m.backup_problem_write_failed(),
	'backup-incomplete': (d) =>
		m.backup_problem_incomplete({ events: d.events ?? '', bytes: d.bytes ?? '' }),
	'backup-not-readable': () => m.backup_problem_not_readable(),
	'backup-nothing': () => m.backup_problem_nothing(),
	cancelled: () => m.backup_problem_cancelled()
};
const whileRestoring: Record<string, Say> = {
	'storage-full': () => m.restore_full(),
	'worker-crashed': () => m.backup_problem_crashed(),
	cancelled: () => m.restore_stopped(),
	'backup-not-ours': () => m.restore_file_not_ours(),
	'backup-damaged': () => m.restore_file_beyond(),
	'backup-newer': () => m.restore_file_newer(),
	'backup-of-practice': () => m.restore_file_of_practice(),
	'backup-of-real': () => m.restore_file_of_real(),
	'backup-unreadable': () => m.restore_file_unreadable()
};

const said = (sentences: Record<string, Say>, problem: Problem): string =>
	sentences[problem.code]?.(problem.detail ?? {}) ?? problemText(problem);

export const backupProblemText = (problem: Problem): string => said(whileBackingUp, problem);
export const restoreProblemText = (problem: Problem): string => said(whileRestoring, problem);
