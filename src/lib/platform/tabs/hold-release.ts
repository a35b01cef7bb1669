/**
 * Says until this tab is closed, however that comes, that it runs `version`, by a lock that all tabs of that release share: the
 * service worker keeps the files that one of them may still ask for.
 */
export function holdRelease(version: string): void {
	const never = new Promise<never>(() => undefined);
	// Refused only to a document that is no longer shown.
	navigator.locks
		.request(`anxiao-release:${version}`, { mode: 'shared' }, () => never)
		.catch(() => undefined);
}
