import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLANK } from '../src/lib/core/phrases/blank';
import { PhraseFile, type Phrase } from '../src/lib/core/phrases/model';
import { folded } from '../src/lib/core/phrases/same-sentence';
import { findIdentifiers } from '../src/lib/core/privacy/identifiers';
import { SeedSection } from '../src/lib/core/template/recipe';

const json = (file: string): unknown =>
	JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
const files = readdirSync(path.join(import.meta.dirname, 'phrases'));
const sections = files.map((file) => SeedSection.parse(json(`items/${file}`)));
const items = sections.flatMap((section) => section.items);
const books = files.map((file) => PhraseFile.parse(json(`phrases/${file}`)));
const phrases = books.flatMap((book) =>
	Object.entries(book.items).flatMap(([item, all]) => all.map((phrase) => ({ item, ...phrase })))
);
/** Facts and demands of which something is wrong, with their items. */
const wrong = (test: (text: string, phrase: Phrase & { item: string }) => boolean): string[] =>
	phrases.flatMap((phrase) =>
		[phrase.fact, phrase.demand]
			.filter((text) => test(text, phrase))
			.map((text) => `${phrase.item} ${text}`)
	);

describe('the phrases', () => {
	it('stand in a file for each file of items, in its order', () => {
		expect(files).toEqual(readdirSync(path.join(import.meta.dirname, 'items')));
		expect(books.map(({ section }) => section)).toEqual(sections.map((one) => one.section.id));
	});

	it('leave no item without one, and name no other', () => {
		const named = books.flatMap((book) => Object.keys(book.items));
		expect(named).toEqual(items.map(({ id }) => id));
		expect(named).toHaveLength(352);
	});

	it('say no fact twice, whatever the punctuation', () => {
		const facts = phrases.map(({ fact }) => folded(fact));
		expect(facts.filter((fact, at) => facts.indexOf(fact) !== at)).toEqual([]);
	});

	it('are short enough for a line of a notice', () => {
		expect(wrong((text, { fact }) => text.length > (text === fact ? 45 : 60))).toEqual([]);
	});

	it('name nobody, also by what is looked for where pupils were hurt', () => {
		expect(wrong((text) => findIdentifiers(text, { sensitive: true }).length > 0)).toEqual([]);
	});

	it('leave the law to the ground that is cited from the rule in force', () => {
		expect(wrong((text) => /[《》〔〕]|第[\d一二三四五六七八九十]+条|号令|GB/.test(text))).toEqual([]);
	});

	it('have no number that the item does not have', () => {
		const sources = new Map(
			items.map(({ id, text, rules }) => [
				id,
				text.zh + JSON.stringify(rules.map(({ fields }) => fields))
			])
		);
		const isKnown = (number: string, item: string) =>
			new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`).test(
				sources.get(item) ?? ''
			);
		expect(
			wrong((text, { item }) =>
				(text.match(/\d+(?:\.\d+)?/g) ?? []).some((number) => !isKnown(number, item))
			)
		).toEqual([]);
	});

	it('leave a blank in one way, and address nobody', () => {
		const others = (text: string) => text.replaceAll(BLANK, '');
		expect(wrong((text) => /[＿_…]|您|！|请学校/.test(others(text)))).toEqual([]);
	});

	it('choose one thing, so that nothing has to be struck out', () => {
		expect(wrong((text, { fact }) => text === fact && /，或|／|\//.test(text))).toEqual([]);
	});
});
