/** Several things in one sentence, in the language chosen: `电话和姓名`, `a name and a telephone number`. */
import { getLocale } from './generated/runtime';

export const listed = (words: Iterable<string>): string =>
	new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
