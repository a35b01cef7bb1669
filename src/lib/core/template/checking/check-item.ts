/** One item of a template or of the library. */
import type { Item, Regulation, Section } from '../model';
import { isSensitive } from '../sensitive';
import { checkCondition } from './check-condition';
import type { Surroundings } from './check-fields';
import { checkRules } from './check-rules';

export function checkItem(
	item: Pick<Item, 'id' | 'rules' | 'when' | 'evidence'>,
	section: Pick<Section, 'sensitive'>,
	path: readonly PropertyKey[],
	date: string,
	regulations: ReadonlyMap<string, Regulation>,
	around: Omit<Surroundings, 'item'>
): void {
	const { list } = around;
	checkCondition(item.when, [...path, 'when'], item.id, list);
	checkRules(item, path, date, regulations, { ...around, item: item.id });
	// Pupils in such cases must never be photographed, nor papers that name them.
	if (isSensitive(section, item) && item.evidence.photo === 'onFail')
		list.add('photo-demanded', [...path, 'evidence', 'photo'], item.id);
}
