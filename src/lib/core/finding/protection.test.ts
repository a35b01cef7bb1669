import { expect, it } from 'vitest';
import { wantsProtection } from './protection';

const asked = (deadline: string, stops = false) =>
	wantsProtection({ stops, deadline, visitDate: '2026-08-25' });

it('asks for protection where something was stopped, whenever it must be put right', () => {
	expect(asked('2026-08-28', true)).toBe(true);
	expect(asked('', true)).toBe(true);
});
it('asks for protection where it stays as it is for more than thirty days', () => {
	expect(asked('2026-09-24')).toBe(false);
	expect(asked('2026-09-25')).toBe(true);
	expect(asked('')).toBe(false);
});
