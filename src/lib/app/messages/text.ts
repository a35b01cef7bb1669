/** Texts that are data: templates carry their own languages. */
import type { Text } from '$lib/core/template/model';
import { getLocale } from './generated/runtime';

/** In the user's language; `school` is the wording for the school's own self-check. */
export function textOf(text: Text, school = false): string {
	if (getLocale() === 'en') return text.en ?? text.zh;
	return (school && text.school) || text.zh;
}
