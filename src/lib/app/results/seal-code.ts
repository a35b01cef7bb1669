/** The code of a sealed inspection, as it is shown, printed and scanned. Undefined before the seal, and for those of older versions. */
import type { InspectionFold } from '$lib/core/inspection/fold';
import { sealMark, writeMark } from '$lib/core/inspection/seal-mark';

export function sealCode({ id, seal }: InspectionFold): string | undefined {
	const mark = seal && sealMark(id, seal);
	return mark && writeMark(mark);
}
