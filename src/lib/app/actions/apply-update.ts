/** Takes the waiting release over, once everything that is being typed has been saved and nobody fills an inspection. */
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { offline } from '../state/offline.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { isAnyEdited } from '../later-wiring';
import { commitAllTyped } from './type-into-item';

/**
 * Nothing was updated and nothing reloaded. `update.notSaved`: something could not be saved. `update.editing`: a tab, maybe
 * this one, has an inspection open for filling, and its release must not change under it.
 */
export type UpdateProblem = Problem<'update.notSaved' | 'update.editing'>;

export async function applyUpdate(): Promise<Result<undefined, UpdateProblem>> {
	await commitAllTyped();
	if (storageLight.state === 'failed') return fail({ code: 'update.notSaved', place: 'update' });
	// Last, so that hardly any time is left for an inspection to be opened.
	if (await isAnyEdited()) return fail({ code: 'update.editing', place: 'update' });
	offline.apply();
	return ok(undefined);
}
