/**
 * One cell of a CSV file that spreadsheet programs must not run. They take a cell as a formula when it begins with one of
 * these, blanks and full-width forms included, and some also look at each line within a cell (OWASP, CSV injection).
 */
const risky = /^[\s\u3000\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const number = /^-?\d{1,15}(\.\d+)?$/;

/** With a leading `'` on each line that could run; plain numbers stay numbers. */
export function guardCell(text: string): string {
	// Nearly every cell: nothing in it could begin a formula.
	if (!/[=+\-@＝＋－＠\t\r\n]/.test(text)) return text;
	if (number.test(text)) return text;
	const first = /^[\t\r\n]/.test(text) ? `'${text}` : text;
	return first
		.split(/(\r\n|\r|\n)/)
		.map((line, index) => (index % 2 === 0 && risky.test(line) ? `'${line}` : line))
		.join('');
}

/** One line with CRLF (RFC 4180). NUL, which ends the text for some programs, is left out. */
export const csvLine = (cells: readonly string[]): string =>
	cells
		.map((cell) => {
			const text = guardCell(cell.replaceAll('\u0000', ''));
			return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
		})
		.join(',') + '\r\n';
