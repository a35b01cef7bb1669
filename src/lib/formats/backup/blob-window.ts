/** Looks at a file piece by piece, reading ahead, so that one of any size takes no more memory than a frame. */
export class BlobWindow {
	readonly #blob: Blob;
	#bytes = new Uint8Array();
	#from = 0;

	constructor(blob: Blob) {
		this.#blob = blob;
	}

	get size(): number {
		return this.#blob.size;
	}

	/**
	 * `length` bytes from `at`, or as many as there are. A view that stays as it is. Rejects where the browser cannot read
	 * the file any more.
	 */
	async take(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
		const end = Math.min(at + length, this.size);
		if (at < this.#from || end > this.#from + this.#bytes.length) {
			const piece = this.#blob.slice(at, at + Math.max(length, readAhead));
			this.#bytes = new Uint8Array(await piece.arrayBuffer());
			this.#from = at;
		}
		return this.#bytes.subarray(at - this.#from, end - this.#from);
	}
}

/** Bytes: a small event or a large photo is read in one go. */
const readAhead = 1024 * 1024;
