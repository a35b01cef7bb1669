/**
 * What one register says: a value, several that differ, or something that only a newer version of the app understands.
 * The newest readable head is shown; that it is the newest settles nothing.
 */
import { canonicalJson } from '../events/canonical';
import type { Json, SignedEvent } from '../events/event';

/** Every type that this version reads in an inspection. Another one is kept, replaces what it names, and is said. */
const readable = new Set([
	'inspection.started/1',
	'inspection.corrected/1',
	'inspection.moved/1',
	'inspection.located/1',
	'inspection.sealed/1',
	'inspection.sealed/2',
	'inspection.reopened/1',
	'response.given/1',
	'response.notChecked/1',
	'evidence.added/1',
	'evidence.added/2',
	'evidence.removed/1',
	'evidence.marked/1',
	'finding.set/1',
	'finding.observed/1',
	'finding.stated/1',
	'signature.given/1',
	'signature.refused/1',
	'notice.issued/1'
]);

/** Written by a newer version of the app: 需更新版本. */
export const isUnknown = ({ header }: SignedEvent): boolean => !readable.has(header.type);

interface Read<T> {
	/** One for each different payload, oldest first; the last is shown. */
	values: { value: T; event: SignedEvent }[];
	/** A person must settle it, with an event that names every head. */
	differ: boolean;
}

/**
 * Reads heads of one type, in the order (clock, id). `meaning` is what must agree; by default the whole payload. An erased
 * payload says nothing.
 */
export function readRegister<T>(
	heads: readonly SignedEvent[],
	type: string,
	meaning: (payload: T) => unknown = (payload) => payload
): Read<T> {
	const byMeaning = new Map<string, { value: T; event: SignedEvent }>();
	for (const event of heads) {
		if (event.header.type !== type || !event.body) continue;
		const value = event.body.payload as unknown as T;
		const said = canonicalJson(meaning(value) as Json);
		// Taken out first, so that what was said last stands last.
		byMeaning.delete(said);
		byMeaning.set(said, { value, event });
	}
	return { values: [...byMeaning.values()], differ: byMeaning.size > 1 };
}
