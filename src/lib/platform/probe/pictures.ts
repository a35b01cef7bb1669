/** Tries of photos: taking them here, and reading the formats that phones write. */
import { absent, passed, passedIf, presentIf, type Ending } from './contract';
import { samples } from './sample-pictures';

/** Opens the camera instead of the files. Desktop browsers leave it out. */
export const tryCapture = async (): Promise<Ending> =>
	presentIf('capture' in document.createElement('input'));

/** Only looks: a question for the camera would startle. */
export const tryCamera = async (): Promise<Ending> =>
	presentIf(typeof navigator.mediaDevices?.getUserMedia === 'function');

export const tryWebp = (): Promise<Ending> => decode('webp');
export const tryAvif = (): Promise<Ending> => decode('avif');
export const tryHeic = (): Promise<Ending> => decode('heic');

async function decode(format: keyof typeof samples): Promise<Ending> {
	if (!('createImageBitmap' in globalThis)) return absent;
	const bytes = Uint8Array.from(atob(samples[format]), (letter) => letter.charCodeAt(0));
	try {
		const picture = await createImageBitmap(new Blob([bytes], { type: `image/${format}` }));
		const seen = picture.width > 0;
		picture.close();
		return seen ? passed : passedIf(false);
	} catch {
		// The standard has one error for a format that is not known and for damage, and the samples are whole.
		return absent;
	}
}
