/** Questions to the ledger that somebody gave a name. Of this device only; losing them loses no work. */
import * as z from 'zod/mini';
import { currentMode } from '../wiring';

const SavedViews = z.array(
	z.object({
		name: z.string().check(z.minLength(1), z.maxLength(40)),
		/** As `writeAddress` has it. */
		address: z.string().check(z.maxLength(2000))
	})
);
type SavedView = z.infer<typeof SavedViews>[number];

const key = (): string => `anxiao:ledger-views:${currentMode()}`;

function remembered(): SavedView[] {
	try {
		const read = z.safeParse(SavedViews, JSON.parse(localStorage.getItem(key()) ?? '[]'));
		return read.success ? read.data : [];
	} catch {
		return [];
	}
}

export class LedgerViews {
	#all: SavedView[] = $state.raw(remembered());

	/** In the order in which they were kept. */
	get all(): readonly SavedView[] {
		return this.#all;
	}

	/** One of the same name is replaced. */
	keep(name: string, address: string): void {
		const others = this.#all.filter((view) => view.name !== name);
		this.#write([...others, { name, address }]);
	}
	remove(name: string): void {
		this.#write(this.#all.filter((view) => view.name !== name));
	}

	#write(views: SavedView[]): void {
		this.#all = views;
		try {
			localStorage.setItem(key(), JSON.stringify(views));
		} catch {
			// Full: they hold for as long as the screen is open.
		}
	}
}
