/** Deadlines of rows of the ledger as a calendar file. */
import type { LedgerEntry } from '$lib/core/finding/ledger/ledger-entry';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { writeIcs, type CalendarDay } from '$lib/formats/ics/write-ics';
import { dayOf } from '../messages/day';
import * as m from '../messages/generated/messages';
import { stateWord } from '../messages/life-state';
import { nextTask } from '../state/in-slices';
import { saveFile } from './save-file';

/** Days written in one go, well under a frame. */
const SLICE = 200;

/** Of rows that still must be put right by a day. Answers the name of the file and how many are in it. */
export async function exportDeadlines(
	rows: readonly LedgerEntry[]
): Promise<Result<{ name: string; count: number }, Problem<'no-deadlines'>>> {
	const due = rows.filter(
		({ deadline, state }) => deadline && state !== 'closed' && state !== 'withdrawn'
	);
	if (due.length === 0) return fail({ code: 'no-deadlines', place: 'export' });
	const now = new Date();
	const name = `${m.ledger_ics_name()}-${dayOf(now)}.ics`;
	const parts: string[] = [];
	const days = calendarDays(due);
	for (const part of writeIcs({ name: m.ledger_ics_name(), days, madeAt: now.toISOString() })) {
		parts.push(part);
		if (parts.length % SLICE === 0) await nextTask();
	}
	saveFile(new Blob(parts, { type: 'text/calendar;charset=utf-8' }), name);
	return ok({ name, count: due.length });
}

/** One by one: the words of twenty thousand take a quarter of a second. */
function* calendarDays(rows: readonly LedgerEntry[]): Generator<CalendarDay> {
	for (const row of rows) yield calendarDay(row);
}

const calendarDay = (row: LedgerEntry): CalendarDay => {
	const owner = row.owner || row.ownerUnit;
	const facts = [
		row.text,
		row.place && m.ledger_ics_place({ place: row.place }),
		owner && m.ledger_ics_owner({ owner }),
		m.ledger_ics_state({ state: stateWord(row.state) })
	];
	return {
		uid: `${row.id}@anxiao`,
		day: row.deadline,
		title: m.ledger_ics_title({ school: row.school, text: row.text }),
		description: facts.filter(Boolean).join('\n')
	};
};
