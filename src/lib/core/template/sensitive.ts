/** Items about pupils who were hurt or are in need, and about disputes: no name and no picture belongs to them. */
import type { Item, Section } from './model';

/** Our own items of that kind, also in checklists that are older than `sensitive` or copied from such. */
const ours = /^(BU|MH)-/;

/** Whether people are counts and codes there, never names. Items that are never photographed are so in every section. */
export const isSensitive = (
	section: Pick<Section, 'sensitive'>,
	{ id, evidence }: Pick<Item, 'id' | 'evidence'>
): boolean => section.sensitive === true || evidence.photo === 'never' || ours.test(id);

/** Whether a failed item asks for a photo. A sensitive one never does, whatever its checklist says. */
export const demandsPhoto = (section: Pick<Section, 'sensitive'>, item: Item): boolean =>
	item.evidence.photo === 'onFail' && !isSensitive(section, item);
