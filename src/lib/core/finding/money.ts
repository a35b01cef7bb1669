/** Money for putting something right: 元, a decimal. */

/**
 * What somebody typed as the decimal that is kept, or undefined where it is none. Full-width figures, separators of thousands and
 * the unit are read; at most two decimals, and less than ten thousand million. Empty text stays empty: not known.
 */
export function readMoney(typed: string): string | undefined {
	const text = typed
		.normalize('NFKC')
		.replace(/[\s,，]/g, '')
		.replace(/^[¥￥]|元$/g, '');
	if (text === '') return '';
	const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text);
	if (!match) return undefined;
	const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
	const part = (match[2] ?? '').replace(/0+$/, '');
	return part ? `${whole}.${part}` : whole;
}
