/** Which column means what: headers as bureaus write them, and the words in their cells. */
import { attributes, type Attribute } from '../../core/school/attributes';
import type { TextField } from '../../core/school/events';
import type { Unit } from '../../core/school/model';

/** What a column fills. */
export type Column =
	| { kind: 'text'; field: TextField }
	| { kind: 'attribute'; attribute: Attribute }
	/** Several labels in one cell. */
	| { kind: 'units'; unit: Unit['kind'] }
	/** Known and of no use here, e.g. a running number. */
	| { kind: 'skip' };

const textColumns = {
	name: ['学校名称', '学校', '校名', '单位名称', '学校（单位）名称', 'name'],
	code: ['学校标识码', '标识码', '学校（机构）标识码', '机构标识码', '学校代码', 'code'],
	area: ['县（市、区）', '县市区', '县区', '区县', '所属县区', '所在县区', '行政区划代码', 'area'],
	town: ['乡镇', '乡镇（街道）', '所在乡镇', '街道', '乡镇街道', 'town'],
	shortName: ['简称', '学校简称', 'short name'],
	inspector: ['责任督学', '挂牌督学', '责任督学（电话）', '责任督学及电话', 'inspector']
} as const satisfies Record<TextField, readonly string[]>;

const unitColumns: Record<Unit['kind'], string[]> = {
	vehicle: ['校车号牌', '校车车牌', '车牌号', '校车车牌号', 'vehicles'],
	driver: ['校车驾驶员', '驾驶员', 'drivers'],
	building: ['宿舍楼', '宿舍楼名称', 'buildings'],
	place: ['其他检查场所', 'places']
};

/** Beside an attribute's id and label. */
const attributeAliases: Record<string, string[]> = {
	stage: ['学校类型', '办学类型', '学校类别', '学段类型'],
	ownership: ['公办民办', '办别', '办学类别'],
	urban_rural: ['城乡类型', '城乡类别', '所在地类型'],
	affiliation: ['隶属关系', '管理单位'],
	students: ['学生人数', '在校生数', '在校学生数', '在校人数', '幼儿数'],
	boarders: ['住宿生数', '寄宿生数', '住校生人数', '寄宿人数'],
	girls: ['女生人数'],
	boys: ['男生人数', '男生数'],
	classes: ['班级个数', '教学班数', '班数'],
	staff: ['教职工人数', '教师数'],
	guards: ['保安数', '保安人数', '专职保安人数'],
	health_staff: ['校医数', '卫生保健人员数'],
	counsellors: ['心理教师人数', '心理健康教师数'],
	has_meal: ['是否供餐'],
	has_canteen: ['有无食堂', '是否有食堂', '食堂情况'],
	has_bus: ['有无校车', '是否有校车'],
	boarding: ['是否寄宿', '有无寄宿', '寄宿制', '是否寄宿制'],
	has_nap: ['有无午休室', '午休'],
	nutrition_program: ['营养餐', '是否营养改善计划'],
	direct_school: ['局直属', '是否局直属'],
	rural_small: ['小规模学校', '是否小规模学校'],
	has_chem_lab: ['有无化学实验室'],
	has_elevator: ['有无电梯'],
	has_boiler: ['有无锅炉', '锅炉'],
	has_fire_control_room: ['有无消防控制室'],
	has_fire_system: ['有无自动消防设施'],
	has_hydrant: ['有无消火栓'],
	uses_gas: ['是否用燃气', '燃气'],
	water_source: ['水源', '供水方式', '饮用水']
};

/** Headers and words are compared without blanks, width, brackets' contents in Latin, case and trailing marks. */
export const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s*:()、,/]/g, '');

const columns = new Map<string, Column>();
for (const [field, words] of Object.entries(textColumns))
	for (const word of words) columns.set(plain(word), { kind: 'text', field: field as 'name' });
for (const [unit, words] of Object.entries(unitColumns))
	for (const word of words) columns.set(plain(word), { kind: 'units', unit: unit as Unit['kind'] });
