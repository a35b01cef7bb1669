/** The address of a picture for <img>, and whether it was looked for and is not on this device. */
export interface ObjectUrl {
	readonly url: string | undefined;
	readonly absent: boolean;
}

/**
 * Made while a component is set up, and given back when another takes its place or the component goes. What `make` reads before
 * its first await is followed: a change makes the picture anew, and what comes too late is never shown.
 */
export function objectUrl(make: (signal: AbortSignal) => Promise<Blob | undefined>): ObjectUrl {
	let url = $state<string>();
	let absent = $state(false);
	$effect(() => {
		const abort = new AbortController();
		let made: string | undefined;
		void make(abort.signal).then((blob) => {
			if (abort.signal.aborted) return;
			made = blob && URL.createObjectURL(blob);
			url = made;
			absent = !blob;
		});
		return () => {
			abort.abort();
			if (made) URL.revokeObjectURL(made);
		};
	});
	return {
		get url() {
			return url;
		},
		get absent() {
			return absent;
		}
	};
}
