/** What the tabs of one store settle among themselves. */
import { askForEditLock, type EditLock, type EditLockParts } from './edit-lock';
import { inTurn } from './in-turn';

export interface Tabs {
	/** Asks for the lock of the tab that edits an inspection. */
	askToEdit(parts: Omit<EditLockParts, 'store'>): EditLock;
	/** Runs `work` while no other tab begins an inspection. */
	begin<T>(work: () => Promise<T>): Promise<T>;
}

export const tabsOf = (store: string): Tabs => ({
	askToEdit: (parts) => askForEditLock({ ...parts, store }),
	begin: (work) => inTurn(`anxiao-begin:${store}`, work)
});
