/** Texts that are data: templates carry their own languages. */
import type { Text } from '$lib/core/template/model';
import { getLocale } from './generated/runtime';

/** In the user's language; `school` is the wording for the school's own self-check. */
export function textOf(text: Text, school = false): string {
	if (getLocale() === 'en') return text.en ?? text.zh;
	return (school && text.school) || text.zh;
}

/** What stands for a finding or a gap: the item's own words in the user's language, else what somebody wrote. */
export const saidOr = (said: string, text: Text | undefined, school: boolean): string =>
	text && (said === text.zh || said === text.school) ? textOf(text, school) : said;
