/** One item of a template or of the library. */
import type { Item, Regulation } from '../model';
import { checkCondition } from './check-condition';
import type { Surroundings } from './check-fields';
import { checkRules } from './check-rules';

/** Pupils in such cases must never be photographed, nor papers that name them. */
const neverPhotographed = /^(BU|MH)-/;

export function checkItem(
	item: Pick<Item, 'id' | 'rules' | 'when' | 'evidence'>,
	path: readonly PropertyKey[],
	date: string,
	regulations: ReadonlyMap<string, Regulation>,
	around: Omit<Surroundings, 'item'>
): void {
	const { list } = around;
	checkCondition(item.when, [...path, 'when'], item.id, list);
	checkRules(item, path, date, regulations, { ...around, item: item.id });
	if (neverPhotographed.test(item.id) && item.evidence.photo === 'onFail')
		list.add('photo-demanded', [...path, 'evidence', 'photo'], item.id);
}
