/** Ids that follow from a reply packet, so that a reply taken in on two devices is one and the same. */
import { canonicalBytes } from '../events/canonical';
import { hashOf, type Sha256 } from '../events/ids';

/** Of what a reply says to one finding. */
export const replyReportId = (packet: string, finding: string, sha256: Sha256): string =>
	hashOf(canonicalBytes({ packet, finding }), sha256);

/** Of a photo in it, by the hash of its bytes. */
export const replyPhotoId = (
	packet: string,
	finding: string,
	photo: string,
	sha256: Sha256
): string => hashOf(canonicalBytes({ packet, finding, photo }), sha256);
