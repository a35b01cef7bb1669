/** Tries of what is pleasant to have. */
import { absent, passed, presentIf, type Ending } from './contract';

/** The screen stays on while somebody walks through a school. */
export async function tryWakeLock(): Promise<Ending> {
	if (!navigator.wakeLock) return absent;
	const lock = await navigator.wakeLock.request('screen');
	await lock.release();
	return passed;
}

/** Not in every type library yet: https://wicg.github.io/shape-detection-api/ */
interface Detector {
	getSupportedFormats(): Promise<string[]>;
}

export async function tryBarcode(): Promise<Ending> {
	const { BarcodeDetector } = globalThis as { BarcodeDetector?: Detector };
	if (!BarcodeDetector) return absent;
	// There are browsers with the interface and no format behind it.
	return presentIf((await BarcodeDetector.getSupportedFormats()).includes('qr_code'));
}
