/** What the committed vectors of a finding's life mean: whatever was written once is read as it was meant. */
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { committedEvents } from '../../../../tests/fixtures/events/committed';
import { filed } from '../../../../tests/fixtures/finding/sample';
import { lifeOf } from './life';

const events = committedEvents.filter(
	({ header }) => header.subject.finding === 'vector-finding' && !header.subject.inspection
);
const after = (type: string) => events.findIndex(({ header }) => header.type === type) + 1;
const lifeUpTo = (type: string) =>
	lifeOf(filed({ id: 'vector-finding' }), events.slice(0, after(type)), sha256);

it('every type of a finding is known and counts', () => {
	const life = lifeUpTo('finding.assigned/1');
	expect(events).toHaveLength(9);
	expect([life.unknown, life.unauthorised]).toEqual([0, []]);
});

it('the recheck judged this very report', () => {
	expect(lifeUpTo('rectification.reported/1').state).toBe('toRecheck');
	expect(lifeUpTo('recheck.decided/1')).toMatchObject({
		state: 'rectifying',
		returned: true,
		unjudged: [],
		deadline: '2026-09-30',
		money: '320.50'
	});
});

it('says who must act after each of them', () => {
	expect(lifeUpTo('finding.extended/1').next).toEqual({ who: 'school', by: '2026-10-15' });
	expect(lifeUpTo('finding.transferred/1').next).toEqual({ who: 'department', by: '2026-09-20' });
	expect(lifeUpTo('transfer.replied/1').next?.who).toBe('inspectors');
});

it('says what is supervised, stopped and used again, and who owns it', () => {
	const stopped = lifeUpTo('use.stopped/1');
	expect([stopped.supervision, stopped.stopped?.what]).toEqual(['county', '样例蒸柜']);
	// The two are made up without knowing of each other, so the more careful one holds.
	expect(lifeUpTo('use.resumed/1').stopped?.what).toBe('样例蒸柜');
	expect(lifeUpTo('finding.assigned/1').owner).toBe('样例总务主任');
});
