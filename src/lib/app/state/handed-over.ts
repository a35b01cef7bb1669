/**
 * The phone is in the school's hand: of everything only one screen opens, also after a reload and in other tabs, until an
 * inspector takes it back with the code that he was shown. Kept beside the data, because it must hold before anything is read.
 */
import { currentMode } from '../wiring';

export interface HandedOver {
	inspection: string;
	/** Four digits. */
	code: string;
}

/** What the frame's load depends on besides the address. */
export const HANDED_OVER = 'anxiao:handed-over';

const key = (): string => `${HANDED_OVER}:${currentMode()}`;

export function handedOver(): HandedOver | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? 'null');
		if (typeof kept !== 'object' || kept === null) return undefined;
		const { inspection, code } = kept as Partial<Record<keyof HandedOver, unknown>>;
		return typeof inspection === 'string' && typeof code === 'string'
			? { inspection, code }
			: undefined;
	} catch {
		return undefined;
	}
}

/**
 * Resolves nothing by itself: the caller leads to the one screen. Undefined where the browser has no room or keeps nothing: then
 * everything would still open, and the phone must not be given away.
 */
export function handOver(inspection: string): HandedOver | undefined {
	const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
	const handed = { inspection, code: String(random % 10_000).padStart(4, '0') };
	try {
		localStorage.setItem(key(), JSON.stringify(handed));
	} catch {
		return undefined;
	}
	return handed;
}

export function takeBack(): void {
	localStorage.removeItem(key());
}

/** The one screen that opens meanwhile. */
export const handOverAddress = (inspection: string): string =>
	`/inspections/${inspection}/hand-over`;

/**
 * Calls `changed` when another tab gives the phone away or takes it back, and when a page is shown again as it was left: what
 * stands on screen then was never asked for anew. Answers how to stop.
 */
export function onHandedOver(changed: () => void): () => void {
	const stored = (event: StorageEvent): void => {
		if (event.key === key() || event.key === null) changed();
	};
	const shown = ({ persisted }: PageTransitionEvent): void => {
		if (persisted) changed();
	};
	window.addEventListener('storage', stored);
	window.addEventListener('pageshow', shown);
	return () => {
		window.removeEventListener('storage', stored);
		window.removeEventListener('pageshow', shown);
	};
}
