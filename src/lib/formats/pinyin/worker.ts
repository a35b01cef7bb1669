import { pinyin } from 'pinyin-pro';
import { lettersOf } from '../../core/finding/ledger/letters';
import { ok } from '../../core/result';
import { serveJob, type JobScope } from '../job/serve-job';
import type { LettersAnswer, LettersInput } from './contract';

const everyReading = {
	pattern: 'first',
	toneType: 'none',
	type: 'array',
	multiple: true
} as const;

serveJob(self as unknown as JobScope, async (input) => {
	const { characters } = input as LettersInput;
	const answer: LettersAnswer = Uint32Array.from(characters, (character) =>
		lettersOf(pinyin(character, everyReading))
	);
	return ok(answer);
});
