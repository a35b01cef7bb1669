/** The files that a journal is made of, behind what they must be able to do. */

/** One file that this tab alone appends to. */
export interface OpenFile {
	/** Bytes in it so far. */
	readonly size: number;
	/** Resolves when the bytes are flushed; rejects with none of them written (`QuotaExceededError` by name), or some (`OperationError`). */
	append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	close(): void;
}

export interface Folder {
	/** Size in bytes by name. */
	list(): Promise<Map<string, number>>;
	/** Makes an empty file; one that is there already stays as it is. */
	create(name: string): Promise<void>;
	/** The whole file or what comes after `from`, also while another tab appends to it. */
	read(name: string, from?: number): Promise<Uint8Array<ArrayBuffer>>;
	/** To append to; undefined where another tab does. */
	open(name: string): Promise<OpenFile | undefined>;
	/** Cuts a file to nothing and gives its room back at once; false where another tab appends to it. */
	empty(name: string): Promise<boolean>;
	close(): void;
}
