/** Results of one inspection or of many as a file. Made in a worker, one inspection after the other, and saved by the browser. */
import { version } from '$app/environment';
import { findingPasts, raisedRows } from '../results/finding-pasts';
import { inspectionResult, type ResultOptions } from '../results/inspection-result';
import type { FindingPast } from '../results/life-result';
import { dayOf } from '../messages/day';
import { exportName, type Exported } from '../messages/export-name';
import { filedFindings } from '$lib/core/inspection/file-findings';
import type { InspectionFold } from '$lib/core/inspection/fold';
import type { Suspect } from '$lib/core/privacy/inspection-texts';
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

export interface ExportOptions {
	/** Somebody has looked at what may say who somebody is. */
	looked?: boolean;
	/** Only these findings, by id. */
	only?: ReadonlySet<string>;
}

/** Resolves with the name of the file that was saved. After `identifiers` nothing was saved; it is asked again with `looked`. */
export async function exportResults(
	ids: readonly string[],
	format: ResultFormat,
	run: Run,
	{ looked = false, only }: ExportOptions = {}
): Promise<Result<string, JobProblem | Suspicion>> {
	const [{ suspectsIn }, { suspectsInLife }] = await Promise.all([
		import('$lib/core/privacy/inspection-texts'),
		import('$lib/core/privacy/life-texts')
	]);
	const suspects: string[] = [];
	let last: InspectionFold | undefined;
	const today = dayOf(new Date());
	const set: ResultSet = {
		head: {
			format: 'anxiao-results/1',
			exportedAt: new Date().toISOString(),
			app: { name: 'anxiao', version }
		},
		inspections: resultsOf(ids, { today, ...(only ? { only } : {}) }, (fold, pasts) => {
			last = fold;
			if (looked) return;
			const asked = ({ key }: Suspect) => !only || only.has(findingAt(fold, key));
			suspects.push(
				...suspectsIn(fold)
					.filter(asked)
					.map(({ item }) => item)
			);
			for (const finding of filedFindings(fold)) {
				const past = pasts.get(finding.id);
				if (past && (!only || only.has(finding.id)) && suspectsInLife(finding, past.life))
					suspects.push(finding.item ?? '');
			}
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
	options: Pick<ResultOptions, 'today' | 'only'>,
	look: (fold: InspectionFold, pasts: ReadonlyMap<string, FindingPast>) => void
): AsyncGenerator<InspectionResult> {
	const store = await getStore();
	const raised = await raisedRows(store);
	for (const id of ids) {
		const folded = await foldInspection(store, id);
		if (!folded.ok) continue;
		const pasts = await findingPasts(store, folded.value, raised);
		look(folded.value, pasts);
		const result = inspectionResult(folded.value, { ...options, pasts });
		if (result) yield result;
	}
}

/** The finding of a pair; what is no pair's key names a finding itself. */
function findingAt({ findings }: InspectionFold, key: string): string {
	const [item = '', unit] = key.split('|');
	return unit === undefined ? key : findings.idOf(item, unit);
}

const visitOf = ({ start, basics }: InspectionFold): Exported => ({
	own: start?.kind === 'selfCheck',
	school: start?.school.name ?? '',
	date: basics?.visitDate ?? ''
});
