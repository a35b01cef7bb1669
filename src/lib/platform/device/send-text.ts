/** `neither`: the browser lets no words out by itself; a person has to copy them. */
export type Sent = 'shared' | 'copied' | 'cancelled' | 'neither';

/** By the system's share sheet, else onto the clipboard. Only as the answer to a tap. */
export async function sendText(text: string): Promise<Sent> {
	if (typeof navigator.share === 'function') {
		try {
			await navigator.share({ text });
			return 'shared';
		} catch (cause) {
			if (cause instanceof DOMException && cause.name === 'AbortError') return 'cancelled';
			// Some in-app browsers have the function and no sheet behind it.
		}
	}
	try {
		await navigator.clipboard.writeText(text);
		return 'copied';
	} catch {
		return 'neither';
	}
}
