/** Judges a date field against the visit date, the term start, another field or a fixed day; never against "today". */
import type { DateTest, Field } from '../model';
import { resolveOperand } from '../operand';
import type { JudgeContext } from '../operand';
import { daysBetween, isCalendarDate, moveDate, possibleDays } from '../../calendar/date';
import { formatDecimal } from './decimal';
import type { JudgeCode, Outcome } from './outcome';

type DateField = Extract<Field, { type: 'date' }>;

/**
 * `values` are the answers of the same item by field id; `date` is this field's: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no
 * more is written on the label. What is known to the month is judged where all its days agree, and by hand where they differ.
 */
export function judgeDate(
	field: DateField,
	date: string,
	values: Record<string, string>,
	context: JudgeContext
): Outcome {
	const days = possibleDays(date);
	if (!days) return { verdict: undefined, code: 'bad-date' };
	// What was done cannot lie ahead of the visit.
	const done = lookingBack.has(field.test?.test ?? '') && days.first <= context.visitDate;
	const end = done && days.last > context.visitDate ? context.visitDate : days.last;
	const last = judgeDay(field, end, values, context);
	if (days.first === end) return last;
	const first = judgeDay(field, days.first, values, context);
	if (first.verdict === last.verdict) return last;
	return { verdict: undefined, code: 'imprecise', ...pickExpected(last) };
}

const lookingBack = new Set<string>(['within', 'thisTerm']);
const pickExpected = ({ expected }: Outcome): Pick<Outcome, 'expected'> =>
	expected ? { expected } : {};

function judgeDay(
	field: DateField,
	date: string,
	values: Record<string, string>,
	context: JudgeContext
): Outcome {
	const { test } = field;
	if (!test) return { verdict: undefined, code: 'recorded' };
	const anchor = anchorOf(test, values, context);
	if (!anchor || !isCalendarDate(anchor))
		return {
			verdict: undefined,
			code: 'unknown-operand',
			unknown: test.anchorValue ?? test.anchor
		};
	const span = spanOf(test, values, context);
	if (typeof span === 'object') return { verdict: undefined, code: 'unknown-operand', ...span };
	const unit = test.span?.unit ?? 'day';

	switch (test.test) {
		case 'valid':
			return notBefore(date, anchor, 'expired');
		case 'within': {
			const oldest = moveDate(anchor, -span, unit);
			return date > anchor ? notAfter(date, anchor) : notBefore(date, oldest, 'too-old');
		}
		case 'onOrBefore':
			return notAfter(date, moveDate(anchor, span, unit));
		case 'onOrAfter':
			return notBefore(date, moveDate(anchor, span, unit), 'too-early');
		case 'sameMonth':
			return same(date, anchor, 7, 'other-month');
		case 'sameYear':
			return same(date, anchor, 4, 'other-year');
		case 'thisTerm':
			if (context.visitDate < context.termStart)
				return { verdict: undefined, code: 'term-not-begun' };
			return date > context.visitDate
				? notAfter(date, context.visitDate)
				: notBefore(date, context.termStart, 'too-old');
	}
}

function anchorOf(
	test: DateTest,
	values: Record<string, string>,
	context: JudgeContext
): string | undefined {
	if (test.anchor === 'visit') return context.visitDate;
	if (test.anchor === 'termStart') return context.termStart;
	const value = test.anchorValue ?? '';
	if (test.anchor === 'field') return Object.hasOwn(values, value) ? values[value] : undefined;
	return value.startsWith('--') ? `${context.visitDate.slice(0, 4)}-${value.slice(2)}` : value;
}

/** Whole units only: half a month has no meaning. */
function spanOf(
	test: DateTest,
	values: Record<string, string>,
	context: JudgeContext
): number | { unknown: string } {
	if (!test.span) return 0;
	const amount = resolveOperand(test.span.amount, values, context);
	if ('unknown' in amount) return amount;
	const whole = Number(formatDecimal(amount.value, 0));
	return Math.abs(whole) <= 40_000 ? whole : { unknown: 'span' };
}

function notBefore(date: string, limit: string, code: JudgeCode): Outcome {
	const expected = [{ compare: 'onOrAfter' as const, value: limit }];
	if (date >= limit) return { verdict: 'pass', code: 'in-date', expected };
	return { verdict: 'fail', code, expected, difference: String(daysBetween(date, limit)) };
}

function notAfter(date: string, limit: string): Outcome {
	const expected = [{ compare: 'onOrBefore' as const, value: limit }];
	if (date <= limit) return { verdict: 'pass', code: 'in-date', expected };
	return {
		verdict: 'fail',
		code: 'too-late',
		expected,
		difference: String(daysBetween(limit, date))
	};
}

function same(date: string, anchor: string, length: number, code: JudgeCode): Outcome {
	const pass = date.slice(0, length) === anchor.slice(0, length);
	return pass ? { verdict: 'pass', code: 'in-date' } : { verdict: 'fail', code };
}
