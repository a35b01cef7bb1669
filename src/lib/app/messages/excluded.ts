/** Why an item is not asked at this school: 无校车. */
import { attributes } from '$lib/core/school/attributes';
import type { Excluded } from '$lib/core/inspection/pairs';
import * as m from './generated/messages';
import { getLocale } from './generated/runtime';

const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));

export function attributeLabel(id: string): string {
	return byId.get(id)?.label[getLocale() === 'en' ? 'en' : 'zh'] ?? id;
}

export function excludedReason(excluded: Pick<Excluded, 'why' | 'because'>): string {
	if (excluded.why === 'not-in-force') return m.fill_excluded_not_in_force();
	const language = getLocale() === 'en' ? 'en' : 'zh';
	return excluded.because.map((id) => byId.get(id)?.reason[language] ?? id).join('；');
}
