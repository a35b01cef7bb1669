import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { sampleTemplate } from './checking/sample-template';
import { rulesHash, templateBytes, templateHash } from './hash';
import type { Template } from './model';

const after = (change: (template: Template) => void): Template => {
	const template = sampleTemplate();
	change(template);
	return template;
};
const [template, rules] = [
	templateHash(sampleTemplate(), sha256),
	rulesHash(sampleTemplate(), sha256)
];

it('gives the same bytes whatever the order of keys', () => {
	const turned = Object.fromEntries(Object.entries(sampleTemplate()).reverse()) as Template;
	expect(templateBytes(turned)).toEqual(templateBytes(sampleTemplate()));
	expect(template).toMatch(/^[\w-]{43}$/);
});

it('reads back as the template', () => {
	expect(JSON.parse(new TextDecoder().decode(templateBytes(sampleTemplate())))).toEqual(
		sampleTemplate()
	);
});

it.each<[string, (template: Template) => void]>([
	[
		'the wording of an item',
		(t) => ((t.sections[0]?.items[0] ?? { text: { zh: '' } }).text.zh = '别的话')
	],
	['a translation', (t) => delete t.title.en],
	['the version', (t) => (t.version = '2026.2')],
	['what is sensitive', (t) => Object.assign(t.sections[0] ?? {}, { sensitive: true })]
])('%s changes the hash, but not that of the rules', (_, change) => {
	expect(templateHash(after(change), sha256)).not.toBe(template);
	expect(rulesHash(after(change), sha256)).toBe(rules);
});

it.each<[string, (template: Template) => void]>([
	['who signs', (t) => (t.signers = { inspectors: 3, school: 1 })],
	['a parameter', (t) => Object.assign(t.parameters[0] ?? {}, { value: '200' })],
	[
		'a severity',
		(t) => Object.assign(t.sections[0]?.items[0]?.rules[0] ?? {}, { severity: 'major' })
	],
	['a condition', (t) => Object.assign(t.sections[0]?.items[0] ?? {}, { when: { all: [] } })],
	[
		'the date of a rule',
		(t) => Object.assign(t.sections[0]?.items[0]?.rules[0]?.from ?? {}, { date: '2020-01-01' })
	]
])('%s changes both', (_, change) => {
	expect(templateHash(after(change), sha256)).not.toBe(template);
	expect(rulesHash(after(change), sha256)).not.toBe(rules);
});
