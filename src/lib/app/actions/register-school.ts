/** Adds one school by hand. One that is in the roster already is changed where the two differ. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { ok, type Result } from '$lib/core/result';
import type { SchoolRefusal } from '$lib/core/school/events';
import { schoolId } from '$lib/core/school/identity';
import type { School, Stage } from '$lib/core/school/model';
import { importRoster } from './import-roster';

/** Answers the id, which follows from the 标识码 or from area, stage and name. */
export async function registerSchool(
	school: Omit<School, 'id'>
): Promise<Result<string, StoreProblem | SchoolRefusal>> {
	const stage = school.attributes.stage as Stage | undefined;
	const id = schoolId({ ...school, stage }, sha256);
	const written = await importRoster([{ ...school, id }]);
	return written.ok ? ok(id) : written;
}
