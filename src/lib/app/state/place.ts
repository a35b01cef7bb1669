/** The item one was at, so that a reload or a gap opens there. Of this device only; losing it loses no work. */
const key = (inspection: string): string => `anxiao:place:${inspection}`;

export function rememberPlace(inspection: string, pair: string): void {
	try {
		localStorage.setItem(key(inspection), pair);
	} catch {
		// Full: the inspection opens at its first item.
	}
}
export const rememberedPlace = (inspection: string): string | null =>
	localStorage.getItem(key(inspection));
