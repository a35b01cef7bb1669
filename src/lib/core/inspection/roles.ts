/** Who may write in an inspection. Roles are claims; what a role does not own is kept, shown as 无权, and has no effect. */
import type { Author } from '../events/event';
import type { InspectionKind } from '../template/model';

/** Whoever fills an inspection claims this role: a self-check is the school's own. */
export const roleOf = (kind: InspectionKind): Author['role'] =>
	kind === 'selfCheck' ? 'school' : 'inspector';

/** A school writes its own self-check and nothing in the visit of somebody else. */
export const mayWrite = (kind: InspectionKind, role: Author['role']): boolean =>
	role !== 'school' || kind === 'selfCheck';
