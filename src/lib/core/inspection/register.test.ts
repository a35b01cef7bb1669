import { describe, expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import { isUnknown, readRegister } from './register';

const subject = { inspection: 'i1', finding: 'f1', field: 'deadline' };
const set = (device: string, value: string, rule?: string) =>
	new Device(device).one('finding.set/1', subject, { value, ...(rule ? { rule } : {}) });
const read = (...heads: ReturnType<typeof set>[]) =>
	readRegister<{ value: string }>(heads, 'finding.set/1', ({ value }) => value);

describe('a register', () => {
	it('is one value where every head says the same, for whatever reason', () => {
		const { values, differ } = read(set('a', '2026-09-09', 'r'), set('b', '2026-09-09'));
		expect(values.map(({ value }) => value.value)).toEqual(['2026-09-09']);
		expect(differ).toBe(false);
	});

	it('keeps both values where two differ, the one said last at the end', () => {
		const { values, differ } = read(set('a', '1'), set('b', '2'), set('c', '1'));
		expect(values.map(({ value }) => value.value)).toEqual(['2', '1']);
		expect(differ).toBe(true);
	});

	it('takes no value from an erased payload or from a type that it does not read', () => {
		const erased = { header: set('a', '1').header };
		const newer = new Device('b').one('finding.set/2', subject, { value: '2' });
		expect(read(erased, newer)).toEqual({ values: [], differ: false });
		expect([erased, newer].map(isUnknown)).toEqual([false, true]);
	});
});
