/** Runs before the first screen. */
import { baseLocale, getLocale, overwriteGetLocale } from '$lib/app/messages/generated/runtime';

// The language is remembered in local storage, which throws where the browser denies all site data. The screen that says
// so needs words.
try {
	getLocale();
} catch {
	overwriteGetLocale(() => baseLocale);
}
