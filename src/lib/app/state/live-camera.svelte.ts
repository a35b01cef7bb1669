/** The camera's live picture while a screen shows it. */
import { openLiveView, type LiveView } from '../later-wiring';
import { problemText } from '../messages/problem';

export class LiveCamera {
	#view: LiveView | undefined = $state.raw();
	/** Why there is no live picture, in words; empty while it is being asked for and while it is there. */
	refused = $state('');
	#closed = false;

	get stream(): MediaStream | undefined {
		return this.#view?.stream;
	}
	async open(): Promise<void> {
		const opened = await openLiveView();
		if (!opened.ok) this.refused = problemText(opened.problem);
		else if (this.#closed) opened.value.stop();
		else this.#view = opened.value;
	}
	/** What is seen now; undefined without a live picture. */
	async shoot(video: HTMLVideoElement): Promise<File | undefined> {
		return this.#view?.shoot(video);
	}
	/** Its light goes out, also where it opens only now. */
	close(): void {
		this.#closed = true;
		this.#view?.stop();
		this.#view = undefined;
	}
}
