import { expect, it } from 'vitest';
import { parameterValues } from './parameter-values';

it('takes the office’s own value before the default, and leaves out what nobody set', () => {
	const parameters = [{ id: 'a', value: '1' }, { id: 'b', value: '2' }, { id: 'c' }, { id: 'd' }];
	expect(parameterValues(parameters)).toEqual({ a: '1', b: '2' });
	expect(parameterValues(parameters, { b: '3', c: '4' })).toEqual({ a: '1', b: '3', c: '4' });
});
