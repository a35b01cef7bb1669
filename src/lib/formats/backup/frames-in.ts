/** The sound frames of a file, one after the other. Damage costs what is damaged; the next sound frame is looked for. */
import { frameAt, frameLengthAt, headLength, type Frame } from '../../core/events/frame';
import { BlobWindow } from './blob-window';
import { magic } from './contract';

/** Bytes looked through at once after damage. */
const stride = 1024 * 1024;

export interface FramesIn {
	frames: AsyncGenerator<Frame>;
	/** Bytes so far that belong to no sound frame; final once `frames` has ended. */
	damaged: () => number;
}

/**
 * Of `blob`, behind the magic. After damage it gives up looking when it has checked as many bytes as
 * four times the file, so that no file, however made, takes long. Bodies are views of pieces of the file; `from` and `to` of a
 * frame are places in the file.
 */
export function framesIn(blob: Blob): FramesIn {
	const window = new BlobWindow(blob);
	let damaged = 0;
	let budget = 4 * blob.size;

	async function soundFrame(at: number): Promise<Frame | undefined> {
		const length = frameLengthAt(await window.take(at, headLength), 0);
		if (length === undefined || at + length > window.size) return undefined;
		budget -= length;
		const frame = frameAt(await window.take(at, length), 0);
		return frame && { ...frame, from: at, to: at + length };
	}

	async function nextSoundFrame(from: number): Promise<Frame | undefined> {
		for (let at = from; at + headLength <= window.size; at += stride) {
			const piece = await window.take(at, stride + headLength - 1);
			for (let i = 0; i < stride && i + headLength <= piece.length; i++) {
				if (frameLengthAt(piece, i) === undefined) continue;
				const frame = await soundFrame(at + i);
				if (frame) return frame;
				if (budget < 0) return undefined;
			}
		}
		return undefined;
	}

	async function* frames(): AsyncGenerator<Frame> {
		let at = magic.length;
		while (at < window.size) {
			const frame = (await soundFrame(at)) ?? (await nextSoundFrame(at + 1));
			damaged += (frame?.from ?? window.size) - at;
			if (!frame) return;
			yield frame;
			at = frame.to;
		}
	}

	return { frames: frames(), damaged: () => damaged };
}
