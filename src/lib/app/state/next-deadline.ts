import { moveDate } from '$lib/core/calendar/date';

/** A default of the product, as for general findings of a visit: no rule gives days. */
const DAYS = 15;

/** Until when what was returned should be put right, `YYYY-MM-DD`; whoever returns it may set another day. */
export const nextDeadline = (today: string): string => moveDate(today, DAYS, 'day');
