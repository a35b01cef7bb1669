/** Which row a key leads to among rows and headings; headings are passed over. */
import type { LedgerLine } from '$lib/core/finding/ledger/ledger-lines';

/** `now` is -1 before the first row was looked at. Undefined where the key leads nowhere. */
export function moveByKey(
	key: string,
	now: number,
	page: number,
	lines: readonly LedgerLine[]
): number | undefined {
	const last = lines.length - 1;
	switch (key) {
		case 'ArrowDown':
			return seek(now + 1, 1);
		case 'ArrowUp':
			return seek(now < 0 ? last : now - 1, -1);
		case 'PageDown':
			return seek(Math.min(last, now + page), 1) ?? seek(last, -1);
		case 'PageUp':
			return seek(Math.max(0, now - page), -1) ?? seek(0, 1);
		case 'Home':
			return seek(0, 1);
		case 'End':
			return seek(last, -1);
	}
	return undefined;

	function seek(from: number, step: 1 | -1): number | undefined {
		for (let at = from; at >= 0 && at <= last; at += step) {
			const line = lines[at];
			if (line && !('group' in line)) return at;
		}
		return undefined;
	}
}
