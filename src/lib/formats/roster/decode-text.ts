/** Bytes of a text table to text. Office programs in China write GB18030 unless told otherwise, so that is no mistake. */
export interface Decoded {
	text: string;
	encoding: 'utf-8' | 'gb18030' | 'utf-16';
}

const decode = (bytes: Uint8Array, label: string): string | undefined => {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
};

/**
 * UTF-16 by its mark, then UTF-8, then GB18030, each strictly: a wrong guess would fill the roster with wrong characters that
 * nobody notices. Undefined where none fits or NUL characters show that it is no text.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
	const mark =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: undefined;
	const found: Decoded | undefined = mark
		? read(bytes, mark, 'utf-16')
		: (read(bytes, 'utf-8', 'utf-8') ?? read(bytes, 'gb18030', 'gb18030'));
	return found?.text.includes('\u0000') ? undefined : found;
}

const read = (
	bytes: Uint8Array,
	label: string,
	encoding: Decoded['encoding']
): Decoded | undefined => {
	const text = decode(bytes, label);
	return text === undefined ? undefined : { text, encoding };
};
