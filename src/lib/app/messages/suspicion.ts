import type { Suspicion } from '../actions/export-results';
import * as m from './generated/messages';
import { listed } from './list';

/** Where something may say who somebody is: the first five, since who looks at these finds the others beside them. */
export const suspectedPlaces = ({ items, hasFree }: Suspicion): string =>
	listed([...items, ...(hasFree ? [m.review_free_finding()] : [])].slice(0, 5));
