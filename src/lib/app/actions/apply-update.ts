/** Takes the waiting release over, once everything that is being typed has been saved. */
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { offline } from '../state/offline.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { commitAllTyped } from './type-into-item';

/** Something could not be saved, so the update was not applied; nothing was reloaded. */
export type UpdateProblem = Problem<'update.notSaved'>;

export async function applyUpdate(): Promise<Result<undefined, UpdateProblem>> {
	await commitAllTyped();
	if (storageLight.state === 'failed') return fail({ code: 'update.notSaved', place: 'update' });
	offline.apply();
	return ok(undefined);
}
