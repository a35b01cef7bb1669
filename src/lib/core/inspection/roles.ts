/** Who may write in an inspection. Roles are claims; what a role does not own is kept, shown as 无权, and has no effect. */
import type { Author } from '../events/event';
import type { InspectionKind } from '../template/model';

/** Whoever fills an inspection is its first inspector, the one who holds the phone; a self-check is the school's own. */
export const authorOf = (
	kind: InspectionKind | undefined,
	inspectors: readonly { person: string }[] = []
): Author => ({
	person: inspectors[0]?.person ?? 'unnamed',
	role: kind === 'selfCheck' ? 'school' : 'inspector',
	via: 'self'
});

/** A school writes its own self-check and nothing in the visit of somebody else. */
export const mayWrite = (kind: InspectionKind, role: Author['role']): boolean =>
	role !== 'school' || kind === 'selfCheck';
