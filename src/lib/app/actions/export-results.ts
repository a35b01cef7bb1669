/** Results of one inspection or of many as a file. Made in a worker, one inspection after the other, and saved by the browser. */
import { version } from '$app/environment';
import { inspectionResult } from '../results/inspection-result';
import { dayOf } from '../messages/day';
import { exportName, type Exported } from '../messages/export-name';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { exportResults as writeResults } from '$lib/formats/results/client';
import { fileEnding, type ResultFormat } from '$lib/formats/results/contract';
import type { InspectionResult, ResultSet } from '$lib/formats/results/model';
import { getStore } from '../wiring';
import { foldInspection } from './open-inspection';
import { saveFile } from './save-file';

/** Texts that look as if they said who somebody is: of which items, each once. `hasFree`: of free findings as well. */
export interface Suspicion extends Problem<'identifiers'> {
	count: number;
	items: string[];
	hasFree: boolean;
}

/** Resolves with the name of the file that was saved. After `identifiers` nothing was saved; it is asked again with `looked`. */
export async function exportResults(
	ids: readonly string[],
	format: ResultFormat,
	run: Run,
	looked = false
): Promise<Result<string, JobProblem | Suspicion>> {
	const { suspectsIn } = await import('$lib/core/privacy/inspection-texts');
	const suspects: string[] = [];
	let last: InspectionFold | undefined;
	const today = dayOf(new Date());
	const set: ResultSet = {
		head: {
			format: 'anxiao-results/1',
			exportedAt: new Date().toISOString(),
			app: { name: 'anxiao', version }
		},
		inspections: resultsOf(ids, today, (fold) => {
			last = fold;
			if (!looked) suspects.push(...suspectsIn(fold).map(({ item }) => item));
		}),
		total: ids.length
	};
	const written = await writeResults(set, format, run);
	if (!written.ok) return written;
	if (suspects.length > 0) {
		const items = new Set(suspects);
		const hasFree = items.delete('');
		return fail({
			code: 'identifiers',
			place: 'export',
			count: suspects.length,
			items: [...items],
			hasFree
		});
	}
	const visit = ids.length === 1 && last ? visitOf(last) : { count: ids.length, date: today };
	const name = `${exportName(visit, format)}${fileEnding[format]}`;
	saveFile(written.value, name);
	return ok(name);
}

/** Folded one by one, so that a thousand inspections never stand in memory together. `look` sees each as it goes. */
async function* resultsOf(
	ids: readonly string[],
	today: string,
	look: (fold: InspectionFold) => void
): AsyncGenerator<InspectionResult> {
	const store = await getStore();
	for (const id of ids) {
		const folded = await foldInspection(store, id);
		if (!folded.ok) continue;
		look(folded.value);
		const result = inspectionResult(folded.value, today);
		if (result) yield result;
	}
}

const visitOf = ({ start, basics }: InspectionFold): Exported => ({
	own: start?.kind === 'selfCheck',
	school: start?.school.name ?? '',
	date: basics?.visitDate ?? ''
});
