import type { Pair } from './pairs';

/** 重大 items and those with something to measure or choose are looked at one by one, never passed together. */
export const batchable = (pair: Pair): boolean =>
	pair.rule.severity === 'general' && pair.rule.fields.length === 0;
