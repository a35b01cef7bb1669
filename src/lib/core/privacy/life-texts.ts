/** Where in what became of a finding words about people may stand. */
import type { FiledFinding } from '../finding/filed-finding';
import type { LifeView } from '../finding/life-view';
import { findIdentifiers } from './identifiers';

/**
 * Whether any of it looks as if it said who somebody is: in sensitive findings whatever looks like it, elsewhere identity numbers.
 * Who must act, who reported and who approved are named on purpose.
 */
export function suspectsInLife(
	{ sensitive }: Pick<FiledFinding, 'sensitive'>,
	life: LifeView
): boolean {
	const texts = [
		...life.accounts.map(({ said }) => said.value.text),
		...life.rechecks.map(({ value }) => value.reason),
		life.extension?.reason,
		life.transfer?.reason,
		life.stopped?.what,
		life.resumed?.note,
		life.remark
	];
	return texts.some((text = '') => findIdentifiers(text, { sensitive }).length > 0);
}
