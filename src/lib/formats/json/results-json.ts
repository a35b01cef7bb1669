/** The results file `anxiao-results/1`: UTF-8 without a mark. Its schema is `static/schema/results.schema.json`. */
import type { Progress } from '../job/run-job';
import type { ResultSet } from '../results/model';

/** Takes the inspections one by one; `progress` counts them. */
export async function resultsJson(
	data: ResultSet,
	progress: (progress: Progress) => void = () => undefined
): Promise<Blob> {
	const head = JSON.stringify(data.head).slice(0, -1);
	const pieces: Blob[] = [new Blob([`${head},"inspections":[`])];
	let done = 0;
	for await (const inspection of data.inspections) {
		pieces.push(new Blob([`${done > 0 ? ',' : ''}\n${JSON.stringify(inspection)}`]));
		done += 1;
		progress({ done, total: data.total });
	}
	return new Blob([...pieces, '\n]}\n'], { type: 'application/json' });
}
