/**
 * What became of one finding: a pure fold over the events that have it as their subject, in any order and any number of times.
 * The state follows from what stands, never from the order of arrival; where two people disagree, the more careful one holds.
 */
import { canonicalBytes } from '../events/canonical';
import { compareClock } from '../events/clock';
import type { Json, SignedEvent } from '../events/event';
import { hashOf, type Sha256 } from '../events/ids';
import type { FiledFinding } from './filed-finding';
import { LifeRegisters } from './life-registers';
import {
	ON_THE_SPOT,
	type Account,
	type FindingOnScreen,
	type LifeView,
	type Recheck
} from './life-view';
import type { LifeState } from './lifecycle';
import { nextOf } from './next-actor';
import type { AssignableField, UseResumed, UseStopped } from './payloads';

/** Equal for equal content: two imports of one reply coincide, and a recheck says exactly what it judged. */
const versionOf = (payload: object, sha256: Sha256): string =>
	hashOf(canonicalBytes(payload as Json), sha256);

/** `filed`: what the sealed inspection says; `events`: all of the finding's own. */
export function lifeOf(
	filed: FiledFinding,
	events: Iterable<SignedEvent>,
	sha256: Sha256
): LifeView {
	return viewOf(filed, new LifeRegisters(filed.id, events), sha256);
}

/** The same, with what the next event of each register replaces. */
export function findingOnScreen(
	filed: FiledFinding,
	events: Iterable<SignedEvent>,
	sha256: Sha256
): FindingOnScreen {
	const registers = new LifeRegisters(filed.id, events);
	return {
		filed,
		life: viewOf(filed, registers, sha256),
		parentsOf: (subject) => registers.headsAt(subject).map(({ header }) => header.id)
	};
}

function viewOf(filed: FiledFinding, life: LifeRegisters, sha256: Sha256): LifeView {
	const transfer = transferOf(life);
	const accounts = accountsOf(life, transfer !== undefined, sha256);
	const judgement = judge(filed, accounts, rechecksOf(life));
	const state = stateOf(filed, life, accounts, judgement);
	const extension = life.last('extension');
	const supervised = life.last('supervision');
	const assigned = (field: AssignableField) => life.last(field)?.value;
	const reported = life.last('rectification');
	const view: Omit<LifeView, 'next'> = {
		state,
		deadline: deadlineOf(life, filed.deadline),
		owner: assigned('owner') ?? filed.owner,
		ownerUnit: assigned('ownerUnit') ?? filed.ownerUnit,
		phone: assigned('phone') ?? filed.phone,
		money: assigned('money') ?? reported?.money ?? filed.money,
		remark: assigned('remark') ?? '',
		accounts,
		...judgement,
		transfer,
		extension,
		supervision: supervised && !supervised.lifted ? supervised.level : undefined,
		...useOf(life, filed),
		closedOn: state === 'closed' ? judgement.rechecks.at(-1)?.value.on : undefined,
		photos: life.photos,
		unauthorised: [...life.unauthorised].sort(),
		unknown: life.unknown,
		changedAt: life.changedAt
	};
	return { ...view, next: nextOf(filed, view) };
}

function transferOf(life: LifeRegisters): LifeView['transfer'] {
	const transfer = life.last('transfer');
	if (!transfer || transfer.takenBack) return undefined;
	const reply = life.last('transferReply');
	return reply ? { ...transfer, reply } : transfer;
}

/** Equal content is one account. A reply of a department from which it was taken back answers nothing any more. */
function accountsOf(life: LifeRegisters, transferred: boolean, sha256: Sha256): Account[] {
	const reports = life.said('rectification').map((said) => ({
		version: versionOf(said.value, sha256),
		kind: 'school' as const,
		said
	}));
	const replies = life.said('transferReply').map((said) => ({
		version: versionOf(said.value, sha256),
		kind: 'department' as const,
		said
	}));
	const first = new Map<string, Account>();
	const all = [...reports, ...(transferred ? replies : [])].sort((a, b) =>
		compareClock(a.said.event.header, b.said.event.header)
	);
	for (const account of all) if (!first.has(account.version)) first.set(account.version, account);
	return [...first.values()];
}

function rechecksOf(life: LifeRegisters): Recheck[] {
	const signatures = life.signatures;
	return life.said('recheck').map((said) => ({
		...said,
		signature: signatures.findLast(({ value }) => value.over === said.event.header.id)
	}));
}

type Judgement = Pick<
	LifeView,
	'rechecks' | 'returned' | 'unjudged' | 'accepted' | 'judgedOlder' | 'rechecksDiffer'
>;

/** Accepted is what everybody accepted who judged it, with nothing newer beside it. */
function judge(filed: FiledFinding, accounts: Account[], rechecks: Recheck[]): Judgement {
	const judged = new Set(rechecks.flatMap(({ value }) => value.judged));
	const done = accounts.filter(
		(account) => account.kind === 'department' || account.said.value.outcome === 'done'
	);
	const unjudged = [
		...(filed.onTheSpot ? [ON_THE_SPOT] : []),
		...done.map(({ version }) => version)
	].filter((version) => !judged.has(version));
	const decisions = new Set(rechecks.map(({ value }) => value.decision));
	const accepts = decisions.size === 1 && decisions.has('accepted');
	return {
		rechecks,
		returned: rechecks.length > 0 && !accepts,
		unjudged,
		accepted: accepts && unjudged.length === 0,
		judgedOlder: accepts && unjudged.length > 0,
		rechecksDiffer: decisions.size > 1
	};
}

function stateOf(
	filed: FiledFinding,
	life: LifeRegisters,
	accounts: Account[],
	{ rechecks, returned, unjudged, accepted }: Judgement
): LifeState {
	if (filed.withdrawn) return 'withdrawn';
	if (unjudged.length > 0) return 'toRecheck';
	if (accepted) return rechecks.some(({ signature }) => signature) ? 'closed' : 'toRecheck';
	const begun = returned || accounts.length > 0 || life.headsOf('transfer').length > 0;
	return begun ? 'rectifying' : 'open';
}

/** While anybody says that it must not be used, it must not, also where a colleague let it be used again. */
function useOf(life: LifeRegisters, filed: FiledFinding): Pick<LifeView, 'stopped' | 'resumed'> {
	const use = life.said('use');
	const stopping = use.findLast(({ event }) => event.header.type === 'use.stopped/1');
	if (stopping) return { stopped: stopping.value as UseStopped, resumed: undefined };
	const resumed = use.at(-1)?.value as UseResumed | undefined;
	return { stopped: resumed ? undefined : filed.stopped, resumed };
}

/** The day that was said last: by an extension, by a recheck that sent it back, by the ledger keeper; else at the visit. */
function deadlineOf(life: LifeRegisters, filed: string): string {
	const days = [
		...life.said('extension').map((said) => ({ ...said, day: said.value.until })),
		...life.said('recheck').map((said) => ({ ...said, day: said.value.next })),
		...life.said('deadline').map((said) => ({ ...said, day: said.value.value }))
	].filter(({ day }) => day);
	days.sort((a, b) => compareClock(a.event.header, b.event.header));
	return days.at(-1)?.day ?? filed;
}
