/** Every trial, in the order in which they are shown. */
import { attempt } from './attempt';
import { passedIf, presentIf, type Trial, type TrialId, type TrialResult } from './contract';
import { tryDatabase, tryKey } from './database';
import { tryBarcode, tryWakeLock } from './extras';
import {
	trySavePicker,
	tryShareBundle,
	tryShareNotice,
	trySharePhoto,
	tryShareText
} from './handover';
import { tryCache, tryServiceWorker } from './offline';
import { tryAvif, tryCamera, tryCapture, tryHeic, tryWebp } from './pictures';
import { tryPersisted, trySettings, trySpace } from './storage';
import { tryChannel, tryFiles, tryLocks, tryWorker } from './threads';

const trials: Record<TrialId, Trial> = {
	secure: async () => passedIf(globalThis.isSecureContext),
	dialog: async () => presentIf('HTMLDialogElement' in globalThis),
	database: tryDatabase,
	key: tryKey,
	settings: trySettings,
	files: tryFiles,
	locks: tryLocks,
	channel: tryChannel,
	worker: tryWorker,
	serviceWorker: tryServiceWorker,
	cache: tryCache,
	persisted: tryPersisted,
	space: trySpace,
	capture: tryCapture,
	camera: tryCamera,
	webp: tryWebp,
	avif: tryAvif,
	heic: tryHeic,
	shareText: tryShareText,
	sharePhoto: trySharePhoto,
	shareBundle: tryShareBundle,
	shareNotice: tryShareNotice,
	savePicker: trySavePicker,
	wakeLock: tryWakeLock,
	barcode: tryBarcode
};

/** The next trial waits this long for one before it, in milliseconds, so that times are true and one that hangs costs little. */
const turn = 1000;

/** `onResult` is called for each as it ends; one that was slow may end after the ones behind it. */
export async function runProbe(onResult: (result: TrialResult) => void): Promise<void> {
	const told: Promise<void>[] = [];
	for (const [id, trial] of Object.entries(trials) as [TrialId, Trial][]) {
		const ended = attempt(id, trial).then(onResult);
		told.push(ended);
		await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, turn))]);
	}
	await Promise.all(told);
}
