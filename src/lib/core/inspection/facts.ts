/** What an inspection was begun with, and what was corrected later: each a register of its own. */
import type { Json, SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { Attributes, Unit } from '../school/model';
import type { Corrected, Started } from './payloads';
import { readRegister } from './register';

/** The pinned start with later corrections applied. */
export interface Basics {
	visitDate: string;
	termStart: string;
	attributes: Attributes;
	units: Unit[];
	inspectors: { person: string; name: string }[];
	parameters: Record<string, string>;
}

export interface Facts {
	/** The newest start that this version can read. */
	start: Started;
	basics: Basics;
	/** Two devices began it with facts that judge differently: shown, never resolved silently. */
	startConflict: boolean;
	/** Corrected fields of which two people said different things. */
	contested: string[];
}

type Correctable = 'termStart' | 'attributes' | 'units' | 'inspectors';

/**
 * What judging rests on. Starts that agree in it are one start: the wording of a template, by whom it was begun and the
 * order of the units change no verdict.
 */
function judgedBy({ template, school, inspectors: _people, units, ...rest }: Started): Json {
	const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : 1));
	return {
		...rest,
		rules: template.rulesHash,
		school: school.id,
		units: sorted
	} as unknown as Json;
}

/** `headsOf` answers for `{inspection, field}`. Undefined where no start can be read. */
export function readFacts(headsOf: (field: string) => SignedEvent[]): Facts | undefined {
	const starts = readRegister<Started>(headsOf('start'), 'inspection.started/1', judgedBy);
	const start = starts.values.at(-1)?.value;
	if (!start) return undefined;
	const contested: string[] = [];
	const corrected = <T extends Corrected['value']>(field: Correctable, pinned: T): T => {
		const said = readRegister<Corrected>(
			headsOf(field),
			'inspection.corrected/1',
			({ value }) => value
		);
		if (said.differ) contested.push(field);
		return (said.values.at(-1)?.value.value as T | undefined) ?? pinned;
	};
	const basics = {
		visitDate: start.visitDate,
		termStart: corrected('termStart', start.termStart),
		attributes: corrected('attributes', start.attributes),
		units: corrected('units', start.units),
		inspectors: corrected('inspectors', everybody(headsOf('start'))),
		parameters: start.parameters
	};
	return { start, basics, startConflict: starts.differ, contested };
}

/** The start that counts among all events of an inspection, read before its template is at hand. */
export function startOf(events: Iterable<SignedEvent>): Started | undefined {
	const starts = new Heads();
	let register: string | undefined;
	for (const event of events)
		if (event.header.type.startsWith('inspection.started/')) register = starts.add(event);
	const headsOf = (field: string) => (register && field === 'start' ? starts.of(register) : []);
	return readFacts(headsOf)?.start;
}

/** Colleagues who began the same visit on two phones are all its inspectors. */
function everybody(starts: readonly SignedEvent[]): Basics['inspectors'] {
	const people = new Map<string, Basics['inspectors'][number]>();
	for (const { value } of readRegister<Started>(starts, 'inspection.started/1').values)
		for (const one of value.inspectors) people.set(one.person, one);
	return [...people.values()];
}
