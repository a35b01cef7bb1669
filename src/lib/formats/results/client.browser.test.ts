import { expect, test } from 'vitest';
import areas from '../../../../seeds/areas.json';
import { Areas } from '../../core/school/county';
import { readRosterFile } from '../roster/client';
import { rosterTemplateWorkbook } from '../roster/template-file';
import { exportResults } from './client';
import type { ResultHead } from './model';

const head: ResultHead = {
	format: 'anxiao-results/1',
	exportedAt: '2026-09-01T08:00:00Z',
	app: { name: '安校', version: '0' }
};

test('a worker makes the workbook and another reads a workbook back', async () => {
	const made = await exportResults({ head, inspections: [], total: 0 }, 'xlsx');
	expect(made.ok && made.value.size).toBeGreaterThan(1000);
	const file = await rosterTemplateWorkbook();
	const read = await readRosterFile(file, Areas.parse(areas));
	expect(read).toMatchObject({ ok: false, problem: { code: 'roster-file-empty' } });
});

test('an export that is called off in the middle is cancelled', async () => {
	const stop = new AbortController();
	async function* source() {
		stop.abort();
		yield undefined as never;
	}
	const made = await exportResults({ head, inspections: source(), total: 1 }, 'json', {
		signal: stop.signal
	});
	expect(made).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});
