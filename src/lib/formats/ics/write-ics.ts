/**
 * Days as an iCalendar file, RFC 5545: one VEVENT of one whole day each (VALUE=DATE), with a reminder (VALARM, DISPLAY) a day
 * before. Only what that needs: no times and so no time zones, no repetition, no people. Lines end in CRLF and are folded at
 * 75 octets without cutting a character (3.1); texts are escaped (3.3.11); control characters are left out.
 *
 * Written here and not by the `ics` package (ISC, 3.12): that brings nanoid, runes2 and yup, some 20 KB compressed, for what
 * is a page of code, and folds by characters where the rule counts octets, of which Chinese has three each.
 */

export interface CalendarDay {
	/** Stays with the thing: read in again, the day replaces the one before. */
	uid: string;
	/** `YYYY-MM-DD`. */
	day: string;
	title: string;
	/** Lines of text. */
	description: string;
}

export interface Calendar {
	/** As calendar programs show it. */
	name: string;
	/** Taken one by one, as the parts are. */
	days: Iterable<CalendarDay>;
	/** ISO 8601 in UTC, when the file was made: what is newer wins. */
	madeAt: string;
}

/** The file in parts, one for each day between a head and an end: twenty thousand in one go would hold up the page. UTF-8 without a mark. */
export function* writeIcs({ name, days, madeAt }: Calendar): Generator<string> {
	const stamp = `${madeAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
	yield written([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Anxiao//Ledger//ZH',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(name)}`
	]);
	for (const day of days) yield written(eventLines(day, stamp));
	yield written(['END:VCALENDAR']);
}

const written = (lines: readonly string[]): string =>
	lines.map((line) => `${folded(line)}\r\n`).join('');

function eventLines({ uid, day, title, description }: CalendarDay, stamp: string): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(uid)}`,
		`DTSTAMP:${stamp}`,
		`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
		'DURATION:P1D',
		`SUMMARY:${escaped(title)}`,
		`DESCRIPTION:${escaped(description)}`,
		// A day that is marked leaves the hours free.
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(title)}`,
		'TRIGGER:-P1D',
		'END:VALARM',
		'END:VEVENT'
	];
}

const escaped = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		// eslint-disable-next-line no-control-regex -- 3.1 allows none of them in a text but the tab.
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
		.replace(/[\\;,]/g, '\\$&')
		.replaceAll('\n', '\\n');

/** Octets of a line at most, the blank that begins a continued one included. */
const OCTETS = 75;

function folded(line: string): string {
	let out = '';
	let room = OCTETS;
	for (const character of line) {
		const octets = octetsOf(character.codePointAt(0) ?? 0);
		if (octets > room) {
			out += '\r\n ';
			room = OCTETS - 1;
		}
		out += character;
		room -= octets;
	}
	return out;
}

/** In UTF-8. */
const octetsOf = (code: number): number =>
	code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
