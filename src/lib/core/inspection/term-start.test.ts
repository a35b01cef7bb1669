import { expect, it } from 'vitest';
import { customaryTermStart } from './term-start';

it.each([
	['2026-08-25', '2026-09-01'],
	['2026-09-01', '2026-09-01'],
	['2026-12-31', '2026-09-01'],
	['2027-01-05', '2026-09-01'],
	['2027-02-20', '2027-03-01'],
	['2027-07-01', '2027-03-01']
])('a visit on %s belongs to the term of %s', (visit, start) => {
	expect(customaryTermStart(visit)).toBe(start);
});
