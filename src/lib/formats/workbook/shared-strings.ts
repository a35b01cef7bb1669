/** The workbook's table of texts (ECMA-376-1, 18.4): the same sentence on a thousand rows is stored once. */

/** A cell holds no more; spreadsheet programs call a file with a longer one damaged. */
const LONGEST_CELL = 32_767;
const CUT = '……（过长，全文见 JSON 导出）';

/** What XML cannot carry is written as `_xHHHH_`, and text that looks like that is escaped itself (18.4.12, ST_Xstring). */
export function escapeText(text: string): string {
	return text
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(
			// eslint-disable-next-line no-control-regex
			/[\u0000-\u0008\u000b-\u001f]/g,
			(c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
		);
}

/** Shortened to what a cell holds, with a word that says so. */
const fitCell = (text: string): string =>
	text.length <= LONGEST_CELL ? text : text.slice(0, LONGEST_CELL - CUT.length) + CUT;

export class SharedStrings {
	readonly #indexes = new Map<string, number>();
	count = 0;

	index(text: string): number {
		this.count += 1;
		const fitting = fitCell(text);
		let index = this.#indexes.get(fitting);
		if (index === undefined) {
			index = this.#indexes.size;
			this.#indexes.set(fitting, index);
		}
		return index;
	}

	*markup(): Iterable<string> {
		yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.count}" uniqueCount="${this.#indexes.size}">`;
		for (const text of this.#indexes.keys())
			yield `<si><t xml:space="preserve">${escapeText(text)}</t></si>`;
		yield '</sst>';
	}
}
