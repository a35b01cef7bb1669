import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { author, Device, template } from '../../../../tests/fixtures/inspection/sample';
import type { EventDraft, SignedEvent } from '../events/event';
import { findingId } from '../finding/finding';
import type { Result } from '../result';
import {
	decideAnswer,
	decideFinding,
	decideObservation,
	headIds,
	type AnswerIntent,
	type Refusal
} from './decide-answer';
import { findingsOf } from './finding-list';
import { InspectionFold } from './fold';

/** A phone with an inspection begun on 2026-08-25; the term begins on 2026-09-01. */
class Visit {
	readonly phone = new Device('a');
	readonly fold = new InspectionFold('i1', template, sha256, [new Device('s').start()]);
	take(decided: Result<EventDraft[], Refusal>): SignedEvent[] {
		if (!decided.ok) throw new Error(decided.problem.code);
		const events = this.phone.write(decided.value);
		for (const event of events) this.fold.add(event);
		return events;
	}
	decide(key: string, change: Partial<AnswerIntent> = {}) {
		const parents = headIds(this.fold.answer(key));
		return decideAnswer(this.fold, { key, parents, handle: 't', ...change }, author);
	}
	answer(key: string, verdict: 'pass' | 'fail' | 'notApplicable') {
		return this.take(this.decide(key, { response: { verdict } }));
	}
	finding = (item: string) => findingId('i1', item, 'whole', sha256);
	values = (item: string) => this.fold.findings.values(this.finding(item));
}
const typesOf = (events: SignedEvent[]) => events.map(({ header }) => header.type);

describe('a tap', () => {
	it('writes one answer that names the rule of the visit date', () => {
		const [event, ...more] = new Visit().answer('FS-23|whole', 'pass');
		expect(event?.header.subject).toEqual({ inspection: 'i1', item: 'FS-23', unit: 'whole' });
		expect(event?.body?.payload).toEqual({ verdict: 'pass', rule: 'FS-23@2019-04-01' });
		expect(more).toEqual([]);
	});

	it('of 不合格 also writes severity and deadline as events that name the rule', () => {
		const visit = new Visit();
		const events = visit.answer('FS-22|whole', 'fail');
		expect(typesOf(events)).toEqual(['response.given/1', 'finding.set/1', 'finding.set/1']);
		expect(events.slice(1).map(({ body }) => body?.payload)).toEqual([
			{ value: 'major', rule: 'FS-22@2019-04-01' },
			{ value: '2026-08-28', rule: 'FS-22@2019-04-01' }
		]);
	});

	it('of 不合格 again leaves what was set in between', () => {
		const visit = new Visit();
		visit.answer('FS-23|whole', 'fail');
		visit.take(decideFinding(visit.fold, visit.finding('FS-23'), 'deadline', '2026-10-01', author));
		visit.answer('FS-23|whole', 'pass');
		expect(typesOf(visit.answer('FS-23|whole', 'fail'))).toEqual(['response.given/1']);
		expect(visit.values('FS-23')).toMatchObject({ deadline: '2026-10-01' });
	});

	it('that takes an answer back keeps the reason', () => {
		const visit = new Visit();
		visit.answer('FS-23|whole', 'pass');
		visit.take(visit.decide('FS-23|whole', { reason: '没带钥匙' }));
		expect(visit.fold.answer('FS-23|whole')).toMatchObject({ kind: 'none', reason: '没带钥匙' });
	});

	it('does not settle two answers that differ unless it says so', () => {
		const visit = new Visit();
		visit.answer('FS-23|whole', 'pass');
		visit.fold.add(new Device('b').answer('FS-23|whole', 'fail'));
		const response = { verdict: 'fail' } as const;
		expect(visit.decide('FS-23|whole', { response })).toMatchObject({
			ok: false,
			problem: { code: 'conflict-open', place: 'FS-23|whole' }
		});
		visit.take(visit.decide('FS-23|whole', { response, resolves: true }));
		expect(visit.fold.answer('FS-23|whole')).toMatchObject({ kind: 'answered', verdict: 'fail' });
	});

	it('is refused for an item that is not asked here, and after the seal', () => {
		const visit = new Visit();
		const response = { verdict: 'pass' } as const;
		const codeOf = (key: string) => {
			const decided = visit.decide(key, { response });
			return decided.ok ? 'ok' : decided.problem.code;
		};
		expect([codeOf('FS-23|whole'), codeOf('OP-01|whole')]).toEqual(['ok', 'unknown-pair']);
		visit.fold.add(
			visit.phone.one('inspection.sealed/1', { inspection: 'i1', field: 'seal' }, { root: 'r' })
		);
		expect(codeOf('FS-23|whole')).toBe('sealed');
		expect(decideFinding(visit.fold, 'f', 'owner', '校长', author)).toMatchObject({
			problem: { code: 'sealed' }
		});
		expect(decideObservation(visit.fold, 'f', { text: '积水' }, author)).toMatchObject({
			problem: { code: 'sealed' }
		});
	});
});

describe('a change of severity', () => {
	it('moves the deadline that a rule gave', () => {
		const visit = new Visit();
		visit.answer('FS-23|whole', 'fail');
		expect(visit.values('FS-23').deadline).toBe('2026-09-09');
		visit.take(decideFinding(visit.fold, visit.finding('FS-23'), 'severity', 'major', author));
		expect(visit.values('FS-23')).toMatchObject({ severity: 'major', deadline: '2026-08-28' });
		visit.take(decideFinding(visit.fold, visit.finding('FS-23'), 'severity', 'general', author));
		expect(visit.values('FS-23').deadline).toBe('2026-09-09');
	});

	it('leaves a deadline that somebody chose', () => {
		const visit = new Visit();
		visit.answer('FS-23|whole', 'fail');
		visit.take(decideFinding(visit.fold, visit.finding('FS-23'), 'deadline', '2026-09-30', author));
		visit.take(decideFinding(visit.fold, visit.finding('FS-23'), 'severity', 'major', author));
		expect(visit.values('FS-23').deadline).toBe('2026-09-30');
	});
});

describe('a free observation', () => {
	it('becomes a finding with severity and deadline, which follow each other like any', () => {
		const visit = new Visit();
		visit.take(decideObservation(visit.fold, 'f1', { text: '积水' }, author));
		expect(findingsOf(visit.fold)).toMatchObject([
			{ id: 'f1', text: '积水', severity: 'general', deadline: '2026-09-09' }
		]);
		visit.take(decideFinding(visit.fold, 'f1', 'severity', 'major', author));
		expect(findingsOf(visit.fold)).toMatchObject([{ severity: 'major', deadline: '2026-08-28' }]);
	});

	it('written again changes its text and nothing else; withdrawn it stays in the list', () => {
		const visit = new Visit();
		visit.take(decideObservation(visit.fold, 'f1', { text: '积水' }, author));
		const again = visit.take(
			decideObservation(visit.fold, 'f1', { text: '门口积水', withdrawn: true }, author)
		);
		expect(typesOf(again)).toEqual(['finding.observed/1']);
		expect(findingsOf(visit.fold)).toMatchObject([{ text: '门口积水', withdrawn: true }]);
	});
});
