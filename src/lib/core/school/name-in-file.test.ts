import { expect, it } from 'vitest';
import { nameInFile } from './name-in-file';

it.each([
	['向阳小学', '向阳小学'],
	['城关/一小:本部?', '城关_一小_本部_'],
	['a\u0000b\nc', 'a_b_c']
])('%j stands in a file name as %j', (name, written) => {
	expect(nameInFile(name)).toBe(written);
});

it('leaves room in the 255 bytes that a file system gives, and cuts no character in two', () => {
	const around = '整改回复包__2026-09-01_没写完.anxiao-reply.json';
	for (const name of ['校'.repeat(100), '𬇹'.repeat(100)]) {
		const written = nameInFile(name);
		expect(written.isWellFormed()).toBe(true);
		expect(new TextEncoder().encode(written).length).toBeLessThanOrEqual(240);
	}
	expect(new TextEncoder().encode(around + nameInFile('校'.repeat(100))).length).toBeLessThan(255);
});
