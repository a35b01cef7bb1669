import type { Health } from '$lib/core/events/health';
import type { EventStore } from '$lib/core/events/store';
import type { StoreCode, StoreProblem } from '$lib/core/events/store-problem';
import type { Result } from '$lib/core/result';
import { OPEN_INSPECTIONS, SEALED_INSPECTIONS } from '$lib/core/inspection/summary';
import {
	askPersistence,
	firstLack,
	healingBegun,
	measureSpace,
	openStorage,
	type Lack,
	type Space
} from '../wiring';

/**
 * `here`: at rest, the two copies have not been compared yet. `one`: saved, but only one copy counts. `saved`: two. `backed`:
 * two, and all of it in a backup. `alone`: work of more than a day that no backup has. `failed`: the last write was not saved.
 * `refused`: the device gives no storage at all.
 */
export type LightState =
	'here' | 'alone' | 'saving' | 'one' | 'saved' | 'backed' | 'failed' | 'refused';

/** A write that takes less is not announced: words that flicker at every tap tell nothing and cost a repaint. */
const SLOW = 300;
/** Bringing back what takes less is not announced either. */
const SLOW_HEALING = 800;

/** Where the data is, said at the same place on every screen. */
class StorageLight {
	/** What the browser cannot do, without which nothing here works. */
	readonly lack: Lack | undefined = firstLack();
	#slow = $state(false);
	#healing = $state(false);
	#failure: StoreCode | undefined = $state();
	#refused: StoreProblem | undefined = $state.raw();
	#health: Health | undefined = $state.raw();
	#space: Space | undefined = $state.raw();
	#count = $state(0);
	/** Whether a backup has everything, or lacks what is older than a day. */
	#backup: 'none' | 'all' | 'overdue' = $state('none');
	#pending = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#askedPersistence = false;

	get state(): LightState {
		if (this.#refused) return 'refused';
		if (this.#failure) return 'failed';
		if (this.#slow) return 'saving';
		const { checked, problem, proven, second } = this.#health ?? {};
		if (problem || proven === false) return 'one';
		if (this.#backup === 'overdue') return 'alone';
		if (!checked || second === 'none') return 'here';
		return this.#backup === 'all' ? 'backed' : 'saved';
	}

	/** Why the storage could not be opened. */
	get refused(): StoreProblem | undefined {
		return this.#refused;
	}

	/** Why the last write failed. */
	get failure(): StoreCode | undefined {
		return this.#failure;
	}

	/** Undefined until the storage is open. */
	get health(): Health | undefined {
		return this.#health;
	}

	/** The storage is being made whole from the second copy, before anything is shown. */
	get healing(): boolean {
		return this.#healing;
	}

	/** The disk is full, or only the reserve is left. */
	get full(): boolean {
		const { full, problem } = this.#health ?? {};
		return full || this.#failure === 'storage-full' || problem?.code === 'storage-full';
	}

	/** Inspections on this device. */
	get count(): number {
		return this.#count;
	}

	/** Undefined until measured. */
	get space(): Space | undefined {
		return this.#space;
	}

	/** Shows how a write ends; answers the same outcome. Call it around every append. */
	async follow<T>(work: Promise<Result<T, StoreProblem>>): Promise<Result<T, StoreProblem>> {
		this.#pending += 1;
		this.#timer ??= setTimeout(() => (this.#slow = this.#pending > 0), SLOW);
		try {
			const result = await work;
			this.#failure = result.ok ? undefined : result.problem.code;
			if (result.ok) {
				if (this.#backup === 'all') this.#backup = 'none';
				this.#askOnce();
			}
			return result;
		} catch (error) {
			this.#failure = 'write-failed';
			throw error;
		} finally {
			this.#pending -= 1;
			if (this.#pending === 0) {
				clearTimeout(this.#timer);
				this.#timer = undefined;
				this.#slow = false;
			}
		}
	}

	/**
	 * Opens the storage, so that a refusal is said before any work is done. `onHealing`: the second copy is giving back what it
	 * has, and that takes long.
	 */
	async open(onHealing: () => Promise<void>): Promise<void> {
		const opening = openStorage();
		let isOpen = false;
		const tell = () => {
			if (isOpen) return;
			this.#healing = true;
			void onHealing();
		};
		void healingBegun.then(() => setTimeout(tell, SLOW_HEALING));
		const opened = await opening;
		isOpen = true;
		this.#healing = false;
		this.#refused = opened.ok ? undefined : opened.problem;
		if (opened.ok) this.#watch(opened.value);
	}

	/** Counts and measures; again after an inspection was begun or data removed. Tells nothing of a storage that is refused. */
	async measure(): Promise<void> {
		const opened = await openStorage();
		if (!opened.ok) return;
		const store = opened.value;
		const [space, open, sealed] = await Promise.all([
			measureSpace(),
			store.countListed(OPEN_INSPECTIONS),
			store.countListed(SEALED_INSPECTIONS)
		]);
		this.#space = space;
		this.#count = open + sealed;
	}

	/** Whether something that was brought back is in no list yet. */
	async lacksInLists(): Promise<boolean> {
		const opened = await openStorage();
		return opened.ok && (await opened.value.unlisted()).length > 0;
	}

	/** What is known of backups. */
	sayBackup(backup: 'none' | 'all' | 'overdue'): void {
		this.#backup = backup;
	}

	/** Asks the browser never to clear the data by itself; answers whether it promised. */
	async askPersistence(): Promise<boolean> {
		const persisted = await askPersistence();
		await this.measure();
		return persisted;
	}

	#watch(store: EventStore): void {
		this.#health = store.health();
		store.onHealth((health) => (this.#health = health));
	}

	/** At the first answer that is saved: there is something to keep now, and a tap for the browser to go by. */
	#askOnce(): void {
		if (this.#askedPersistence) return;
		this.#askedPersistence = true;
		if (!this.#space?.persisted) void askPersistence();
	}
}

/** The one light of this device. */
export const storageLight = new StorageLight();
