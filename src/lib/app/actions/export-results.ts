/** Results of one inspection or of many as a file. Made in a worker, one inspection after the other, and saved by the browser. */
import { version } from '$app/environment';
import { inspectionResult } from '../results/inspection-result';
import { dayOf } from '../messages/day';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { exportResults as writeResults } from '$lib/formats/results/client';
import { fileEnding, type ResultFormat } from '$lib/formats/results/contract';
import type { InspectionResult, ResultSet } from '$lib/formats/results/model';
import { getStore } from '../wiring';
import { foldInspection } from './open-inspection';
import { saveFile } from './save-file';

/**
 * Resolves with the name of the file that was saved. `identifiers`: texts look as if they said who somebody is (`detail.items`
 * names up to five); nothing was written, and it is asked again with `looked`.
 */
export async function exportResults(
	ids: readonly string[],
	format: ResultFormat,
	run: Run,
	looked = false
): Promise<Result<string, JobProblem | Problem<'identifiers'>>> {
	const suspects = looked ? [] : await suspectItems(ids, run);
	if (suspects.length > 0) {
		const items = [...new Set(suspects)].slice(0, 5).join('、');
		return fail({
			code: 'identifiers',
			place: 'export',
			detail: { count: suspects.length, items }
		});
	}
	const set: ResultSet = {
		head: {
			format: 'anxiao-results/1',
			exportedAt: new Date().toISOString(),
			app: { name: 'anxiao', version }
		},
		inspections: resultsOf(ids),
		total: ids.length
	};
	const written = await writeResults(set, format, run);
	if (!written.ok) return written;
	const table = { 'ledger-csv': '_台账', 'answers-csv': '_检查结果', xlsx: '', json: '' }[format];
	const name = `${await nameFor(ids)}${table}${fileEnding[format]}`;
	saveFile(written.value, name);
	return ok(name);
}

/** Item ids of texts that should be looked at again before they leave; `另记` for a free finding. */
async function suspectItems(ids: readonly string[], run: Run): Promise<string[]> {
	const { suspectsIn } = await import('$lib/core/privacy/inspection-texts');
	const store = await getStore();
	const items: string[] = [];
	for (const id of ids) {
		if (run.signal?.aborted) return [];
		const folded = await foldInspection(store, id);
		if (folded.ok) items.push(...suspectsIn(folded.value).map(({ item }) => item || '另记'));
	}
	return items;
}

/** Folded one by one, so that a thousand inspections never stand in memory together. */
async function* resultsOf(ids: readonly string[]): AsyncGenerator<InspectionResult> {
	const store = await getStore();
	const today = dayOf(new Date());
	for (const id of ids) {
		const folded = await foldInspection(store, id);
		const result = folded.ok ? inspectionResult(folded.value, today) : undefined;
		if (result) yield result;
	}
}

/** Says what it is: 安全检查_学校_日期, or how many inspections. */
async function nameFor(ids: readonly string[]): Promise<string> {
	const [only] = ids;
	if (ids.length !== 1 || !only) return `安全检查_${ids.length}份_${dayOf(new Date())}`;
	const folded = await foldInspection(await getStore(), only);
	const school = folded.ok ? (folded.value.start?.school.name ?? '') : '';
	const date = folded.ok ? (folded.value.basics?.visitDate ?? '') : '';
	// Characters that file systems refuse.
	return `安全检查_${school.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}_${date}`;
}
