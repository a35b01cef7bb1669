import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8').replace(
	/\/\*[\s\S]*?\*\//g,
	''
);

/** The declarations of the first block with exactly this selector. */
function block(selector: string): Map<string, string> {
	const at = css.indexOf(`${selector} {`);
	if (at < 0) throw new Error(`no block ${selector}`);
	const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
	return new Map(
		[...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!])
	);
}

const root = block(':root');
const sunlight = block(":root[data-theme='sunlight']");

const themes = {
	light: (name: string) => side(root.get(name), 0),
	dark: (name: string) => side(root.get(name), 1),
	sunlight: (name: string) => side(sunlight.get(name) ?? root.get(name), 0)
};
type Theme = keyof typeof themes;

function side(value: string | undefined, index: 0 | 1): string {
	const pair = value?.match(/^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/);
	const colour = pair ? pair[index + 1] : value;
	if (!colour?.match(/^#[0-9a-f]{6}$/)) throw new Error(`not a plain colour: ${value}`);
	return colour;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
	const channel = (at: number) => {
		const value = parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

const grounds = ['--paper', '--card', '--sunk'];
const accents = ['pine', 'red', 'amber', 'blue'];

/** Every text that may stand on a ground. */
const textPairs: [string, string][] = [
	...['--ink', '--ink-2', ...accents.map((name) => `--${name}`)].flatMap((text) =>
		grounds.map((ground): [string, string] => [text, ground])
	),
	...accents.flatMap((name): [string, string][] => [
		[`--${name}`, `--${name}-soft`],
		['--ink', `--${name}-soft`],
		['--ink-2', `--${name}-soft`],
		[`--on-${name}`, `--${name}`]
	]),
	['--on-ink', '--ink']
];

/** What must be seen to be used: outlines of controls, focus rings, the parts of a meter against its track. */
const edgePairs: [string, string][] = [
	...['--edge', '--focus', ...accents.map((name) => `--${name}`)].flatMap((edge) =>
		grounds.map((ground): [string, string] => [edge, ground])
	),
	...accents.map((name): [string, string] => ['--edge', `--${name}-soft`]),
	...accents.map((name): [string, string] => ['--focus', `--${name}-soft`]),
	['--grey', '--sunk'],
	['--grey', '--card'],
	['--hatch', '--red']
];

const limits: Record<Theme, { text: number; edge: number }> = {
	light: { text: 4.5, edge: 3 },
	dark: { text: 4.5, edge: 3 },
	sunlight: { text: 7, edge: 4.5 }
};

describe.each(Object.keys(themes) as Theme[])('the %s theme', (theme) => {
	const colour = themes[theme];
	it.each(textPairs)('keeps %s readable on %s', (text, ground) => {
		expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(limits[theme].text);
	});
	it.each(edgePairs)('keeps the edge %s visible on %s', (edge, ground) => {
		expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(limits[theme].edge);
	});
});

describe('the pairs above', () => {
	it('name every colour token but the hairline and the veil', () => {
		const named = new Set([...textPairs, ...edgePairs].flat());
		const colours = [...root].filter(([, value]) => /#|rgb/.test(value)).map(([name]) => name);
		expect(colours.filter((name) => !named.has(name))).toEqual(['--line', '--veil']);
	});
	it('are all set anew for sunlight, so that no colour of the calm theme is left in it', () => {
		const colours = [...root].filter(([, value]) => value.includes('light-dark')).map(([n]) => n);
		expect(colours.filter((name) => !sunlight.has(name))).toEqual(['--veil']);
	});
});

it('measures black on white as 21 to 1', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

it('agrees with the colours that app.html paints before any style sheet is there', () => {
	const html = readFileSync(path.join(import.meta.dirname, '../../app.html'), 'utf8');
	const painted = new Set(html.match(/#[0-9a-f]{6}/g));
	const tokens = ['--paper', '--card', '--line', '--ink-2'];
	const expected = new Set(tokens.flatMap((name) => [themes.light(name), themes.dark(name)]));
	expect(painted).toEqual(expected);
});
