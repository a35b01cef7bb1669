/** A phrase in words: its three parts, and how often this office wrote it. */
import type { Offer } from '$lib/core/phrases/book';
import * as m from './generated/messages';

const factLine = ({ fact }: Offer) => ({ label: m.phrases_fact(), text: fact });

export const basisLine = ({ basis }: { basis: string }) => ({
	label: m.phrases_basis(),
	text: basis || m.phrases_no_basis(),
	quiet: true
});

const demandLine = ({ demand }: Offer) => ({
	label: m.phrases_demand(),
	text: demand || m.phrases_no_demand(),
	quiet: !demand
});

export const phraseLines = (phrase: Offer & { basis: string }) => [
	factLine(phrase),
	basisLine(phrase),
	demandLine(phrase)
];

/** Where the basis stands once for several. */
export const spokenLines = (phrase: Offer) => [factLine(phrase), demandLine(phrase)];

export const phraseUse = ({ notices, often }: Offer): string =>
	often ? m.phrases_often({ count: notices }) : m.phrases_used({ count: notices });
