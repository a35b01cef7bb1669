import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import * as form from 'virtual:reply-form';
import { before, content, draft } from '../../../../tests/fixtures/reply/sample';
import { linkTo, LONGEST_LINK, readLink } from './link';
import { JPEG_URL, limits, type PacketContent } from './model';
import { DATA_END, DATA_START, writePacket } from './packet';
import { sealContent, withoutPictures } from './proof';
import { readPacket } from './read-packet';

const folder = new URL('../../../../tests/fixtures/reply/', import.meta.url);
const vector = new Uint8Array(readFileSync(new URL('packet-1.html', folder)));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const codeOf = (bytes: Uint8Array) => {
	const result = readPacket(bytes, sha256, '包');
	return result.ok ? 'ok' : result.problem.code;
};
const file = (json: string) =>
	new TextEncoder().encode(DATA_START + json.replaceAll('<', '\\u003c') + DATA_END);

describe('a packet', () => {
	it('that was committed is read as it was meant, for ever', () => {
		expect(readPacket(vector, sha256)).toEqual({ ok: true, value: content });
	});

	it('names its own script and style by their hashes and lets nothing else in', () => {
		const html = text(writePacket(content, form));
		const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
		const hash = (name: string) => {
			const [, inside = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html) ?? [];
			return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`;
		};
		expect(policy.split('; ')).toEqual([
			`default-src 'none'`,
			`script-src ${hash('script')}`,
			`style-src ${hash('style')}`,
			'img-src data: blob:',
			`base-uri 'none'`,
			`form-action 'none'`
		]);
		expect(html).not.toMatch(/<(link|iframe|object|embed)|\son\w+=|\sstyle=/);
	});

	it('keeps the form small: a phone in a village gets it by messenger', () => {
		expect(form.script.length).toBeLessThan(80_000);
	});

	it('holds words of any kind without letting them become part of the page', () => {
		const html = text(vector);
		expect(html.match(/<script/g)).toHaveLength(2);
		expect(html).toContain('二楼安全出口上锁 &lt;/script&gt;&lt;b&gt;&amp;&quot;');
		expect(html).not.toContain('</script><b>');
	});

	it('says without a script what to do, and what was found', () => {
		const html = text(vector);
		for (const words of [
			'用浏览器',
			'https://example.invalid/reply',
			'整改报告',
			'围墙边堆放杂物',
			'练习用'
		])
			expect(html).toContain(words);
	});

	it('altered at any byte of its content is refused or says the same', () => {
		const from = text(vector.slice()).indexOf(DATA_START);
		const start = new TextEncoder().encode(text(vector).slice(0, from)).length;
		for (let at = start; at < vector.length; at++) {
			const altered = vector.slice();
			altered[at] = (altered[at] ?? 0) ^ 1;
			const result = readPacket(altered, sha256);
			if (result.ok) expect(result.value, `byte ${at}`).toEqual(content);
		}
	});
});

const other = (change: Partial<PacketContent>) => file(JSON.stringify({ ...content, ...change }));
it.each<[string, string, Uint8Array]>([
	['nothing', 'packet-foreign', new Uint8Array()],
	['another page', 'packet-foreign', new TextEncoder().encode('<!doctype html><p>你好')],
	['a file cut short', 'packet-damaged', vector.slice(0, -200)],
	['no JSON', 'packet-damaged', file('{')],
	['JSON of something else', 'packet-foreign', file('[]')],
	['deep brackets', 'packet-foreign', file('['.repeat(90_000) + ']'.repeat(90_000))],
	['a later version', 'packet-newer', other({ format: 'anxiao-reply-packet/2' as never })],
	['no finding', 'packet-damaged', other({ findings: [] })],
	['a link that runs', 'packet-damaged', other({ reply: { link: 'javascript:alert(1)' } })],
	['another id', 'packet-altered', other({ id: 'packet-other' })],
	[
		'another picture',
		'packet-altered',
		other({
			findings: content.findings.map((one) => ({
				...one,
				photo: `${JPEG_URL}${before.slice(0, 8)}`
			}))
		})
	],
	['a picture taken away', 'packet-altered', other(withoutPictures(draft))]
])('refuses %s as %s', (_, code, bytes) => {
	expect(codeOf(bytes)).toBe(code);
});

it('refuses a packet that is too large before it looks into it', () => {
	expect(codeOf(new Uint8Array(limits.packetBytes + 1))).toBe('packet-too-large');
});

describe('a link', () => {
	it('brings everything but the pictures, under the same hash', async () => {
		const link = (await linkTo(content)) ?? '';
		expect(link.startsWith('https://example.invalid/reply#p=1')).toBe(true);
		const read = await readLink(new URL(link).hash, sha256);
		expect(read).toEqual({
			ok: true,
			value: withoutPictures(content)
		});
	});

	it('that was committed is read for ever', async () => {
		const link = readFileSync(new URL('link-1.txt', folder), 'utf8').trim();
		expect(await readLink(new URL(link).hash, sha256)).toMatchObject({
			ok: true,
			value: { hash: content.hash }
		});
	});

	it('is not made where it would not fit into a code', async () => {
		const random = (i: number) => createHash('sha512').update(String(i)).digest('base64');
		const long = sealContent(
			{
				...draft,
				findings: Array.from({ length: 30 }, (_, i) => ({
					...(draft.findings[1] as PacketContent['findings'][number]),
					id: `f${i}`,
					number: i + 1,
					text: random(i)
				}))
			},
			sha256
		);
		expect(await linkTo(long)).toBeUndefined();
		expect((await linkTo(content))?.length).toBeLessThanOrEqual(LONGEST_LINK);
	});

	it.each([
		['cut anywhere', (hash: string) => hash.slice(0, -7)],
		['of another kind', () => '#p=9AAAA'],
		['with nothing in it', () => '#p=1'],
		['of other letters', () => '#p=1%E4%BD%A0']
	])('%s is refused by name', async (_, change) => {
		const { hash } = new URL((await linkTo(content)) ?? '');
		expect(await readLink(change(hash), sha256)).toMatchObject({
			ok: false,
			problem: { code: 'packet-cut' }
		});
	});

	it('that inflates to more than any packet is given up', async () => {
		const bomb = new Blob([new Uint8Array(5_000_000)])
			.stream()
			.pipeThrough(new CompressionStream('deflate-raw'));
		const bytes = Buffer.from(await new Response(bomb).arrayBuffer());
		expect(await readLink(`#p=1${bytes.toString('base64url')}`, sha256)).toMatchObject({
			ok: false
		});
	});

	it('about something else is left alone', async () => {
		expect(await readLink('#main', sha256)).toBeUndefined();
	});
});
