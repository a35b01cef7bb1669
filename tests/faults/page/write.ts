import { seededRandom } from '../../bench/harness/seeded-random.mjs';
import { answer, answerWithPhoto, anyEntry, append, type Word } from './append';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let going = false;

/**
 * Appends, a few side by side now and then, until the page ends or `stop` is called. `rest`: milliseconds between two.
 */
export async function write({ seed, rest = 0 }: { seed: number; rest?: number }): Promise<void> {
	const random = seededRandom(seed);
	going = true;
	while (going) {
		const atOnce = random() < 0.1 ? 2 + Math.floor(random() * 3) : 1;
		await Promise.all(Array.from({ length: atOnce }, () => append(anyEntry(random))));
		if (rest > 0) await pause(rest);
	}
}

/** Ends `write` after the append that is under way. */
export function stop(): void {
	going = false;
}

/** The append at index `at` of an inspection; every tenth carries a photo. */
export function step({ seed, at }: { seed: number; at: number }): Promise<Word> {
	const random = seededRandom(seed * 1000 + at);
	return append(at % 10 === 9 ? answerWithPhoto(random) : { drafts: [answer(random)], bytes: [] });
}

/** An inspection of `count` appends. */
export async function inspection({ seed, count }: { seed: number; count: number }): Promise<void> {
	for (let at = 0; at < count; at++) await step({ seed, at });
}
