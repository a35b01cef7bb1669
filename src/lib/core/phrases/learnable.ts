/** What somebody wrote about one school, and may be offered at another. */
import { findIdentifiers } from '../privacy/identifiers';
import type { KeptSentence } from './model';

/** Longer ones tell what happened there, and are no wording. */
const MOST_LETTERS = 120;

/** Names and numbers of people stay where they were written, also of staff. */
export function learnable(sentence: Pick<KeptSentence, 'fact' | 'demand'> | undefined): boolean {
	if (!sentence) return false;
	return [sentence.fact, sentence.demand].every(
		(text) => text.length <= MOST_LETTERS && findIdentifiers(text, { sensitive: true }).length === 0
	);
}
