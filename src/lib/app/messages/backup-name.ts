/** What a backup file is called: what it is, when it was made, which part. Names of files are Chinese in every language. */
import { clockDigits, dayOf } from './day';

/** `安校备份_2026-11-26_1405_第1份.anxiao`; without `part` for one that is whole. */
export function backupName(at: Date, mode: 'real' | 'practice', part?: number): string {
	const what = mode === 'real' ? '安校备份' : '安校练习备份';
	const which = part === undefined ? '' : `_第${part}份`;
	return `${what}_${dayOf(at)}_${clockDigits(at)}${which}.anxiao`;
}
