import { deflateRawSync } from 'node:zlib';

/** A ZIP file of `parts`, as any program would write it; what is in it may be anything. */
export function zip(parts: Record<string, Buffer>): Buffer {
	const bodies: Buffer[] = [];
	const table: Buffer[] = [];
	let offset = 0;
	for (const [name, plain] of Object.entries(parts)) {
		const packed = deflateRawSync(plain, { level: 9 });
		const title = Buffer.from(name);
		// Sizes, method and name stand in both headers; nothing here checks the checksum.
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(8, 4);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(plain.length, 18);
		shared.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, packed]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		table.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, place, title]));
		bodies.push(local);
		offset += local.length;
	}
	const end = Buffer.alloc(18);
	end.writeUInt16LE(table.length, 4);
	end.writeUInt16LE(table.length, 6);
	end.writeUInt32LE(Buffer.concat(table).length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...bodies, ...table, Buffer.from('PK\u0005\u0006'), end]);
}

/** A workbook of one sheet with this markup as its rows. */
export const workbook = (rows: string | Buffer): Buffer =>
	zip({
		'xl/workbook.xml': Buffer.from(
			'<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
		),
		'xl/_rels/workbook.xml.rels': Buffer.from(
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
		),
		'xl/worksheets/sheet1.xml': Buffer.concat([
			Buffer.from('<worksheet><sheetData>'),
			Buffer.from(rows),
			Buffer.from('</sheetData></worksheet>')
		])
	});
