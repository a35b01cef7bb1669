/** The camera's own picture in the page (W3C Media Capture and Streams). */
import { fail, ok, type Problem, type Result } from '../../core/result';

export type LiveViewProblem = Problem<'camera-absent' | 'camera-denied' | 'camera-busy'>;

export interface LiveView {
	stream: MediaStream;
	/** What is seen now, as a JPEG of the stream's own size. */
	shoot(video: HTMLVideoElement): Promise<File>;
	/** Gives the camera back; its light goes out. */
	stop(): void;
}

/** Asks for the camera at the back, at its best. */
export async function openLiveView(): Promise<Result<LiveView, LiveViewProblem>> {
	// Absent over plain http and in some shells.
	if (!navigator.mediaDevices?.getUserMedia)
		return fail({ code: 'camera-absent', place: 'camera' });
	try {
		const stream = await navigator.mediaDevices.getUserMedia({
			video: { facingMode: 'environment', width: { ideal: 4096 }, height: { ideal: 3072 } }
		});
		return ok({
			stream,
			shoot,
			stop: () => stream.getTracks().forEach((track) => track.stop())
		});
	} catch (cause) {
		const name = cause instanceof DOMException ? cause.name : '';
		const code =
			name === 'NotAllowedError'
				? 'camera-denied'
				: name === 'NotReadableError' || name === 'AbortError'
					? 'camera-busy'
					: 'camera-absent';
		return fail({ code, place: 'camera', cause });
	}
}

async function shoot(video: HTMLVideoElement): Promise<File> {
	const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no 2d context');
	context.drawImage(video, 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
	return new File([blob], 'camera.jpg', { type: 'image/jpeg' });
}
