/** The counties of this prefecture, as forms offer and lists name them. */
import { countyName, type Areas } from '$lib/core/school/county';
import data from '../../../../seeds/areas.json';
import { getLocale } from '../messages/generated/runtime';

export const areas: Areas = { ...data, format: 'anxiao-areas/1' };

const language = (): 'zh' | 'en' => (getLocale() === 'en' ? 'en' : 'zh');

/** By 行政区划代码, in the user's language; a code that nobody knows stands for itself. */
export const areaName = (code: string): string => countyName(areas, code, language());

/** Each code once: 高新区 shares its county's, 市直 is the prefecture's own. */
export function areaOptions(): { value: string; text: string }[] {
	const codes = areas.counties.filter((county) => !county.affiliation).map(({ code }) => code);
	return [...codes, areas.prefecture.code].map((value) => ({ value, text: areaName(value) }));
}
