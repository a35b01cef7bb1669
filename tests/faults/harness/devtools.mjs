/**
 * The browser's devtools protocol over two pipes: JSON ended by a zero byte. Nearer than a WebSocket: what a page tells is
 * read here within a fraction of a millisecond, and a browser that was killed ends every call at once.
 */

/** No call that is answered takes longer, on the slowest machine. */
const patience = 60_000;

export class Devtools {
	#writing;
	#waiting = new Map();
	#listeners = new Map();
	#next = 1;
	#rest = '';
	#gone = false;

	/** Both ends as `--remote-debugging-pipe` wants them: the browser reads the one and writes the other. */
	constructor(writing, reading) {
		this.#writing = writing;
		writing.on('error', () => this.#end());
		reading.setEncoding('utf8');
		reading.on('data', (chunk) => this.#read(chunk));
		reading.on('close', () => this.#end());
		reading.on('error', () => this.#end());
	}

	/** Rejects with the browser's message, when the browser is gone, and when it does not answer. */
	send(method, params = {}, sessionId = undefined, limit = patience) {
		if (this.#gone) return Promise.reject(new Error('browser gone'));
		const id = this.#next++;
		this.#writing.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new Error(`${method}: no answer`));
			}, limit);
			this.#waiting.set(id, { resolve, reject, timer });
		});
	}

	/** Calls `hear` with the parameters of every `method` of this session. */
	on(method, sessionId, hear) {
		this.#listeners.set(`${sessionId} ${method}`, hear);
	}

	#read(chunk) {
		const parts = (this.#rest + chunk).split('\0');
		this.#rest = parts.pop() ?? '';
		for (const part of parts) this.#hear(JSON.parse(part));
	}

	#hear({ id, method, params, sessionId, result, error }) {
		if (method !== undefined) {
			this.#listeners.get(`${sessionId} ${method}`)?.(params);
			return;
		}
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		this.#waiting.delete(id);
		clearTimeout(waiting.timer);
		if (error) waiting.reject(new Error(error.message));
		else waiting.resolve(result);
	}

	#end() {
		this.#gone = true;
		for (const { reject, timer } of this.#waiting.values()) {
			clearTimeout(timer);
			reject(new Error('browser gone'));
		}
		this.#waiting.clear();
	}
}
