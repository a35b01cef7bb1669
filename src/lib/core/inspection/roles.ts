/** Who may write in an inspection. Roles are claims; what a role does not own is kept, shown as 无权, and has no effect. */
import type { Author, SignedEvent } from '../events/event';
import type { InspectionKind } from '../template/model';
import type { SignerSide } from './payloads';

/** Whoever fills an inspection is its first inspector, the one who holds the phone; a self-check is the school's own. */
export const authorOf = (
	kind: InspectionKind | undefined,
	inspectors: readonly { person: string }[] = []
): Author => ({
	person: inspectors[0]?.person ?? 'unnamed',
	role: kind === 'selfCheck' ? 'school' : 'inspector',
	via: 'self'
});

/** What is the school's own also in the visit of somebody else, in every version: its statement, and its hand. */
const STATEMENT = 'finding.stated';
const schoolsOwn = [STATEMENT, 'signature.given', 'signature.refused'];

/**
 * A school writes its own self-check; in a visit only what is its own, and nobody else speaks or signs for it. An erased
 * signature does not say any more whose hand it was.
 */
export function mayWrite(kind: InspectionKind, { header, body }: SignedEvent): boolean {
	if (kind === 'selfCheck') return true;
	const [type = ''] = header.type.split('/');
	const side =
		header.subject.signature && (body?.payload as { side?: SignerSide } | undefined)?.side;
	return header.author.role === 'school'
		? schoolsOwn.includes(type) && side !== 'inspector'
		: type !== STATEMENT && side !== 'school';
}
