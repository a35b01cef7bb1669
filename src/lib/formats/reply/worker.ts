import { sha256 } from '@noble/hashes/sha2.js';
import { serveJob, type JobScope } from '../job/serve-job';
import { limits } from './model';
import { readReply } from './reply';

/** Told a file, answers what it says or why it is not taken. */
serveJob(self as unknown as JobScope, async (input) => {
	const file = input as File;
	// What is far too large is not even read.
	const bytes = await file.slice(0, limits.replyBytes + 1).arrayBuffer();
	return readReply(new Uint8Array(bytes), sha256, file.name);
});
