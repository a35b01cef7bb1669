/** A phrase in words: its three parts, and how often this office wrote it. */
import type { Offer } from '$lib/core/phrases/book';
import * as m from './generated/messages';

export const phraseLines = ({ fact, basis, demand }: Offer & { basis: string }) => [
	{ label: m.phrases_fact(), text: fact },
	{ label: m.phrases_basis(), text: basis || m.phrases_no_basis(), quiet: true },
	{ label: m.phrases_demand(), text: demand || m.phrases_no_demand(), quiet: !demand }
];

export const phraseUse = ({ notices, often }: Offer): string =>
	often ? m.phrases_often({ count: notices }) : m.phrases_used({ count: notices });
