import type { StoreCode, StoreProblem } from '$lib/core/events/store';
import type { Result } from '$lib/core/result';
import { OPEN_INSPECTIONS, SEALED_INSPECTIONS } from '$lib/core/inspection/summary';
import {
	askPersistence,
	firstLack,
	measureSpace,
	openStorage,
	type Lack,
	type Space
} from '../wiring';

/**
 * `local`: at rest, everything is in this device only. `saved`: what was last written here has been flushed. `failed`: the
 * last write was not. `refused`: the device gives no storage at all.
 */
export type LightState = 'local' | 'saving' | 'saved' | 'failed' | 'refused';

/** A write that takes less is not announced: words that flicker at every tap tell nothing and cost a repaint. */
const SLOW = 300;

/** Where the data is, said at the same place on every screen. */
class StorageLight {
	/** What the browser cannot do, without which nothing here works. */
	readonly lack: Lack | undefined = firstLack();
	#slow = $state(false);
	#last: 'none' | 'saved' | StoreCode = $state('none');
	#refused: StoreProblem | undefined = $state.raw();
	#space: Space | undefined = $state.raw();
	#count = $state(0);
	#pending = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	get state(): LightState {
		if (this.#refused) return 'refused';
		if (this.#last !== 'none' && this.#last !== 'saved') return 'failed';
		if (this.#slow) return 'saving';
		return this.#last === 'saved' ? 'saved' : 'local';
	}

	/** Why the storage could not be opened. */
	get refused(): StoreProblem | undefined {
		return this.#refused;
	}

	/** Why the last write failed. */
	get failure(): StoreCode | undefined {
		return this.#last === 'none' || this.#last === 'saved' ? undefined : this.#last;
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
			this.#last = result.ok ? 'saved' : result.problem.code;
			return result;
		} catch (error) {
			this.#last = 'write-failed';
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

	/** Opens the storage, so that a refusal is said before any work is done. */
	async open(): Promise<void> {
		const opened = await openStorage();
		this.#refused = opened.ok ? undefined : opened.problem;
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

	/** Asks the browser never to clear the data by itself; answers whether it promised. */
	async askPersistence(): Promise<boolean> {
		const persisted = await askPersistence();
		await this.measure();
		return persisted;
	}
}

/** The one light of this device. */
export const storageLight = new StorageLight();
