/** The figure on the app's icon, where the system shows one (installed, Chromium and Safari). Never the only sign of anything. */

/** Nothing at zero. A system that refuses says so to nobody: what it would show stands in the app. */
export async function showBadge(count: number): Promise<void> {
	if (!('setAppBadge' in navigator)) return;
	try {
		await (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge());
	} catch {
		// Not installed, or not allowed.
	}
}
