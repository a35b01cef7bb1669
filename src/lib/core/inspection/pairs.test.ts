import { expect, it } from 'vitest';
import { started, template } from '../../../../tests/fixtures/inspection/sample';
import { pairsOf } from './pairs';

const pairs = (change: Parameters<typeof started>[0] = {}) =>
	pairsOf({ ...started(change), template });
const keys = (change: Parameters<typeof started>[0] = {}) =>
	pairs(change).due.map((pair) => pair.key);

it('asks each vehicle each item, after what is asked of the whole school, vehicle by vehicle', () => {
	expect(keys().filter((key) => key.startsWith('BUS'))).toEqual([
		'BUS-02|whole',
		'BUS-04|unregistered',
		'BUS-01|bus-1',
		'BUS-03|bus-1',
		'BUS-01|bus-2',
		'BUS-03|bus-2',
		'BUS-01|bus-3',
		'BUS-03|bus-3'
	]);
});

it('counts one pair 未登记 for a kind of unit of which none is registered', () => {
	expect(keys({ units: [] }).filter((key) => key.startsWith('BUS-01'))).toEqual([
		'BUS-01|unregistered'
	]);
});

it('leaves out what the attributes exclude and says which attribute decided', () => {
	const { excluded } = pairs({ attributes: { has_canteen: true, has_bus: false } });
	expect(
		excluded
			.filter(({ why }) => why === 'attributes')
			.map(({ item, because }) => [item.id, because])
	).toEqual(['BUS-01', 'BUS-02', 'BUS-03', 'BUS-04'].map((id) => [id, ['has_bus']]));
});

it('excludes nothing for an attribute that nobody knows, and names it', () => {
	const { due } = pairs({ attributes: {} });
	expect(due.find(({ key }) => key === 'FS-21|whole')?.missing).toEqual(['has_canteen']);
	expect(due.find(({ key }) => key === 'FS-23|whole')?.missing).toEqual([]);
	expect(due).toHaveLength(pairs().due.length);
});

it.each([
	['2029-12-31', false],
	['2030-01-01', true]
])('on %s asks an item whose rule binds from 2030: %s', (visitDate, asked) => {
	expect(keys({ visitDate }).includes('OP-01|whole')).toBe(asked);
	expect(pairs({ visitDate }).excluded.some(({ why }) => why === 'not-in-force')).toBe(!asked);
});
