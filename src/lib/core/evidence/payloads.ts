/** What the events of evidence carry. Every type has its reader for ever; the writer writes the newest. */

/** A place on earth. Degrees of WGS 84 and metres, as decimal text: numbers of events are whole. */
export interface Place {
	lat: string;
	lon: string;
	/** Radius in metres within which it is; absent where the source does not tell. */
	accuracy?: string;
}

/**
 * `evidence.added/2`, subject `{inspection, evidence}`: a photo; its bytes are in the same append. Written again with the one
 * before as its parent when somebody says that it shows something else. `evidence.removed/1` hides it.
 */
export interface EvidenceAdded {
	hash: string;
	thumb: string;
	mime: string;
	/** Bytes. */
	size: number;
	/** Pixels, upright. */
	width: number;
	height: number;
	/** When the picture came in, ISO 8601, by the clock of this device. */
	takenAt: string;
	source: 'camera' | 'gallery';
	/** How it looks, whole and in parts (`look.ts`); absent for what older versions took. */
	looks?: string[];
	/** What the camera had written into the file, which is not stored: declared, never proven. */
	declared?: Declared;
	/** Where this device was, when somebody had asked it to find out. */
	place?: Place;
	/** What it shows: an item for a unit, or a finding; neither while nobody has said. */
	item?: string;
	unit?: string;
	finding?: string;
	/** The photo (its evidence id) of the same thing before it was put right. */
	after?: string;
}

/** `evidence.added/1`, as it was written before looks were. */
export type EvidenceAdded1 = Omit<
	EvidenceAdded,
	'source' | 'looks' | 'declared' | 'place' | 'after'
> & { source: 'camera' | 'file' };

/** What a camera writes into its files. Anybody can change it. */
export interface Declared {
	/** `YYYY-MM-DDTHH:mm:ss`, as the camera's clock said, with `±HH:mm` where it told its zone. */
	time?: string;
	place?: Place;
}

/** `evidence.marked/1`, subject `{inspection, evidence, field: 'marks'}`: everything that is drawn on a photo, oldest first. */
export interface EvidenceMarked {
	marks: Mark[];
}

/** Ten-thousandths of the width and of the height, so that it fits every size of the picture. */
export type Point = [x: number, y: number];

/** One thing drawn on a photo. Two corners may lie in any order. */
export type Mark =
	| { kind: 'arrow'; from: Point; to: Point }
	/** An ellipse in the rectangle between two corners. */
	| { kind: 'circle'; from: Point; to: Point }
	| { kind: 'line'; points: Point[] }
	| { kind: 'text'; at: Point; text: string }
	/** Made unrecognisable: faces, plates. */
	| { kind: 'blur'; from: Point; to: Point };

/** `inspection.located/1`, subject `{inspection, field: 'position'}`: where the visit takes place. */
export interface Located {
	place: Place;
	/** ISO 8601. */
	at: string;
}
