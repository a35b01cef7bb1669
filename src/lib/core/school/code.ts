/**
 * 学校(机构)标识码: `AA` category, `BB` province, `CCCCCC` serial; no check digit.
 * Source: 教育部 2011-07-20《学校(机构)代码管理办法》. A rename keeps the code, a change of category gives a new one, retired
 * codes are never reused. The code holds no county.
 */
import { fail, ok, type Problem, type Result } from '../result';
import type { Stage } from './model';

/** `code-form`: not ten digits. `code-category`, `code-province`: the digits name none that exists. */
export type SchoolCodeProblem = Problem<'code-form' | 'code-category' | 'code-province'>;

export interface SchoolCode {
	/** Ten half-width digits. */
	text: string;
	category: string;
	province: string;
	serial: string;
}

/**
 * Stages that a category may stand for. Empty: a category that this product has no stage for. 九年一贯 is counted under 31
 * in statistics, but codes under 21 are met, so both agree.
 */
const stagesOf: Record<string, readonly Stage[]> = {
	'11': ['kg'],
	'21': ['primary', 'point', 'nine'],
	'22': [],
	'31': ['junior', 'nine', 'twelve'],
	'32': ['junior'],
	'33': [],
	'34': ['senior', 'combined', 'twelve'],
	'35': [],
	'36': ['vocational'],
	'37': [],
	'41': [],
	'42': [],
	'51': ['special'],
	'91': [],
	'92': [],
	'93': []
};

const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])$/;

/** Half-width and without blanks, as it is stored and compared. */
export const normaliseCode = (text: string): string =>
	text.normalize('NFKC').replace(/[\s\u200b\ufeff'’-]/g, '');

/** `place` of a problem is `code`; its `detail.value` is what was given, shortened to 40 characters. */
export function parseSchoolCode(given: string): Result<SchoolCode, SchoolCodeProblem> {
	const text = normaliseCode(given);
	const detail = { value: given.slice(0, 40) };
	if (!/^\d{10}$/.test(text)) return fail({ code: 'code-form', place: 'code', detail });
	const [category, province, serial] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
	if (!(category in stagesOf)) return fail({ code: 'code-category', place: 'code', detail });
	if (!provinces.test(province)) return fail({ code: 'code-province', place: 'code', detail });
	return ok({ text, category, province, serial });
}

/** Whether the category may stand for the stage. Disagreement is worth asking about and never a reason to refuse. */
export const codeAgreesWithStage = (code: SchoolCode, stage: Stage): boolean =>
	stagesOf[code.category]?.includes(stage) ?? false;
