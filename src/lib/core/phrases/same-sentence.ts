/** When two sentences are the same one: spaces, punctuation and width of letters do not matter, nor what fills a blank. */

/** Of what fills a blank, at most so many letters. */
const MOST_FILLED = 30;

export const folded = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}]/gu, '');

/** Whether a folded sentence is this one, its blanks filled or not. */
export function matcherOf(sentence: string): (fact: string) => boolean {
	const parts = sentence.split(/＿+/).map(folded);
	// Folding has left letters and digits alone, so nothing has to be escaped.
	const pattern = new RegExp(`^${parts.join(`.{0,${MOST_FILLED}}`)}$`, 'u');
	return (fact) => pattern.test(fact);
}
