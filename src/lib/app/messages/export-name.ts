/** What a file of results is called, without its ending: of which visit, or of how many, and which table it is. */
import { nameInFile } from '$lib/core/school/name-in-file';
import type { ResultFormat } from '$lib/formats/results/contract';
import * as m from './generated/messages';

export type Exported =
	/** `own`: its self-check. */
	{ school: string; date: string; own: boolean } | { count: number; date: string };

export function exportName(exported: Exported, format: ResultFormat): string {
	const name =
		'school' in exported
			? (exported.own ? m.own_export_name : m.export_name)({
					school: nameInFile(exported.school),
					date: exported.date
				})
			: m.export_name_many(exported);
	if (format === 'ledger-csv' || format === 'ledger-xlsx') return m.export_name_ledger({ name });
	if (format === 'answers-csv') return m.export_name_answers({ name });
	return name;
}
