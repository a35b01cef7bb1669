import type { Parameter } from './model';

/** What an inspection pins: the checklist's defaults under the office's `own` values. One that nobody set is absent. */
export function parameterValues(
	parameters: readonly Pick<Parameter, 'id' | 'value'>[],
	own: Readonly<Record<string, string>> = {}
): Record<string, string> {
	const values: Record<string, string> = {};
	for (const { id, value } of parameters) if (value !== undefined) values[id] = value;
	return { ...values, ...own };
}
