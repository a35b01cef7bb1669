/** What the pinyin worker is asked and what it answers. */

/** Distinct characters. */
export interface LettersInput {
	characters: string;
}

/** Of each character in its order the sets of first letters, as `Letters` of core has them. */
export type LettersAnswer = Uint32Array;
