/** The looks that cells may have, and their table (ECMA-376-1, 18.8). */

/** `head`: column titles. `wrap`: long text. `title`: first line of the summary. `bad`: what failed, bold red, and its word says so too. */
export type Look = 'head' | 'wrap' | 'title' | 'bad' | 'percent';
type Kind = 'text' | 'number' | 'date' | 'instant';

interface Format {
	number: number;
	font: number;
	fill: number;
	border: number;
	alignment: string;
}
const top = '<alignment vertical="top"/>';
const plain: Format = { number: 0, font: 0, fill: 0, border: 1, alignment: top };
/** 49 is `@`: typing into the cell again keeps it text. 164 and up are our own. */
const formats: Record<string, Format> = {
	blank: { number: 0, font: 0, fill: 0, border: 0, alignment: '' },
	text: { ...plain, number: 49 },
	wrap: { ...plain, number: 49, alignment: '<alignment vertical="top" wrapText="1"/>' },
	bad: { ...plain, number: 49, font: 2 },
	number: plain,
	percent: { ...plain, number: 166 },
	date: { ...plain, number: 164 },
	instant: { ...plain, number: 165 },
	head: {
		number: 49,
		font: 1,
		fill: 2,
		border: 1,
		alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>'
	},
	title: { number: 49, font: 3, fill: 0, border: 0, alignment: '<alignment vertical="center"/>' }
};
const order = Object.keys(formats);

/** Index of a cell's style. */
export function style(kind: Kind, look?: Look): number {
	if (look === 'wrap' || look === 'bad') return order.indexOf(kind === 'text' ? look : kind);
	return order.indexOf(look ?? kind);
}

const font = (size: number, extra = '') =>
	`<font>${extra}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;

export const stylesMarkup = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0&quot;%&quot;"/></numFmts><fonts count="4">${font(10)}${font(10, '<b/>')}<font><b/><sz val="10"/><color rgb="FFB3261E"/><name val="宋体"/><family val="3"/><charset val="134"/></font>${font(14, '<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDE8"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${order.length}">${order
	.map((name) => {
		const { number, font, fill, border, alignment } = formats[name]!;
		return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
	})
	.join(
		''
	)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
