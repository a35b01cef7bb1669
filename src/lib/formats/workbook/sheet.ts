/** A worksheet that is written row by row (ECMA-376-1, 18.3.1.99), and continued on another sheet where it is full. */
import { ZipPart } from '../zip/write-zip';
import { cellMarkup, columnName, type Cell } from './cell';
import type { SharedStrings } from './shared-strings';

/** What spreadsheet programs can open. */
const MOST_SHEET_ROWS = 1_048_576;

export interface SheetColumn {
	title: string;
	/** In characters of a Latin digit; a Chinese character takes two. */
	width: number;
}

export interface SheetOptions {
	name: string;
	columns: readonly SheetColumn[];
	/** A frozen title row with a filter; otherwise rows stand as they are given. */
	titled: boolean;
	strings: SharedStrings;
	/** For tests; by default what spreadsheet programs can open. */
	mostRows?: number;
}

/** One sheet's XML. */
class Sheet {
	readonly name: string;
	readonly part: ZipPart;
	rows = 0;
	readonly #options: SheetOptions;

	constructor(name: string, file: string, options: SheetOptions) {
		this.name = name;
		this.part = new ZipPart(file);
		this.#options = options;
		const { columns, titled } = options;
		const pane = titled
			? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
			: '';
		void this.part.write(
			`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
				.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`)
				.join('')}</cols><sheetData>`
		);
		if (titled) void this.add(columns.map((c) => ({ text: c.title, look: 'head' })));
	}

	add(cells: readonly Cell[]): Promise<void> | undefined {
		this.rows += 1;
		const row = String(this.rows);
		let markup = `<row r="${row}">`;
		for (let i = 0; i < cells.length; i += 1)
			markup += cellMarkup(cells[i], columnName(i) + row, this.#options.strings);
		return this.part.write(markup + '</row>');
	}

	async end(): Promise<void> {
		const { columns, titled } = this.#options;
		const last = `${columnName(columns.length - 1)}${Math.max(1, this.rows)}`;
		const filter = titled ? `<autoFilter ref="A1:${last}"/>` : '';
		await this.part.write(
			`</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
		);
		await this.part.end();
	}
}

/** Sheets of one table. `open` numbers the files of the whole workbook. */
export class Table {
	readonly sheets: Sheet[] = [];
	readonly #options: SheetOptions;
	readonly #open: () => string;

	constructor(options: SheetOptions, open: () => string) {
		this.#options = options;
		this.#open = open;
		this.#next();
	}

	/** Await what it answers, if anything: the row waits for room. */
	add(cells: readonly Cell[]): Promise<void> | undefined {
		let sheet = this.sheets.at(-1)!;
		if (sheet.rows >= (this.#options.mostRows ?? MOST_SHEET_ROWS)) sheet = this.#next();
		return sheet.add(cells);
	}

	#next(): Sheet {
		const { name } = this.#options;
		const title = this.sheets.length === 0 ? name : `${name} ${this.sheets.length + 1}`;
		const sheet = new Sheet(title, this.#open(), this.#options);
		this.sheets.push(sheet);
		return sheet;
	}
}
