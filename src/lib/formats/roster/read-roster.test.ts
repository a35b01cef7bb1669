import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/universal';
import areas from '../../../../seeds/areas.json';
import { Areas } from '../../core/school/county';
import { templateHeaders } from './columns';
import { readRoster } from './read-roster';

const tools = { areas: Areas.parse(areas), sha256, random: () => 'random' };
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array<ArrayBuffer>) => readRoster(bytes, tools);
async function good(bytes: Uint8Array<ArrayBuffer>) {
	const result = await read(bytes);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}
async function workbook(rows: (string | number | null)[][]) {
	const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
	const blob = await writeWorkbook(cells).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}
const header = '学校名称,学校标识码,县(市、区),学段,学生数,有无食堂,校车号牌';
/** 学校名称,县区,学段 / 示例小学,咸安,小学 in GB18030. */
const gb18030 = Uint8Array.from(
	'd1a7d0a3c3fbb3c62ccfd8c7f82cd1a7b6ce0acabec0fdd0a1d1a72ccfccb0b22cd0a1d1a70a'.match(/../g)!,
	(pair) => parseInt(pair, 16)
);

describe('a roster that is in order', () => {
	test('becomes schools with attributes and units', async () => {
		const row = '向阳湖示例小学,2142990101,咸安区,小学,"1,280人",有,鄂L·示例1、鄂L·示例2';
		const { schools, problems } = await good(utf8(`${header}\r\n${row}\r\n`));
		expect(problems).toEqual([]);
		expect(schools).toEqual([
			{
				id: 'school-2142990101',
				name: '向阳湖示例小学',
				code: '2142990101',
				area: '421202',
				attributes: { stage: 'primary', students: 1280, has_canteen: true, has_bus: true },
				units: [
					expect.objectContaining({ kind: 'vehicle', label: '鄂L·示例1' }),
					expect.objectContaining({ kind: 'vehicle', label: '鄂L·示例2' })
				]
			}
		]);
	});

	test('brings the short name and the responsible inspector along', async () => {
		const { schools, problems } = await good(
			utf8(
				'学校名称,简称,县区,学段,责任督学（电话）\n示例小学,示小,咸安,小学,样例督学 13800000000\n'
			)
		);
		expect(problems).toEqual([]);
		expect(schools).toMatchObject([{ shortName: '示小', inspector: '样例督学 13800000000' }]);
	});

	test('is read in UTF-8 with a mark, in GB18030 and in UTF-16', async () => {
		expect((await good(utf8(`\ufeff${header}\n示例小学,,咸安,小学`))).encoding).toBe('utf-8');
		const chinese = await good(gb18030);
		expect([chinese.encoding, chinese.schools[0]?.name]).toEqual(['gb18030', '示例小学']);
		const wide = new Uint8Array([
			0xff,
			0xfe,
			...new Uint8Array(
				Uint16Array.from([...'学校名称\t县区\n甲\t通山'], (c) => c.charCodeAt(0)).buffer
			)
		]);
		expect((await good(wide)).encoding).toBe('utf-16');
	});

	test('is read from a workbook with a title above, numbers kept whole', async () => {
		const { schools, problems } = await good(
			await workbook([
				['2026年秋季学校名册', null, null, null],
				['学校名称', '标识码', '县区', '学生数'],
				['示例小学', 2142990101, '赤壁市', 826]
			])
		);
		expect(schools[0]).toMatchObject({
			code: '2142990101',
			area: '421281',
			attributes: { students: 826 }
		});
		expect(problems.map((p) => p.code)).toEqual(['roster-stage-missing']);
	});

	test('leaves what is empty or unclear unknown, never no', async () => {
		const { schools } = await good(utf8(`${header}\n示例小学,,嘉鱼县,小学,,不详,`));
		expect(schools[0]?.attributes).toEqual({ stage: 'primary' });
	});

	test('takes 市直 and 高新区 as who manages the school', async () => {
		const { schools } = await good(utf8(`学校名称,县区,学段\n甲,市直,高中\n乙,咸宁高新区,小学`));
		expect(schools.map((s) => [s.area, s.attributes.affiliation])).toEqual([
			['421200', 'city'],
			['421202', 'zone']
		]);
	});

	test('understands every header of its own template', async () => {
		const { problems, schools } = await good(
			utf8(`${templateHeaders.join(',').replace('县(市、区)', '"县(市、区)"')}\n甲,,咸安,,小学`)
		);
		expect(problems).toEqual([]);
		expect(schools[0]?.attributes).toEqual({ stage: 'primary' });
	});
});

