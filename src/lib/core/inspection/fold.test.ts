import fc from 'fast-check';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, started, template } from '../../../../tests/fixtures/inspection/sample';
import type { Json, SignedEvent } from '../events/event';
import type { EventId } from '../events/ids';
import { findingId, type Finding } from '../finding/finding';
import { amendmentsOf } from './amendments';
import { countsAs } from './answer';
import { decideMove } from './decide-start';
import { findingsOf } from './finding-list';
import { InspectionFold } from './fold';
import { rereadUnder } from './reread';
import { sealLeaves } from './seal-leaves';
import { contentsRoot } from './signing';
import { summariseInspection } from './summarise';

const foldOf = (events: SignedEvent[], id = 'i1') =>
	new InspectionFold(id, template, sha256, events);
const keys = ['FS-21|whole', 'FS-22|whole', 'BUS-01|bus-1', 'BUS-01|bus-2'];
/** Everything that a screen or a paper reads from it. */
const seen = (fold: InspectionFold) => ({
	totals: fold.totals,
	answers: fold.due.map(({ key }) => [key, fold.answer(key)]),
	findings: findingsOf(fold),
	summary: summariseInspection(fold),
	seal: fold.seal,
	evidence: fold.due.map(({ key }) => fold.evidence.of(key)),
	statements: keys.map((key) => fold.findings.statement(findingOf(key))),
	signatures: [fold.signatures.all, fold.late.signatures.all],
	position: fold.position,
	outside: [...fold.outside].sort(),
	amendments: amendmentsOf(fold)
});
const findingOf = (key: string) => {
	const [item = '', unit = ''] = key.split('|');
	return findingId('i1', item, unit, sha256);
};

const step = fc.record({
	device: fc.nat({ max: 1 }),
	key: fc.constantFrom(...keys),
	verdict: fc.constantFrom('pass', 'fail', 'notApplicable', undefined),
	/** What the device had on screen: all so far, or only what it wrote itself. */
	merged: fc.boolean(),
	extra: fc.constantFrom(
		'none',
		'photo',
		'marked',
		'observed',
		'stated',
		'signed',
		'corrected',
		'located',
		'sealed',
		'reopened'
	)
});
const history = fc.array(step, { maxLength: 25 }).map((steps) => {
	const devices = [new Device('a'), new Device('b')];
	const events = [new Device('s').start()];
	const mine: SignedEvent[][] = [[events[0]!], [events[0]!]];
	for (const { device, key, verdict, merged, extra } of steps) {
		const writer = devices[device]!;
		const [item = '', unit = ''] = key.split('|');
		const known = foldOf(merged ? events : mine[device]!);
		const heads = known.answer(key).heads.map(({ header }) => header.id);
		const written = [writer.answer(key, verdict, heads)];
		if (extra === 'photo') {
			const subject = { inspection: 'i1', evidence: `e${events.length}` };
			const photo = { item, unit, takenAt: '2026-08-25T00:00:00.000Z' };
			written.push(writer.one('evidence.added/1', subject, photo));
		}
		if (extra === 'observed') {
			const subject = { inspection: 'i1', finding: `f${events.length % 3}`, field: 'observed' };
			const parents = known.headsOf(subject).map(({ header }) => header.id);
			written.push(writer.one('finding.observed/1', subject, { text: `${device}` }, parents));
		}
		if (extra === 'corrected') {
			const subject = { inspection: 'i1', field: 'attributes' };
			const parents = known.headsOf(subject).map(({ header }) => header.id);
			const value = { has_bus: device === 0 };
			written.push(writer.one('inspection.corrected/1', subject, { value }, parents));
		}
		const extras = (subject: Record<string, string>, type: string, payload: unknown, by = author) =>
			written.push(
				...writer.write([
					{ type, subject, payload: payload as Json, parents: known.parentsOf(subject), author: by }
				])
			);
		const inspection = { inspection: 'i1' };
		const school = { ...author, role: 'school' as const };
		if (extra === 'marked') {
			const marks = [{ kind: 'text', at: [0, 0], text: `${device}` }];
			extras({ ...inspection, evidence: 'e1', field: 'marks' }, 'evidence.marked/1', { marks });
		}
		if (extra === 'stated')
			extras(
				{ ...inspection, finding: findingOf(key), field: 'statement' },
				'finding.stated/1',
				{ text: `${device} ${verdict}` },
				school
			);
		if (extra === 'signed') {
			const over = contentsRoot(known, 'school', sha256);
			extras(
				{ ...inspection, signature: 's' },
				'signature.given/1',
				{ side: 'school', over },
				school
			);
		}
		if (extra === 'located')
			extras({ ...inspection, field: 'position' }, 'inspection.located/1', { at: `${device}` });
		const seal = { ...inspection, field: 'seal' };
		if (extra === 'sealed' && known.state !== 'sealed')
			extras(seal, 'inspection.sealed/2', sealLeaves([...known.events, ...written], sha256));
		if (extra === 'reopened' && known.state === 'sealed')
			extras(seal, 'inspection.reopened/1', { reason: '补' });
		events.push(...written);
		mine[device]!.push(...written);
	}
	return events;
});

