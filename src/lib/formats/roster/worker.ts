import { sha256 } from '@noble/hashes/sha2.js';
import { serveJob, type JobScope } from '../job/serve-job';
import type { RosterInput } from './contract';
import { readRoster } from './read-roster';

const random = () =>
	Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) =>
		b.toString(16).padStart(2, '0')
	).join('');

serveJob(self as unknown as JobScope, async (input, { progress }) => {
	const { file, areas } = input as RosterInput;
	const bytes = new Uint8Array(await file.arrayBuffer());
	return readRoster(bytes, { areas, sha256, random }, progress);
});
