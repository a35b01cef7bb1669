import type { Season } from '$lib/core/inspection/season';
import * as m from './generated/messages';

/** `2026 秋季`, `Autumn 2026`. */
export function seasonWord(season: Season): string {
	const [year = '', term] = season.split('-');
	return term === '1' ? m.ledger_season_spring({ year }) : m.ledger_season_autumn({ year });
}
