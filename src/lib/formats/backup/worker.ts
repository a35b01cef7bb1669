import { sha256 } from '@noble/hashes/sha2.js';
import { ok } from '../../core/result';
import { serveJob, type JobScope } from '../job/serve-job';
import type { BackupInput } from './contract';
import { handOut } from './hand-out';
import { inspectBackup } from './inspect-backup';
import { sigVerifier } from './verify-sig';

serveJob(self as unknown as JobScope, async (said, { progress, give }) => {
	const input = said as BackupInput;
	if (input.kind === 'hand-out') {
		await handOut(input.files, input.mode, input.wanted, sha256, give);
		return ok(undefined);
	}
	const total = input.files.reduce((sum, { blob }) => sum + blob.size, 0);
	let told = 0;
	return ok(
		await inspectBackup(input.files, input.mode, {
			sha256,
			digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
			verifySig: sigVerifier(),
			progress(done) {
				// A frame may be small; a bar moves no finer.
				if (done < total && done - told < total / 200) return;
				told = done;
				progress({ done, total });
			}
		})
	);
});