describe('any history of two devices', () => {
	it('adds up: 应查 is 合格 and 不合格 and 不适用 and 未查, and equals a count from scratch', () => {
		fc.assert(
			fc.property(history, (events) => {
				const fold = foldOf([]);
				for (const event of events) {
					fold.add(event);
					const { due, pass, fail, notApplicable, notChecked } = fold.totals;
					expect(pass + fail + notApplicable + notChecked).toBe(due);
				}
				const counts = fold.due.map(({ key }) => countsAs(fold.answer(key)));
				for (const count of ['pass', 'fail', 'notApplicable', 'notChecked'] as const)
					expect(fold.totals[count]).toBe(counts.filter((one) => one === count).length);
				expect(fold.totals.due).toBe(counts.length);
			}),
			{ seed: 20260901, numRuns: 60 }
		);
	});

	it('means the same event by event, all at once, in any order and with repetitions', () => {
		fc.assert(
			fc.property(
				history.chain((events) =>
					fc.tuple(
						fc.constant(events),
						fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })
					)
				),
				([events, shuffled]) => {
					const bit = foldOf([]);
					for (const event of shuffled) bit.add(event);
					expect(seen(bit)).toEqual(seen(foldOf(events)));
					expect(seen(foldOf(shuffled))).toEqual(seen(foldOf(events)));
				}
			),
			{ seed: 20260902, numRuns: 60 }
		);
	});
});

const withoutLate = ({ lateEvidence: _photos, lateStatement: _said, ...sealed }: Finding) => sealed;
const sealedOf = (fold: InspectionFold) => findingsOf(fold).map(withoutLate);

it('keeps every value of a sealed inspection, whatever comes later', () => {
	const seal = { inspection: 'i1', field: 'seal' };
	const unsealed = (events: SignedEvent[]) =>
		events.filter(({ header }) => header.subject.field !== 'seal');
	fc.assert(
		fc.property(history, history, (first, second) => {
			const before = unsealed(first);
			const sealed = new Device('c').one('inspection.sealed/2', seal, sealLeaves(before, sha256));
			const then = seen(foldOf([...before, sealed]));
			const later = foldOf([...before, sealed]);
			for (const event of unsealed(second)) later.add(event);
			const covered = new Set(before.map(({ header }) => header.id));
			const outside = unsealed(second).map(({ header }) => header.id as string);
			expect(sealedOf(later)).toEqual(then.findings.map(withoutLate));
			expect(seen(later)).toEqual({
				...then,
				findings: findingsOf(later),
				summary: summariseInspection(later),
				signatures: [then.signatures[0], later.late.signatures.all],
				amendments: amendmentsOf(later),
				outside: outside.filter((id) => !covered.has(id as EventId)).sort()
			});
			expect(amendmentsOf(later)).toHaveLength(later.outside.size);
		}),
		{ seed: 20260903, numRuns: 60 }
	);
});

