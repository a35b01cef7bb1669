/** Checking a code that was scanned, pasted or brought along in the address. */
import { readMark, type SealMark } from '$lib/core/inspection/seal-mark';
import { checkScanned, type CheckedMark } from '../actions/check-mark';
import { scanCode } from '../later-wiring';
import { LiveCamera } from './live-camera.svelte';

/** Between two looks, in milliseconds: a phone must not grow warm. */
const RHYTHM = 120;

export class Verifying {
	mark: SealMark | undefined = $state.raw();
	outcome: CheckedMark | undefined = $state.raw();
	/** What was given is no code of a seal. */
	unreadable = $state(false);
	camera: LiveCamera | undefined = $state.raw();

	async check(text: string): Promise<void> {
		this.outcome = undefined;
		const mark = readMark(text);
		this.mark = mark;
		this.unreadable = !mark;
		if (!mark) return;
		const outcome = await checkScanned(mark);
		// Another code may have been given meanwhile.
		if (this.mark === mark) this.outcome = outcome;
	}

	async scan(): Promise<void> {
		this.camera = new LiveCamera();
		await this.camera.open();
	}
	/** Looks at the picture until it shows a code of a seal. */
	async watch(video: HTMLVideoElement): Promise<void> {
		while (this.camera) {
			if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
				// Between two frames there may be none.
				const frame = await createImageBitmap(video).catch(() => undefined);
				const read = frame && (await scanCode(frame));
				if (read?.ok && read.value && readMark(read.value)) {
					this.stop();
					return this.check(read.value);
				}
			}
			await new Promise((resolve) => setTimeout(resolve, RHYTHM));
		}
	}
	stop(): void {
		this.camera?.close();
		this.camera = undefined;
	}
}
