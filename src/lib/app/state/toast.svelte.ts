/** How long a message stands: long enough to be read twice, in milliseconds. */
const STANDS = 5000;

/** Short words that something was done. An error that must be acted on is a notice in the page instead. */
class Toast {
	#messages: { id: number; text: string }[] = $state.raw([]);
	#next = 0;

	get messages(): readonly { id: number; text: string }[] {
		return this.#messages;
	}

	say(text: string): void {
		const id = this.#next++;
		this.#messages = [...this.#messages, { id, text }];
		setTimeout(() => {
			this.#messages = this.#messages.filter((message) => message.id !== id);
		}, STANDS);
	}
}

/** The one toast region of this tab. */
export const toast = new Toast();
