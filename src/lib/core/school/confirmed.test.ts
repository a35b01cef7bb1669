import { expect, it } from 'vitest';
import { ageOf } from './confirmed';

it.each([
	['2026-08-25', 'current'],
	['2026-03-02', 'last'],
	['2025-09-01', 'old'],
	['2019-09-01', 'old']
])('what was confirmed on %s is, in September 2026, %s', (day, age) =>
	expect(ageOf(day, '2026-09-10')).toBe(age)
);
