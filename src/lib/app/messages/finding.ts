/** What several screens say of findings. */
import type { Finding } from '$lib/core/finding/finding';
import * as m from './generated/messages';

export const severityText = ({ severity }: Finding): string =>
	severity === 'major' ? m.fill_major() : m.fill_general();

/** How many stand, and how serious they are. */
export function countText(standing: readonly Finding[]): string {
	const major = standing.filter(({ severity }) => severity === 'major').length;
	const count = standing.length;
	return m.review_findings({ count, major, general: count - major });
}
