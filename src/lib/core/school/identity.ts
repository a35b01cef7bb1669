/** Ids of schools and units: equal on every device that knows the same facts, so that colleagues meet without a network. */
import type { Stage, Unit } from './model';
import { normaliseCode } from './code';

/** SHA-256 of the whole input, as `core/events` takes it. */
type Sha256 = (bytes: Uint8Array) => Uint8Array;

const hex = (bytes: Uint8Array) =>
	Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const digest = (sha256: Sha256, parts: string[]) =>
	hex(sha256(new TextEncoder().encode(JSON.stringify(parts)))).slice(0, 32);

/** A name or label as compared: width, blanks and the kind of brackets and dots aside. */
const normaliseName = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace(/[•・·]/g, '·')
		.toUpperCase();

/**
 * From the 标识码, else from area, stage and name. A made-up school has ids of its own: its code is made up too, and a real
 * school that bears it must not be taken for it. Safe in addresses; at most 39 characters.
 */
export function schoolId(
	school: {
		code?: string | undefined;
		area: string;
		stage?: Stage | undefined;
		name: string;
		sample?: boolean | undefined;
	},
	sha256: Sha256
): string {
	const prefix = school.sample ? 'sample-' : 'school-';
	if (school.code) return prefix + normaliseCode(school.code);
	return prefix + digest(sha256, [school.area, school.stage ?? '', normaliseName(school.name)]);
}

/**
 * From school, kind and label, so that two phones that add the same bus mean one unit. A driver's is random, because ids
 * stand in headers that are never erased and a name must not be found by trying.
 */
export function unitId(
	school: string,
	unit: Pick<Unit, 'kind' | 'label'>,
	sha256: Sha256,
	random: () => string
): string {
	if (unit.kind === 'driver') return `driver-${random()}`.slice(0, 64);
	return `${unit.kind}-${digest(sha256, [school, unit.kind, normaliseName(unit.label)])}`;
}

/** Whether two units are the same thing to a person who reads both. */
export const sameUnit = (
	a: Pick<Unit, 'kind' | 'label'>,
	b: Pick<Unit, 'kind' | 'label'>
): boolean => a.kind === b.kind && normaliseName(a.label) === normaliseName(b.label);
