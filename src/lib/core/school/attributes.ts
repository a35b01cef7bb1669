/**
 * The attributes of a school that decide which items apply, what they are compared with, and what the roster asks for.
 * Labels and reasons are data, because templates made by users show them too.
 *
 * Unknown stays unknown: an attribute that is absent excludes nothing and is asked for once.
 */

/** A phrase in the languages of the product. */
export interface Phrase {
	zh: string;
	en: string;
}

export interface AttributeOption {
	id: string;
	label: Phrase;
}

/**
 * `flag`: yes or no. `choice`: one option. `choices`: several options. `number`: a whole number.
 * `reason` says why something does not apply when the attribute rules it out: 不适用：无校车.
 */
export interface Attribute {
	id: string;
	type: 'flag' | 'choice' | 'choices' | 'number';
	group: 'school' | 'people' | 'meals' | 'bus' | 'boarding' | 'buildings' | 'water' | 'history';
	label: Phrase;
	/** As asked when the answer is unknown. */
	ask: Phrase;
	reason: Phrase;
	options?: AttributeOption[];
	/** Worked out from earlier inspections or from answers; never asked in the roster. */
	derived?: boolean;
}

type Group = Attribute['group'];
const phrase = (zh: string, en: string): Phrase => ({ zh, en });
const option = (id: string, zh: string, en: string): AttributeOption => ({
	id,
	label: phrase(zh, en)
});

function flag(group: Group, id: string, label: Phrase, ask: Phrase, reason: Phrase): Attribute {
	return { id, type: 'flag', group, label, ask, reason };
}
function number(group: Group, id: string, zh: string, en: string): Attribute {
	return {
		id,
		type: 'number',
		group,
		label: phrase(zh, en),
		ask: phrase(`${zh}是多少？`, `${en}?`),
		reason: phrase(`${zh}不在范围内`, `${en} out of range`)
	};
}
function choice(
	group: Group,
	id: string,
	label: Phrase,
	reason: Phrase,
	options: AttributeOption[],
	type: 'choice' | 'choices' = 'choice'
): Attribute {
	return {
		id,
		type,
		group,
		label,
		ask: phrase(`${label.zh}是哪一种？`, `${label.en}?`),
		reason,
		options
	};
}

