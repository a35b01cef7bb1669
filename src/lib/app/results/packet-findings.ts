/** The findings that stand, as a reply packet shows them to the school. */
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import { filedFindings } from '$lib/core/inspection/file-findings';
import { standingFindings } from '$lib/core/inspection/finding-list';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { limits, type PacketFinding } from '$lib/formats/reply/model';
import { findingResult } from './finding-result';

/** In the order and with the numbers of the paper; `filed` is what the ledger has of it. */
export function packetFindings(
	fold: InspectionFold
): { finding: PacketFinding; filed: FiledFinding }[] {
	const filedById = new Map(filedFindings(fold).map((filed) => [filed.id, filed]));
	return standingFindings(fold).flatMap((finding, i) => {
		const filed = filedById.get(finding.id);
		if (!filed) return [];
		const result = findingResult(fold, finding, new Map());
		const item = [finding.item, finding.unitLabel].filter(Boolean).join(' ');
		const stopped = filed.stopped?.what ?? '';
		return [
			{
				filed,
				finding: {
					id: finding.id,
					number: i + 1,
					...(item ? { item: cut(item, 60) } : {}),
					section: cut(result.section, 100),
					text: cut(finding.text, limits.text),
					place: cut(finding.place, 200),
					severity: finding.severity,
					deadline: finding.deadline,
					measure: cut(result.measure ?? '', limits.text),
					...(stopped ? { stopped: cut(stopped, limits.text) } : {}),
					...(result.basis ? { basis: cut(result.basis, 1000) } : {})
				}
			}
		];
	});
}

/** Never in the middle of a letter. */
const cut = (text: string, most: number): string =>
	text.slice(0, most).replace(/\p{Surrogate}$/u, '');