for (const attribute of attributes) {
	if (attribute.derived) continue;
	for (const word of [
		attribute.id,
		attribute.label.zh,
		`有无${attribute.label.zh}`,
		`是否${attribute.label.zh}`,
		...(attributeAliases[attribute.id] ?? [])
	])
		if (!columns.has(plain(word))) columns.set(plain(word), { kind: 'attribute', attribute });
}
for (const word of ['序号', '编号', '备注', 'no', 'no.'])
	columns.set(plain(word), { kind: 'skip' });

/** What a header means; undefined where nobody knows it. */
export const columnOf = (header: string): Column | undefined => columns.get(plain(header));

/** Headers of the template file, in its order; each is understood by `columnOf`. */
export const templateHeaders: readonly string[] = [
	'学校名称',
	'学校标识码',
	'县(市、区)',
	'乡镇',
	...attributes
		.filter((a) => !a.derived)
		.map((a) => (a.type === 'flag' ? flagHeader(a) : a.label.zh)),
	'校车号牌',
	'校车驾驶员',
	'宿舍楼',
	'简称',
	'责任督学'
];
function flagHeader(attribute: Attribute): string {
	return /^(有|用|组织|供|教育局|乡村|防范|校内|新建|营养)/.test(attribute.label.zh)
		? attribute.label.zh
		: `有无${attribute.label.zh}`;
}

const yes = new Set(['有', '是', '√', '✓', '✔', '1', 'y', 'yes', 'true', '对', '已建']);
const no = new Set(['无', '否', '×', '✗', '✘', 'x', '0', 'n', 'no', 'false', '没有', '不']);
const unknown = new Set(['', '未知', '不详', '不清楚', '待核实', '?', '-', '—', '－', '/', 'null']);

/** Unknown is never "no": an empty cell says nothing. */
export const isUnknown = (cell: string): boolean =>
	unknown.has(cell.normalize('NFKC').trim().toLowerCase());

export function flagOf(cell: string): boolean | undefined {
	const word = plain(cell);
	if (yes.has(word)) return true;
	return no.has(word) ? false : undefined;
}

const optionAliases: Record<string, Record<string, string[]>> = {
	stage: {
		kg: ['幼儿园(所)', '幼教', '托幼', '学前'],
		primary: ['完全小学', '完小', '中心小学'],
		point: ['小学教学点'],
		junior: ['初级中学', '普通初中', '中学'],
		nine: ['九年一贯制', '九年制', '九年一贯'],
		twelve: ['十二年一贯制', '十二年一贯'],
		combined: ['完中'],
		senior: ['高级中学', '普通高中'],
		vocational: ['中职', '中等职业学校', '职业高中', '职高', '中专'],
		special: ['特教', '特殊教育', '特教学校']
	},
	ownership: { public: ['公立'], private: ['私立', '民办普惠', '普惠性民办'] },
	urban_rural: { city: ['城市', '主城区'], town: ['镇', '县镇', '城镇'], rural: ['农村', '村'] },
	affiliation: {
		city: ['市属', '市直属'],
		county: ['县直', '区直', '市(县)直', '县属'],
		town: ['乡镇', '中心校'],
		zone: ['高新', '开发区']
	},
	open_kitchen: {
		none: ['无'],
		inet: ['互联网', '网络'],
		video: ['视频'],
		glass: ['透明', '玻璃']
	},
	canteen_mode: { self: ['自营'], outsourced: ['承包', '委托', '外包'] },
	meal_mode: { own: ['自制', '食堂'], supplied: ['配餐', '配送'], none: ['无'] },
	water_source: { mains: ['自来水'], self: ['井水'], barrel: ['桶装'], direct: ['直饮', '直饮水'] }
};

/** The option that a word names; undefined where none does. */
export function optionOf(attribute: Attribute, cell: string): string | undefined {
	const wanted = plain(cell);
	return attribute.options?.find((option) =>
		[
			option.id,
			option.label.zh,
			option.label.en,
			...(optionAliases[attribute.id]?.[option.id] ?? [])
		].some((word) => plain(word) === wanted)
	)?.id;
}
