import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplateFile } from './read-template-file';

const utf8 = (text: string) => new TextEncoder().encode(text);
const first = (bytes: Uint8Array) => {
	const result = readTemplateFile(bytes, 'a.json');
	return result.ok ? undefined : result.problem[0];
};

test('broken JSON names line and column', () => {
	expect(first(utf8('{\n  "a": 1,\n  "b" 2\n}'))).toMatchObject({
		code: 'template-file-json',
		place: 'a.json',
		detail: { line: 3, column: 7 }
	});
	expect(first(utf8('{"a":'))).toMatchObject({ code: 'template-file-json', detail: { line: 1 } });
});

test.each([
	['nothing', new Uint8Array(), 'template-file-empty'],
	['GB18030', Uint8Array.of(0x22, 0xd6, 0xd0, 0x22), 'template-file-gb18030'],
	['no text', Uint8Array.of(0xff, 0xff), 'template-file-encoding'],
	['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1), 'template-file-too-large'],
	['other JSON', utf8('[]'), 'not-a-template'],
	['deep JSON', utf8('['.repeat(5000) + ']'.repeat(5000)), 'not-a-template']
])('%s has its own code', (_, bytes, code) => {
	expect(first(bytes)?.code).toBe(code);
});

test('any bytes give a template or problems', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.uint8Array({ maxLength: 200 }),
				fc.json().map(utf8),
				fc.json().map((json) => utf8(`{"format":"anxiao-template/1","sections":${json}}`))
			),
			(bytes) => {
				const result = readTemplateFile(bytes);
				expect(result.ok || result.problem.length > 0).toBe(true);
			}
		),
		{ numRuns: 500 }
	);
});
