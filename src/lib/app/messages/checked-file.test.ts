import { expect, it } from 'vitest';
import type { CheckedFile } from '../actions/check-file';
import { checkedText, uncheckedText } from './checked-file';

type Backup = Extract<CheckedFile, { kind: 'backup' }>;

/** A backup in one file of which nothing is missing. */
const whole = (change: Partial<Backup['report']> = {}): Backup => {
	const part = { file: 'a.anxiao', size: 9, complete: true, damaged: 0 };
	const tally = { count: 3, mix: '' };
	const set = { missingParts: [], hasEnd: true, missing: { events: 0, bytes: 0 } };
	return {
		kind: 'backup',
		part,
		report: {
			parts: [part],
			sets: [{ head: { set: 's', device: 'd', at: '' }, ...set }],
			groups: [],
			devices: [],
			ofDevices: [],
			refused: {},
			bytes: [],
			wrongBytes: 0,
			photos: [],
			events: tally,
			bytesTally: tally,
			...change
		}
	};
};
const [onlySet] = whole().report.sets;

it('a whole backup is intact and nothing more is said of it', () => {
	expect(checkedText(whole())).toMatchObject({ kind: 'intact', notes: [] });
});

it.each([
	{ hasEnd: false },
	{ missingParts: [1] },
	{ missing: { events: 5, bytes: 0 } },
	{ missing: { events: 0, bytes: 2 } }
])('a sound part of a set is intact, and it is said that there are others: %o', (lack) => {
	const sets = [{ ...(onlySet as Backup['report']['sets'][number]), ...lack }];
	const { kind, notes } = checkedText(whole({ sets }));
	expect(kind).toBe('intact');
	expect(notes).toEqual([expect.stringContaining('一份一份选来核对')]);
});

it.each([{ refused: { 'ill-formed': 1 } }, { wrongBytes: 1 }])(
	'what is not as it was written shows: %o',
	(change) => {
		expect(checkedText(whole(change)).kind).toBe('changed');
	}
);

it('a part that was cut off is changed, and is not called a sound part', () => {
	const cut = whole({ sets: [] });
	const { kind, notes } = checkedText({ ...cut, part: { ...cut.part, complete: false } });
	expect({ kind, notes }).toEqual({ kind: 'changed', notes: [] });
});

it.each([
	'backup-not-ours',
	'backup-newer',
	'backup-damaged',
	'backup-unreadable',
	'worker-crashed'
])('%s says nothing against the file, and has words of its own', (code) => {
	const { kind, title } = uncheckedText({ code, place: 'a.anxiao' });
	expect(kind).toBe('unchecked');
	expect(title).not.toContain(code);
});