it('shows 撤回 where a failing answer was flipped, also when the flip arrives first', () => {
	const phone = new Device('a');
	const start = phone.start();
	const failing = phone.answer('FS-23|whole', 'fail');
	const flip = phone.answer('FS-23|whole', 'pass', [failing.header.id]);
	for (const events of [
		[start, failing, flip],
		[flip, failing, start]
	]) {
		const fold = foldOf([]);
		for (const event of events) fold.add(event);
		expect(findingsOf(fold)).toMatchObject([{ item: 'FS-23', withdrawn: true }]);
	}
});

it('does not call a finding 撤回 while two answers differ', () => {
	const phone = new Device('a');
	const fold = foldOf([
		phone.start(),
		phone.answer('FS-23|whole', 'fail'),
		new Device('b').answer('FS-23|whole', 'pass')
	]);
	expect(findingsOf(fold)).toMatchObject([{ item: 'FS-23', withdrawn: false }]);
	expect(fold.totals).toMatchObject({ fail: 0, pass: 0 });
});

it('takes a correction of the units, and keeps apart what was answered for one that is gone', () => {
	const phone = new Device('a');
	const fold = foldOf([phone.start(), phone.answer('BUS-01|bus-1', 'pass')]);
	expect(fold.totals.pass).toBe(1);
	const subject = { inspection: 'i1', field: 'units' };
	fold.add(phone.one('inspection.corrected/1', subject, { value: started().units.slice(1) }));
	expect(fold.pair('BUS-01|bus-1')).toBeUndefined();
	expect(fold.totals.pass).toBe(0);
	expect(fold.answeredOutside).toEqual(['BUS-01|bus-1']);
});

it('shows that two devices began it with different facts', () => {
	expect(foldOf([new Device('a').start()]).startConflict).toBe(false);
	const other = new Device('b').start('i1', { visitDate: '2026-08-26' });
	expect(foldOf([new Device('a').start(), other]).startConflict).toBe(true);
});

it('is open, sealed, reopened and sealed again, and knows the newest seal in any order', () => {
	const phone = new Device('a');
	const subject = { inspection: 'i1', field: 'seal' };
	const start = phone.start();
	const first = phone.one('inspection.sealed/1', subject, { root: 'r1' });
	const reopened = phone.one('inspection.reopened/1', subject, { reason: '补' }, [first.header.id]);
	const again = phone.one('inspection.sealed/1', subject, { root: 'r2' }, [reopened.header.id]);
	const events = [start, first, reopened, again];
	expect(events.map((_, i) => foldOf(events.slice(0, i + 1)).state)).toEqual([
		'open',
		'sealed',
		'reopened',
		'sealed'
	]);
	expect(foldOf(events.slice(0, 3)).reopened?.reopened.reason).toBe('补');
	expect(foldOf([...events].reverse()).seal?.sealed.root).toBe('r2');
});

it('reads what a moved inspection named under the new id, the fields of its findings too, and nothing later', () => {
	const phone = new Device('a');
	const old = findingId('i1', 'FS-23', 'whole', sha256);
	const events = [
		phone.start(),
		phone.answer('FS-23|whole', 'fail'),
		phone.one(
			'finding.set/1',
			{ inspection: 'i1', finding: old, field: 'measure' },
			{ value: '停用' }
		)
	];
	const left = foldOf(events);
	const decided = decideMove(left, 'i2', started({ visitDate: '2026-08-26' }), author);
	if (!decided.ok) throw new Error(decided.problem.code);
	const moved = phone.write(decided.value);
	const late = phone.answer('BUS-02|whole', 'fail');
	const named = new Set((moved[1]!.body!.payload as { events: string[] }).events);
	const reread = rereadUnder('i2', { id: 'i1', events: [...events, late] }, named, sha256);
	const target = foldOf([...reread, moved[0]!], 'i2');
	expect(findingsOf(target)).toMatchObject([
		{ id: findingId('i2', 'FS-23', 'whole', sha256), fields: { measure: '停用' } }
	]);
	expect(target.totals.fail).toBe(1);
	expect(target.basics?.visitDate).toBe('2026-08-26');
	expect(foldOf([...events, moved[1]!])).toMatchObject({ state: 'moved', movedTo: 'i2' });
});
