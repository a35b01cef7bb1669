/** What is to be rechecked at one school: the rows that are not settled, those that wait for it first. */
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { isOverdue } from '$lib/core/finding/next-actor';
import { dayOf } from '../messages/day';
import { getStore } from '../wiring';
import { following } from './following';

/** More open findings than one school has; no more are read. */
const MOST = 500;

export class SchoolRecheck {
	readonly school: string;
	/** `YYYY-MM-DD`, of when it was opened. */
	readonly today = dayOf(new Date());
	/** In the order in which they were met: a row keeps its place while the screen is open, whatever is decided. */
	#order: readonly string[] = $state.raw([]);
	#rows: ReadonlyMap<string, LedgerRow> = $state.raw(new Map());
	#loaded = $state(false);

	readonly rows: LedgerRow[] = $derived(this.#order.flatMap((id) => this.#rows.get(id) ?? []));
	readonly waiting: LedgerRow[] = $derived(this.rows.filter((row) => standing(row) === 'waiting'));
	/** 已通过，待签字. */
	readonly unsigned: LedgerRow[] = $derived(
		this.rows.filter((row) => standing(row) === 'unsigned')
	);
	/** What the school has not reported: it cannot be accepted before. */
	readonly notReported: LedgerRow[] = $derived(
		this.rows.filter((row) => standing(row) === 'notReported')
	);
	readonly closed: LedgerRow[] = $derived(this.rows.filter((row) => standing(row) === 'closed'));

	constructor(school: string) {
		this.school = school;
	}

	get loaded(): boolean {
		return this.#loaded;
	}
	get name(): string | undefined {
		return this.rows[0]?.filed.schoolName;
	}

	/** Answers how to stop. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header: { subject } }) => subject.finding !== undefined || subject.field === 'seal'
		);
	}

	async #load(): Promise<void> {
		const store = await getStore();
		const listed = await store.listed(findingsOfSchool(this.school), MOST);
		const rows = listed.map(({ value }) => value as LedgerRow);
		this.#rows = new Map(rows.map((row) => [row.filed.id, row]));
		const known = new Set(this.#order);
		const met = rows
			.filter(({ filed, life }) => life.next !== undefined && !known.has(filed.id))
			.sort((a, b) => rank(a, this.today) - rank(b, this.today) || byDay(a, b))
			.map(({ filed }) => filed.id);
		this.#order = [...this.#order, ...met];
		this.#loaded = true;
	}
}

/** Also where two rechecks differ, until somebody decides between them. */
const waits = ({ state, rechecksDiffer }: LedgerRow['life']): boolean =>
	state === 'toRecheck' || rechecksDiffer === true;

type Standing = 'waiting' | 'unsigned' | 'notReported' | 'closed';

function standing({ life }: LedgerRow): Standing {
	if (waits(life)) return life.next?.who === 'accepter' ? 'unsigned' : 'waiting';
	return life.state === 'open' || life.state === 'rectifying' ? 'notReported' : 'closed';
}

/** Waiting for a recheck, overdue, due. */
function rank({ life }: LedgerRow, today: string): number {
	if (waits(life)) return 0;
	return isOverdue(life.next, today) ? 1 : 2;
}

/** Without a day last. */
const byDay = (a: LedgerRow, b: LedgerRow): number =>
	(a.life.next?.by || '9999') < (b.life.next?.by || '9999') ? -1 : 1;
