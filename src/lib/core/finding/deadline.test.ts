import { expect, it } from 'vitest';
import { defaultDeadline } from './deadline';

it.each([
	['一般: fifteen calendar days', 'general', '2026-08-25', '2026-09-01', '2026-09-09'],
	['一般: over the end of a year', 'general', '2026-12-25', '2026-09-01', '2027-01-09'],
	['重大: three days', 'major', '2026-08-25', '2026-09-01', '2026-08-28'],
	['重大: the term begins sooner', 'major', '2026-08-30', '2026-09-01', '2026-09-01'],
	['重大: on the first day of term', 'major', '2026-09-01', '2026-09-01', '2026-09-01'],
	['重大: the term has long begun', 'major', '2026-09-02', '2026-09-01', '2026-09-05'],
	[
		'重大: over the end of February in a leap year',
		'major',
		'2028-02-27',
		'2028-03-09',
		'2028-03-01'
	]
] as const)('%s', (_, severity, visit, term, deadline) => {
	expect(defaultDeadline(severity, visit, term)).toBe(deadline);
});
