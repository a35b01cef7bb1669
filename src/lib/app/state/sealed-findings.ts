/**
 * What sealed inspections say of their findings beyond the rows of the ledger: the words of the item, its ground, and the
 * photos with what is drawn on them, without which none of them is shown.
 */
import type { EventStore } from '$lib/core/events/store';
import type { Photo } from '$lib/core/evidence/photo';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import { findingsOf } from '$lib/core/inspection/finding-list';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { pairKey } from '$lib/core/inspection/pairs';
import type { Text } from '$lib/core/template/model';
import { foldInspection } from '../actions/open-inspection';
import { citation } from '../results/citation';

export interface SealedFinding {
	section: Text | undefined;
	/** Undefined for a free observation. */
	item: Text | undefined;
	/** As it may be printed; empty where nothing may. */
	basis: string;
	before: Photo[];
	after: Photo[];
	/** What the school said to it (陈述申辩). */
	statement: string;
}

/** For one screen: an inspection is folded once, whatever many of its findings are shown. */
export class SealedFindings {
	readonly #folds = new Map<string, Promise<InspectionFold | undefined>>();

	/** Undefined where the inspection or its checklist is not on this device. */
	async of(
		store: EventStore,
		{ id, inspection }: FiledFinding
	): Promise<SealedFinding | undefined> {
		const folding = this.#folds.get(inspection) ?? folded(store, inspection);
		this.#folds.set(inspection, folding);
		const fold = await folding;
		const finding = fold && findingsOf(fold).find((one) => one.id === id);
		if (!fold || !finding) return undefined;
		const { item, unit = '' } = finding;
		const evidence = [...finding.evidence, ...finding.lateEvidence];
		const pair = item === undefined ? undefined : fold.pair(pairKey(item, unit));
		return {
			section: fold.template.sections.find((section) => section.id === finding.section)?.title,
			item: pair?.item.text,
			basis: pair ? citation(pair.rule, fold.template) : '',
			before: evidence.filter(({ after }) => !after),
			after: evidence.filter(({ after }) => after),
			statement: finding.lateStatement ?? finding.statement
		};
	}
}

async function folded(store: EventStore, id: string): Promise<InspectionFold | undefined> {
	const read = await foldInspection(store, id);
	return read.ok ? read.value : undefined;
}
