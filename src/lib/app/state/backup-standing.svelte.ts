import { getStore } from '../wiring';
import {
	isOfEarlierDay,
	lastBackup,
	notBackedUp,
	type LastBackup,
	type NotBackedUp
} from './last-backup';
import { storageLight } from './storage-light.svelte';

/** How far what is on this device has been backed up. Looked at when the app rests and after a backup, not at every answer. */
class BackupStanding {
	/** Undefined where none was made. */
	last: LastBackup | undefined = $state.raw();
	/** Undefined until looked at. */
	waiting: NotBackedUp | undefined = $state.raw();

	/** Work of an earlier day that exists only here. What was written today is not nagged about. */
	get overdue(): (NotBackedUp & { since: string }) | undefined {
		const { since, ...counts } = this.waiting ?? {};
		return since !== undefined && isOfEarlierDay(since)
			? { ...(counts as NotBackedUp), since }
			: undefined;
	}

	/** `made`: the last backup where the device was too full to note it. */
	async look(made?: LastBackup): Promise<void> {
		const store = await getStore();
		this.last = made ?? (await lastBackup(store));
		this.waiting = await notBackedUp(store, this.last);
		const all = this.last && this.waiting.events === 0;
		storageLight.sayBackup(this.overdue ? 'overdue' : all ? 'all' : 'none');
	}
}

/** Of this device. */
export const backupStanding = new BackupStanding();
