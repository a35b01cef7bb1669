import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeIcs, type CalendarDay } from './write-ics';

const day: CalendarDay = {
	uid: 'f1@anxiao',
	day: '2026-09-09',
	title: '整改到期：样例小学 出口上锁',
	description: '部位：二楼\n责任人：样例'
};
const write = (...days: CalendarDay[]): string =>
	[...writeIcs({ name: '整改期限', days, madeAt: '2026-09-01T01:02:03.456Z' })].join('');
const encoder = new TextEncoder();
/** As 3.1 says that a reader undoes it. */
const unfolded = (text: string): string[] =>
	text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const valueOf = (text: string, name: string): string =>
	(unfolded(text).find((line) => line.startsWith(`${name}:`)) ?? '').slice(name.length + 1);
const unescaped = (value: string): string =>
	value.replace(/\\([\\;,n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));

test('a day is a whole-day event with a stable name and a reminder a day before', () => {
	expect(unfolded(write(day))).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Anxiao//Ledger//ZH',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:整改期限',
		'BEGIN:VEVENT',
		'UID:f1@anxiao',
		'DTSTAMP:20260901T010203Z',
		'DTSTART;VALUE=DATE:20260909',
		'DURATION:P1D',
		'SUMMARY:整改到期：样例小学 出口上锁',
		'DESCRIPTION:部位：二楼\\n责任人：样例',
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		'DESCRIPTION:整改到期：样例小学 出口上锁',
		'TRIGGER:-P1D',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	]);
});

test('every line ends in CRLF and has at most 75 octets, whatever is written', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
			const text = write({ ...day, title, description: '长'.repeat(90) });
			expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
			expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			const longest = Math.max(...text.split('\r\n').map((line) => encoder.encode(line).length));
			expect(longest).toBeLessThanOrEqual(75);
		})
	);
});

test('a reader finds the text as it was written, and no line that a text has smuggled in', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
			const title = words.replace(/\p{Cc}/gu, '');
			const text = write({ ...day, title });
			expect(unescaped(valueOf(text, 'SUMMARY'))).toBe(title.toWellFormed());
		})
	);
	const hostile = write({ ...day, title: 'a\r\nEND:VEVENT\nATTACH;x:y,z\\' });
	expect(unfolded(hostile).filter((line) => line === 'END:VEVENT')).toHaveLength(1);
	expect(valueOf(hostile, 'SUMMARY')).toBe('a\\nEND:VEVENT\\nATTACH\\;x:y\\,z\\\\');
});
