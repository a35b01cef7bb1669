/**
 * 用语库: sentences that an inspector may take for a failed item instead of typing them. Zh alone: they go into Chinese papers,
 * and are no words of the screen. The ground of the sentence is never in the data; it is cited from the rule in force.
 */
import * as z from 'zod/mini';

const sentence = z.string().check(z.minLength(6), z.maxLength(120), z.regex(/^\S[^\n]*。$/));

export const Phrase = z.strictObject({
	/** What was seen: goes into 问题描述. */
	fact: sentence,
	/** What the school has to do: goes into 整改措施. */
	demand: sentence
});
export type Phrase = z.infer<typeof Phrase>;

/** One file of `seeds/phrases/`: by item id, in the order in which they are offered. */
export const PhraseFile = z.strictObject({
	format: z.literal('anxiao-phrases/1'),
	section: z.string().check(z.minLength(1), z.maxLength(8)),
	items: z.record(z.string(), z.array(Phrase).check(z.minLength(1), z.maxLength(3)))
});
export type PhraseFile = z.infer<typeof PhraseFile>;

/** What stood about one failed item when its inspection was sealed. */
export interface KeptSentence {
	/** Id of the inspection, so that one notice counts once. */
	inspection: string;
	item: string;
	/** 问题描述 as the inspector wrote it. */
	fact: string;
	/** 整改措施; empty where none was written. */
	demand: string;
}
