import { expect, it } from 'vitest';
import { clockDrift } from './clock-drift';

const now = Date.UTC(2026, 8, 1);
const minute = 60_000;

it.each([
	['before anything was written', undefined, 0],
	['when the last event was earlier', now - minute, 0],
	['at the very same moment', now, 0],
	['within what clocks are off by themselves', now + 10 * minute, 0],
	['beyond that', now + 10 * minute + 1, 10 * minute + 1],
	['after ten years', now + 10 * 365 * 24 * 60 * minute, 10 * 365 * 24 * 60 * minute]
])('says by how much a clock is behind: %s', (_, last, behind) => {
	expect(clockDrift(last === undefined ? undefined : [last, 3], now)).toBe(behind);
});
