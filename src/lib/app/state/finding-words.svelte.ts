/**
 * Sentences about findings that wait until somebody has looked at them again (`held-words.ts`). Each is kept in an erasable row
 * meanwhile, like what is typed in a card (`typing.ts`).
 */
import { SvelteMap } from 'svelte/reactivity';
import { wantsProtection } from '$lib/core/finding/protection';
import type { Photo } from '$lib/core/evidence/photo';
import type { FindingValues } from '$lib/core/inspection/findings';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { pairKey } from '$lib/core/inspection/pairs';
import { isSensitive } from '$lib/core/template/sensitive';
import type { OpenInspection } from './open-inspection.svelte';

/** `place`: of a free finding; that of a failed item is part of its answer. */
export type FindingSentence =
	| 'measure'
	| 'noPhoto'
	| 'stopped'
	| 'owner'
	| 'ownerUnit'
	| 'phone'
	| 'protection'
	| 'told'
	| 'reportedTo'
	| 'place';

/** Whoever must act and was told is named on purpose. */
const naming: readonly FindingSentence[] = ['owner', 'ownerUnit', 'phone', 'told', 'reportedTo'];

/** By the key of its row. */
const waiting = new SvelteMap<string, string>();

const rowKey = (inspection: OpenInspection, finding: string, field: string): string =>
	`held:${inspection.id}:${finding}:${field}`;

export const waitingWords = (
	inspection: OpenInspection,
	finding: string,
	field: FindingSentence
): string | undefined => waiting.get(rowKey(inspection, finding, field));

/** Ids of the findings of which words wait. */
export function findingsWaiting(inspection: OpenInspection): Set<string> {
	const prefix = rowKey(inspection, '', '').slice(0, -1);
	const keys = [...waiting.keys()].filter((key) => key.startsWith(prefix));
	return new Set(keys.map((key) => key.slice(prefix.length).split(':')[0] ?? ''));
}

export function keepWaiting(
	inspection: OpenInspection,
	finding: string,
	field: FindingSentence,
	text: string
): Promise<void> {
	const key = rowKey(inspection, finding, field);
	waiting.set(key, text);
	return inspection.store.writeNote(key, text);
}

/** The record has what was decided on. */
export function forgetWaiting(
	inspection: OpenInspection,
	finding: string,
	field: FindingSentence
): void {
	const key = rowKey(inspection, finding, field);
	if (waiting.delete(key)) void inspection.store.writeNote(key, undefined);
}

/** Brings back what waited when the page went away; what waits here is newer. */
export async function restoreWaiting(inspection: OpenInspection): Promise<void> {
	const rows = await inspection.store.readNotes(`held:${inspection.id}:`);
	for (const [key, text] of rows) if (!waiting.has(key)) waiting.set(key, String(text));
}

/** Where people are named on purpose only identity numbers are looked for. */
export const mayNameNobody = (
	fold: InspectionFold,
	finding: string,
	field: FindingSentence
): boolean => !naming.includes(field) && isAboutPupils(fold, finding);

function isAboutPupils(fold: InspectionFold, finding: string): boolean {
	const failed = fold.findings.failedPairs.get(finding);
	if (failed) {
		const pair = fold.pair(pairKey(failed.item, failed.unit));
		return pair !== undefined && isSensitive(pair.section, pair.item);
	}
	const section = fold.findings.observed.get(finding)?.section;
	return fold.template.sections.some(({ id, sensitive }) => id === section && sensitive === true);
}

/** Whether it should be said what keeps people safe meanwhile. `stopUse`: its rule says that it must not be used. */
export const asksProtection = (
	fold: InspectionFold,
	{ deadline = '', handling }: FindingValues,
	stopUse: boolean
): boolean =>
	wantsProtection({
		stops: stopUse || handling === 'stopped',
		deadline,
		visitDate: fold.basics?.visitDate ?? ''
	});

/** Photos of a finding without those of afterwards, where these have a place of their own (立行立改). */
export const shownApart = ({
	fields,
	evidence
}: {
	fields: FindingValues;
	evidence: Photo[];
}): Photo[] =>
	fields.handling === 'onSpot' ? evidence.filter(({ after }) => after === undefined) : evidence;
