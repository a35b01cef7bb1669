/** A question to the ledger as the query of an address, so that back, reload and a link lead to the same rows. */
import { flags } from '$lib/core/finding/ledger/ledger-entry';
import {
	columns,
	groupings,
	noQuery,
	type LedgerQuery
} from '$lib/core/finding/ledger/ledger-query';
import { lifeStates } from '$lib/core/finding/lifecycle';

/** For screens, which take no values of core. */
export { noQuery };
export const [flagNames, groupingNames, columnNames] = [flags, groupings, columns];

/** Longer than any name: an address is written by anybody. */
const MOST = 200;

const oneOf = <T extends string>(allowed: readonly T[], text: string | null): T | '' =>
	allowed.find((one) => one === text) ?? '';

/** What is not understood is as if it were not there. */
export function readAddress(search: URLSearchParams): LedgerQuery {
	const text = (name: string): string => (search.get(name) ?? '').slice(0, MOST);
	const sort = oneOf(columns, search.get('sort'));
	return {
		text: text('q'),
		school: text('school'),
		area: text('area'),
		section: text('section'),
		item: text('item'),
		season: text('season'),
		owner: text('owner'),
		severity: oneOf(['general', 'major'], search.get('severity')),
		state: oneOf(lifeStates, search.get('state')),
		due: oneOf(['overdue', 'soon'], search.get('due')),
		flag: oneOf(flags, search.get('flag')),
		own: search.get('source') === 'own',
		group: oneOf(groupings, search.get('group')),
		sort: sort || noQuery.sort,
		down: sort ? search.get('order') === 'down' : noQuery.down
	};
}

/** The same of what was kept as text. */
export const askedBy = (address: string): LedgerQuery => readAddress(new URLSearchParams(address));

/** Only what differs from nothing asked, always in the same order: equal questions have equal addresses. */
export function writeAddress(query: LedgerQuery): URLSearchParams {
	const search = new URLSearchParams();
	const set = (name: string, value: string) => value && search.set(name, value);
	set('q', query.text.trim());
	for (const name of ['school', 'area', 'section', 'item', 'season', 'owner'] as const)
		set(name, query[name]);
	for (const name of ['severity', 'state', 'due', 'flag'] as const) set(name, query[name]);
	set('source', query.own ? 'own' : '');
	set('group', query.group);
	if (query.sort !== noQuery.sort || query.down !== noQuery.down) {
		set('sort', query.sort);
		set('order', query.down ? 'down' : 'up');
	}
	return search;
}