describe('what is wrong with a row', () => {
	test.each([
		['', '咸安', '小学', '1', 'roster-name-missing', '学校名称'],
		['甲'.repeat(101), '咸安', '小学', '1', 'roster-name-too-long', '学校名称'],
		['甲', '', '小学', '1', 'roster-area-missing', '县区'],
		['甲', '不存在县', '小学', '1', 'roster-area-unknown', '县区'],
		['甲', '咸安', '大学', '1', 'roster-value-unknown', '学段'],
		['甲', '咸安', '小学', '-5', 'roster-number-impossible', '学生数'],
		['甲', '咸安', '小学', '1e9', 'roster-number-impossible', '学生数'],
		['甲', '咸安', '小学', '12.5', 'roster-number-impossible', '学生数'],
		['甲', '咸安', '小学', '#REF!', 'roster-formula-error', '学生数']
	])('names row and column: %.8s %s %s %s', async (name, area, stage, students, code, column) => {
		const { schools, problems } = await good(
			utf8(`学校名称,县区,学段,学生数\n${name},${area},${stage},${students}\n乙,咸安,小学,2`)
		);
		expect(schools.map((school) => school.name)).toEqual(['乙']);
		expect(problems).toEqual([expect.objectContaining({ code, column, row: 2, refused: true })]);
	});

	test('a bad code refuses the row, one of another stage is only mentioned', async () => {
		const { schools, problems } = await good(
			utf8(`${header}\n甲,123,咸安,小学\n乙,3142990101,咸安,小学`)
		);
		expect(schools.map((school) => school.name)).toEqual(['乙']);
		expect(problems.map((p) => [p.code, p.row, p.refused])).toEqual([
			['roster-code-bad', 2, true],
			['roster-code-stage', 3, false]
		]);
	});

	test('the second of two rows for one school is refused and names the first', async () => {
		const { schools, problems } = await good(utf8(`${header}\n甲,,咸安,小学\n\n甲 ,,咸安,小学`));
		expect(schools).toHaveLength(1);
		expect(problems).toEqual([
			expect.objectContaining({ code: 'roster-duplicate', row: 4, detail: { first: 2 } })
		]);
	});

	test('an unknown column is mentioned and ignored', async () => {
		const { schools, problems } = await good(utf8(`学校名称,县区,学段,校训\n甲,咸安,小学,勤`));
		expect(schools).toHaveLength(1);
		expect(problems).toEqual([
			expect.objectContaining({ code: 'roster-column-unknown', column: '校训', refused: false })
		]);
	});

	test('a quotation mark that never closes does not swallow the rest unseen', async () => {
		const { schools, problems } = await good(
			utf8(`学校名称,县区,学段\n"甲,咸安,小学\n乙,咸安,小学`)
		);
		expect(schools).toEqual([]);
		expect(problems.map((p) => p.code)).toContain('roster-quote-open');
	});

	test('markup and formula text stay the text they are', async () => {
		const name = `<img src=x onerror=alert(1)>=cmd()`;
		const { schools } = await good(utf8(`学校名称,县区,学段\n${name},咸安,小学`));
		expect(schools[0]?.name).toBe(name);
	});
});

describe('what is wrong with a file', () => {
	test('each kind of wrong file has its own code', async () => {
		const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
			const result = await read(bytes);
			return result.ok ? 'ok' : result.problem.code;
		};
		expect(await codeOf(new Uint8Array())).toBe('roster-file-empty');
		expect(await codeOf(utf8(header))).toBe('roster-file-empty');
		expect(await codeOf(utf8('a,b\n1,2'))).toBe('roster-no-header');
		expect(await codeOf(utf8('学校名称,校名\n甲,乙'))).toBe('roster-column-twice');
		expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('roster-file-old');
		expect(await codeOf(utf8('%PDF-1.7'))).toBe('roster-file-kind');
		expect(await codeOf(Uint8Array.of(0xff, 0xff, 0x80))).toBe('roster-file-encoding');
		expect(await codeOf(utf8('PK\u0003\u0004'))).toBe('roster-file-kind');
		const whole = await workbook([
			['学校名称', '县区'],
			['甲', '咸安']
		]);
		expect(await codeOf(whole.slice(0, whole.length - 30))).toBe('roster-file-damaged');
		expect(await codeOf(new Uint8Array(40 * 1024 * 1024))).toBe('roster-file-too-large');
	});

	test('20,000 rows are read, one more is refused, and so are 200,000', async () => {
		const rows = (count: number) =>
			'学校名称,县区,学段\n' +
			Array.from({ length: count }, (_, i) => `示例${i}校,咸安,小学`).join('\n');
		expect((await good(utf8(rows(20_000)))).schools).toHaveLength(20_000);
		for (const count of [20_001, 200_000])
			expect(await read(utf8(rows(count)))).toMatchObject({
				problem: { code: 'roster-too-many-rows' }
			});
	});

	test('a workbook of 200,000 rows is refused', async () => {
		const rows: (string | number)[][] = [['学校名称', '县区']];
		for (let i = 0; i < 200_000; i += 1) rows.push([i, '咸安']);
		const bytes = await workbook(rows);
		expect(await read(bytes)).toMatchObject({ problem: { code: 'roster-too-many-rows' } });
	});
});

test('any bytes give a preview or a problem', async () => {
	const pieces = fc.array(
		fc.oneof(
			fc.uint8Array({ maxLength: 40 }),
			fc
				.constantFrom(
					...['学校名称', ',', '\n', '"', '县区', '咸安', 'PK\u0003\u0004', '=1+1', '\t']
				)
				.map(utf8)
		),
		{ maxLength: 30 }
	);
	await fc.assert(
		fc.asyncProperty(pieces, async (parts) => {
			const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
			expect(typeof (await read(bytes)).ok).toBe('boolean');
		}),
		{ numRuns: 300 }
	);
});

test('any damage to a workbook gives a preview or a problem', async () => {
	const whole = await workbook([
		['学校名称', '县区'],
		['甲', '咸安']
	]);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
				minLength: 1,
				maxLength: 8
			}),
			async (changes) => {
				const bytes = whole.slice();
				for (const [at, byte] of changes) bytes[at] = byte;
				expect(typeof (await read(bytes)).ok).toBe('boolean');
			}
		),
		{ numRuns: 300 }
	);
});