/** Every attribute that a condition, a threshold or the roster may name, in the order the roster asks. */
export const attributes: readonly Attribute[] = [
	choice('school', 'stage', phrase('学段', 'Stage'), phrase('学段不符', 'other school stage'), [
		option('kg', '幼儿园', 'Kindergarten'),
		option('primary', '小学', 'Primary school'),
		option('point', '教学点', 'Teaching point'),
		option('junior', '初中', 'Junior middle school'),
		option('nine', '九年一贯制学校', 'Nine-year school'),
		option('twelve', '十二年一贯制学校', 'Twelve-year school'),
		option('combined', '完全中学', 'Complete middle school'),
		option('senior', '高中', 'Senior middle school'),
		option('vocational', '中职学校', 'Vocational school'),
		option('special', '特殊教育学校', 'Special school')
	]),
	choice(
		'school',
		'ownership',
		phrase('办学性质', 'Ownership'),
		phrase('非民办学校', 'not private'),
		[option('public', '公办', 'Public'), option('private', '民办', 'Private')]
	),
	choice(
		'school',
		'urban_rural',
		phrase('城乡', 'Location'),
		phrase('城乡类别不符', 'other location'),
		[
			option('city', '城区', 'City'),
			option('town', '镇区', 'Town'),
			option('rural', '乡村', 'Rural')
		]
	),
	choice(
		'school',
		'affiliation',
		phrase('隶属', 'Run by'),
		phrase('隶属不符', 'run by another body'),
		[
			option('city', '市直', 'City'),
			option('county', '县（市、区）直', 'County'),
			option('town', '乡镇中心校', 'Township central school'),
			option('zone', '高新区', 'Development zone')
		]
	),
	flag(
		'school',
		'direct_school',
		phrase('教育局直属', 'Directly under the bureau'),
		phrase('是教育局直属学校吗？', 'Directly under the education bureau?'),
		phrase('非局直属学校', 'not directly under the bureau')
	),
	flag(
		'school',
		'rural_small',
		phrase('乡村小规模学校', 'Small rural school'),
		phrase('是乡村小规模学校（含教学点）吗？', 'A small rural school or teaching point?'),
		phrase('非乡村小规模学校', 'not a small rural school')
	),
	flag(
		'school',
		'counter_terror_target',
		phrase('防范恐怖袭击重点目标', 'Counter-terror key target'),
		phrase('被列为防范恐怖袭击重点目标吗？', 'Listed as a counter-terror key target?'),
		phrase('非重点目标', 'not a key target')
	),
	flag(
		'school',
		'has_disabled',
		phrase('有残疾学生', 'Has disabled pupils'),
		phrase('有残疾学生就读吗？', 'Are there disabled pupils?'),
		phrase('无残疾学生', 'no disabled pupils')
	),
	flag(
		'school',
		'has_trips',
		phrase('组织校外活动', 'Runs trips'),
		phrase('组织研学、春秋游等校外活动吗？', 'Does the school run trips?'),
		phrase('无校外集体活动', 'no school trips')
	),
	number('people', 'students', '学生数', 'Pupils'),
	number('people', 'boarders', '住校生数', 'Boarders'),
	number('people', 'girls', '女生数', 'Girls'),
	number('people', 'boys', '男生数', 'Boys'),
	number('people', 'classes', '班级数', 'Classes'),
	number('people', 'max_class', '最大班额', 'Largest class'),
	number('people', 'staff', '教职工数', 'Staff'),
	number('people', 'guards', '专职保安数', 'Full-time guards'),
	number('people', 'health_staff', '卫生人员数', 'Health staff'),
	number('people', 'counsellors', '心理教师数', 'Counsellors'),
	choice(
		'people',
		'guard_mode',
		phrase('保安来源', 'Guards from'),
		phrase('非自行招用保安', 'guards not self-employed'),
		[option('company', '保安公司派驻', 'Guard company'), option('self', '学校自行招用', 'School')]
	),
	flag(
		'meals',
		'has_meal',
		phrase('供餐', 'Serves meals'),
		phrase('给学生供餐吗？', 'Are meals served?'),
		phrase('不供餐', 'no meals served')
	),
	flag(
		'meals',
		'has_canteen',
		phrase('食堂', 'Canteen'),
		phrase('有食堂吗？', 'Is there a canteen?'),
		phrase('无食堂', 'no canteen')
	),
	choice(
		'meals',
		'canteen_mode',
		phrase('食堂经营', 'Canteen run by'),
		phrase('非承包食堂', 'canteen not contracted out'),
		[option('self', '学校自营', 'School'), option('outsourced', '承包或委托经营', 'Contractor')]
	),
	choice(
		'meals',
		'meal_mode',
		phrase('供餐方式', 'Meals from'),
		phrase('非校外供餐', 'no off-site meals'),
		[
			option('own', '校内制作', 'Made at school'),
			option('supplied', '校外配送', 'Supplied from outside'),
			option('none', '不供餐', 'None')
		]
	),
	flag(
		'meals',
		'nutrition_program',
		phrase('营养改善计划', 'Nutrition programme'),
		phrase('实施营养改善计划吗？', 'In the nutrition improvement programme?'),
		phrase('不在营养改善计划内', 'not in the nutrition programme')
	),
	choice(
		'meals',
		'open_kitchen',
		phrase('明厨亮灶', 'Open kitchen'),
		phrase('非此类明厨亮灶', 'other kind of open kitchen'),
		[
			option('none', '未建', 'None'),
			option('glass', '透明厨房', 'Glass'),
			option('video', '视频厨房', 'Video'),
			option('inet', '互联网+明厨亮灶', 'Internet')
		]
	),
	choice(
		'meals',
		'tableware',
		phrase('餐具消毒', 'Tableware'),
		phrase('餐具非外送消毒', 'tableware not cleaned outside'),
		[
			option('own', '校内消毒', 'Cleaned at school'),
			option('outsourced', '外送消毒', 'Cleaned outside')
		]
	),
	flag(
		'meals',
		'uses_gas',
		phrase('用燃气', 'Uses gas'),
		phrase('食堂用燃气吗？', 'Does the kitchen use gas?'),
		phrase('不用燃气', 'no gas used')
	),
	flag(
		'meals',
		'uses_additives',
		phrase('用食品添加剂', 'Uses additives'),
		phrase('使用食品添加剂吗？', 'Are food additives used?'),
		phrase('不用食品添加剂', 'no additives used')
	),
	flag(
		'bus',
		'has_bus',
		phrase('校车', 'School bus'),
		phrase('有校车吗？', 'Are there school buses?'),
		phrase('无校车', 'no school bus')
	),
	choice(
		'bus',
		'bus_mode',
		phrase('校车运营', 'Buses run by'),
		phrase('非服务商运营校车', 'no bus operator'),
		[option('own', '学校自备', 'School'), option('service', '校车服务提供者', 'Bus operator')]
	),
	flag(
		'boarding',
		'boarding',
		phrase('寄宿', 'Boarding'),
		phrase('有学生住校吗？', 'Are there boarders?'),
		phrase('无寄宿', 'no boarders')
	),
	flag(
		'boarding',
		'has_nap',
		phrase('午休室', 'Nap rooms'),
		phrase('有午休室吗？', 'Are there nap rooms?'),
		phrase('无午休室', 'no nap rooms')
	),
	flag(
		'boarding',
		'heating',
		phrase('冬季取暖', 'Winter heating'),
		phrase('宿舍冬季取暖吗？', 'Are dormitories heated in winter?'),
		phrase('无冬季取暖', 'no winter heating')
	),
	flag(
		'buildings',
		'has_chem_lab',
		phrase('化学实验室', 'Chemistry lab'),
		phrase('有化学实验室吗？', 'Is there a chemistry lab?'),
		phrase('无化学实验室', 'no chemistry lab')
	),
	flag(
		'buildings',
		'has_elevator',
		phrase('电梯', 'Lift'),
		phrase('有电梯吗？', 'Is there a lift?'),
		phrase('无电梯', 'no lift')
	),
	flag(
		'buildings',
		'has_boiler',
		phrase('锅炉或压力容器', 'Boiler or pressure vessel'),
		phrase('有锅炉或压力容器吗？', 'Is there a boiler or pressure vessel?'),
		phrase('无锅炉、压力容器', 'no boiler or pressure vessel')
	),
	flag(
		'buildings',
		'has_fire_control_room',
		phrase('消防控制室', 'Fire control room'),
		phrase('有消防控制室吗？', 'Is there a fire control room?'),
		phrase('无消防控制室', 'no fire control room')
	),
	flag(
		'buildings',
		'has_fire_system',
		phrase('自动消防设施', 'Automatic fire system'),
		phrase('有自动报警、喷淋等建筑消防设施吗？', 'Are there automatic fire systems?'),
		phrase('无自动消防设施', 'no automatic fire system')
	),
	flag(
		'buildings',
		'has_hydrant',
		phrase('消火栓', 'Fire hydrants'),
		phrase('有消火栓吗？', 'Are there hydrants?'),
		phrase('无消火栓', 'no hydrants')
	),
	choice(
		'buildings',
		'premises',
		phrase('校舍来源', 'Premises'),
		phrase('非租用校舍', 'premises not rented'),
		[option('own', '自有', 'Own'), option('rented', '租用或自建', 'Rented or self-built')]
	),
	flag(
		'buildings',
		'new_building',
		phrase('新建或改建校舍', 'New or altered building'),
		phrase('有新建、改建或新装修的校舍吗？', 'Is there a new, altered or newly fitted building?'),
		phrase('无新建改建校舍', 'no new building')
	),
	flag(
		'buildings',
		'under_construction',
		phrase('校内施工', 'Building site'),
		phrase('校内有施工吗？', 'Is there a building site on campus?'),
		phrase('无校内施工', 'no building site')
	),
	choice(
		'water',
		'water_source',
		phrase('饮用水来源', 'Drinking water'),
		phrase('无此类供水', 'no such water supply'),
		[
			option('mains', '市政自来水', 'Mains'),
			option('self', '自备井', 'Own well'),
			option('secondary', '二次供水', 'Secondary supply'),
			option('barrel', '桶装水', 'Bottled water'),
			option('direct', '直饮机', 'Filtered tap')
		],
		'choices'
	),
	{
		...flag(
			'history',
			'has_previous',
			phrase('有上次检查', 'Inspected before'),
			phrase('以前检查出过问题吗？', 'Were there findings before?'),
			phrase('无上次检查问题', 'no earlier findings')
		),
		derived: true
	},
	{
		...flag(
			'history',
			'has_major',
			phrase('有重大隐患', 'Major finding open'),
			phrase('有未销号的重大隐患吗？', 'Is a major finding open?'),
			phrase('无重大隐患', 'no major finding')
		),
		derived: true
	},
	{
		...number('history', 'cases', '本学期欺凌线索数', 'Bullying cases this term'),
		reason: phrase('本学期无欺凌线索', 'no bullying case this term'),
		derived: true
	}
];

const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));

/** The attribute with this id, or undefined where nobody knows it. */
export function attributeById(id: string): Attribute | undefined {
	return byId.get(id);
}
