/** How long one slice of work may take, in milliseconds: a tap waits no longer for its answer. */
const SLICE = 16;

/** Lets the page answer what waits. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Does `work` for each, and lets the page answer in between. `stopped`: asked before each slice. Answers whether all was done. */
export async function inSlices<T>(
	all: Iterable<T>,
	work: (one: T) => void,
	stopped: () => boolean
): Promise<boolean> {
	let until = performance.now() + SLICE;
	for (const one of all) {
		work(one);
		if (performance.now() < until) continue;
		await nextTask();
		if (stopped()) return false;
		until = performance.now() + SLICE;
	}
	return !stopped();
}
