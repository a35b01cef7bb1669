import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { filed } from '../../../../tests/fixtures/finding/sample';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import type { Author, SignedEvent } from '../events/event';
import {
	decideSystemic,
	foldSystemic,
	isPartOf,
	summariseSystemic,
	systemicId,
	type SystemicIntent
} from './systemic';
import type { SystemicRaised } from './systemic-payloads';

const raised: SystemicRaised = {
	scope: { kind: 'county', area: '421202' },
	item: 'FS-21',
	title: '样例检查项',
	season: '2026-2',
	figures: { failing: 6, judged: 20 },
	thresholds: { share: 20, schools: 2, seasons: 2 },
	findings: ['f1', 'f2']
};
const id = systemicId(raised, sha256);
const author = (role: Author['role']): Author => ({ person: 'p', role, via: 'self' });

/** One device; answers the code of a refusal, or `ok`. */
class Bench {
	readonly events: SignedEvent[];
	readonly #device: Device;
	constructor(name = 'a', known: SignedEvent[] = []) {
		this.#device = new Device(name);
		this.events = [...known];
	}
	take(intent: SystemicIntent, role: Author['role'] = 'supervisor'): string {
		const decided = decideSystemic(id, this.events, intent, author(role), sha256);
		if (!decided.ok) return decided.problem.code;
		this.events.push(...this.#device.write([decided.value]));
		return 'ok';
	}
	get row() {
		return foldSystemic(id, this.events, sha256);
	}
}

const act: SystemicIntent = {
	step: 'act',
	action: { rule: '统一留样操作规程', owner: '样例科室', by: '2026-10-31' }
};
const done: SystemicIntent = {
	step: 'done',
	done: { title: '样例规程', number: '样例〔2026〕1号', on: '2026-10-20' }
};
const dismiss: SystemicIntent = { step: 'dismiss', reason: '样例：同一供应商，已换' };

it('is one row for one problem of one season, whoever raises it and whatever it is called', () => {
	expect(systemicId({ ...raised, season: '2026-1' }, sha256)).not.toBe(id);
	expect(systemicId({ ...raised, item: 'FS-22' }, sha256)).not.toBe(id);
	const school = {
		kind: 'school',
		area: '421202',
		school: 's1',
		schoolName: '样例小学（虚构）',
		unit: 'whole'
	} as const;
	const ofSchool = systemicId({ ...raised, scope: school }, sha256);
	expect(ofSchool).not.toBe(id);
	expect(systemicId({ ...raised, scope: { ...school, schoolName: '改名' } }, sha256)).toBe(
		ofSchool
	);
});

it.each([
	['of its county and season', {}, true],
	['of another item', { item: 'FS-22' }, false],
	['of another season', { season: '2026-1' }, false],
	['of another county', { area: '421221' }, false]
] as const)('is about a finding %s: %o', (_, change, is) => {
	expect(isPartOf(raised, { ...filed(), ...change })).toBe(is);
});

it('is about one unit of one school where it is the school’s', () => {
	const scope = { kind: 'school', area: '', school: 's1', schoolName: '', unit: 'u1' } as const;
	const isOne = (schoolId: string, unit: string) =>
		isPartOf({ ...raised, scope }, filed({ schoolId, unit }));
	expect([isOne('s1', 'u1'), isOne('s1', 'u2'), isOne('s2', 'u1')]).toEqual([true, false, false]);
});

it('goes from raised to a rule in the making to the rule, and pins the figures as they were found', () => {
	const bench = new Bench();
	expect(bench.row).toBeUndefined();
	expect(bench.take({ step: 'raise', raised })).toBe('ok');
	expect(bench.row).toMatchObject({ ...raised, id, state: 'raised', differ: false });
	expect(bench.take(act)).toBe('ok');
	expect(bench.row).toMatchObject({ state: 'acting', action: act.step === 'act' && act.action });
	expect(bench.take(done)).toBe('ok');
	expect(bench.row).toMatchObject({ state: 'done', figures: raised.figures });
});

it.each<[SystemicIntent, string]>([
	[{ step: 'raise', raised }, 'step-impossible'],
	[{ step: 'act', action: { rule: ' ', owner: 'x', by: '2026-10-31' } }, 'text-missing'],
	[{ step: 'act', action: { rule: 'x', owner: '', by: '2026-10-31' } }, 'name-missing'],
	[{ step: 'act', action: { rule: 'x', owner: 'x', by: '2026-13-31' } }, 'date-impossible'],
	[{ step: 'done', done: { title: '', number: '', on: '2026-10-31' } }, 'text-missing'],
	[{ step: 'done', done: { title: 'x', number: '', on: '' } }, 'date-impossible'],
	[{ step: 'dismiss', reason: ' ' }, 'reason-missing']
])('refuses %j: %s', (intent, code) => {
	const bench = new Bench();
	bench.take({ step: 'raise', raised });
	expect(bench.take(intent)).toBe(code);
});

it('cannot be acted on before it was raised', () => {
	for (const intent of [act, done, dismiss])
		expect(new Bench().take(intent)).toBe('step-impossible');
});

it('is of the leader and the supervisor; what others wrote is without effect', () => {
	const bench = new Bench();
	for (const role of ['inspector', 'school'] as const)
		expect(bench.take({ step: 'raise', raised }, role)).toBe('step-not-yours');
	expect(bench.take({ step: 'raise', raised }, 'leader')).toBe('ok');
	const [genuine] = bench.events;
	const forged: SignedEvent = {
		...genuine!,
		header: { ...genuine!.header, author: author('school') }
	};
	expect(foldSystemic(id, [forged], sha256)).toBeUndefined();
});

it('is dismissed with a reason, and stands again once somebody raises it again', () => {
	const bench = new Bench();
	bench.take({ step: 'raise', raised });
	expect(bench.take(dismiss)).toBe('ok');
	expect(bench.row).toMatchObject({
		state: 'dismissed',
		dismissed: dismiss.step === 'dismiss' && dismiss.reason
	});
	expect(bench.take(act)).toBe('step-impossible');
	const again = { ...raised, figures: { failing: 8, judged: 20 } };
	expect(bench.take({ step: 'raise', raised: again })).toBe('ok');
	expect(bench.row).toMatchObject({ state: 'raised', figures: again.figures });
	expect(bench.row?.dismissed).toBeUndefined();
});

it('comes to the same on every device, in any order, and says where two differ', () => {
	const one = new Bench();
	one.take({ step: 'raise', raised });
	const other = new Bench('b', one.events);
	one.take(act);
	other.take({ step: 'act', action: { rule: '另一条', owner: '样例', by: '2026-11-30' } });
	const all = [...one.events, ...other.events];
	const row = foldSystemic(id, all, sha256);
	expect(row?.differ).toBe(true);
	expect(foldSystemic(id, [...all].reverse(), sha256)).toEqual(row);
	const settled = new Bench('c', all);
	settled.take(act);
	expect(settled.row?.differ).toBe(false);
});

it('bears what does not fit: an unreadable raising raises nothing', () => {
	const device = new Device('x');
	const subject = { systemic: id, field: 'raised' };
	const bad = device.write([
		{
			type: 'systemic.raised/1',
			subject,
			payload: { scope: 'all' },
			parents: [],
			author: author('leader')
		},
		{
			type: 'systemic.action/1',
			subject: { systemic: id, field: 'action' },
			payload: null,
			parents: [],
			author: author('leader')
		}
	]);
	expect(foldSystemic(id, bad, sha256)).toBeUndefined();
	expect(summariseSystemic(id, bad, sha256)).toEqual([]);
});

it('bears a raising that says something else than its id: it raises nothing', () => {
	const bench = new Bench();
	bench.take({ step: 'raise', raised: { ...raised, item: 'FS-22' } });
	expect(bench.row).toBeUndefined();
	expect(bench.take(act)).toBe('step-impossible');
	expect(bench.take({ step: 'raise', raised })).toBe('ok');
	expect(bench.row).toMatchObject({ ...raised, state: 'raised', differ: false });
});

it('is listed under its group', () => {
	const bench = new Bench();
	bench.take({ step: 'raise', raised });
	expect(summariseSystemic(id, bench.events, sha256)).toMatchObject([
		{ group: `systemic:${id}`, kind: 'systemic' }
	]);
});
