/** Lets a finished file leave the device: to another app where the browser can, else as a download. */
import { saveFile } from './save-file';

/** Asked with the file itself: browsers answer by its type and size. */
export const canShare = (file: File): boolean =>
	typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });

/** Call it in answer to a tap, or no browser shares. `kept`: the user thought better of it. */
export async function handOverFile(file: File): Promise<'shared' | 'saved' | 'kept'> {
	if (canShare(file)) {
		try {
			await navigator.share({ files: [file], title: file.name });
			return 'shared';
		} catch (cause) {
			if (cause instanceof DOMException && cause.name === 'AbortError') return 'kept';
			// It said that it could and does not: the download always works.
		}
	}
	saveFile(file, file.name);
	return 'saved';
}
