/** Reply files that are looked at: what each says beside the ledger, and what was taken of it. */
import type { Problem } from '$lib/core/result';
import {
	matchReply,
	readReplies,
	type CheckedReply,
	type MatchedReply,
	type ReplyRow
} from '../actions/read-replies';
import { takeReplies } from '../actions/take-replies';
import { getStore } from '../wiring';

export class Replies {
	all: readonly CheckedReply[] = $state.raw([]);
	/** Files that were chosen and are not read yet. */
	waiting = $state(0);
	/** Of a file, while it is taken in. */
	taking = $state('');
	/** What refused the last one, by file. */
	refused: { file: string; problem: Problem } | undefined = $state.raw();
	readonly #abort = new AbortController();

	/** Adds to what is there; the same name again takes the place of the one before. */
	async read(files: File[]): Promise<void> {
		this.waiting += files.length;
		await readReplies(files, {
			signal: this.#abort.signal,
			onDone: (checked) => {
				this.waiting--;
				this.#put(checked);
			}
		});
	}
	stop(): void {
		this.#abort.abort();
	}

	/** All rows that are new, or some. */
	async take(reply: MatchedReply, rows: readonly ReplyRow[]): Promise<void> {
		if (this.taking) return;
		this.taking = reply.file;
		this.refused = undefined;
		const taken = await takeReplies(
			reply,
			rows.filter(({ status }) => status === 'new')
		);
		if (!taken.ok) this.refused = { file: reply.file, problem: taken.problem };
		const result = await matchReply(await getStore(), reply.file, reply.read);
		this.taking = '';
		this.#put({ file: reply.file, result });
	}

	#put(checked: CheckedReply): void {
		const at = this.all.findIndex(({ file }) => file === checked.file);
		this.all =
			at < 0 ? [...this.all, checked] : this.all.map((one, i) => (i === at ? checked : one));
	}
}
