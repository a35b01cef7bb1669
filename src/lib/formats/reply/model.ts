/**
 * What a reply packet and a reply file hold. A packet goes from the inspecting side to the school inside one HTML file or
 * behind a link; the reply file comes back as JSON. Both are described for other readers in `docs/reply.md`.
 *
 * Subset: plain data, no unknown members, well-formed Unicode; numbers are whole; days are `YYYY-MM-DD` in Asia/Shanghai,
 * moments ISO 8601 in UTC, money decimal text in yuan.
 */
import * as z from 'zod/mini';

/** Limits of what is read, checked before anything is taken apart. */
export const limits = {
	/** Bytes of a packet as HTML, of a reply file, and of the content behind a link once it is inflated. */
	packetBytes: 24 * 1024 * 1024,
	replyBytes: 48 * 1024 * 1024,
	linkedBytes: 256 * 1024,
	findings: 400,
	photosOfFinding: 9,
	/** Bytes of the small picture of a finding, of a photo of the school's, of a hand. */
	noticePhotoBytes: 40 * 1024,
	photoBytes: 400 * 1024,
	signatureBytes: 200 * 1024,
	/** Pixels of the longest edge of a photo of the school's. */
	photoEdge: 1600,
	/** UTF-16 units of what is written to one finding. */
	text: 2000
} as const;

/** How many letters `bytes` bytes take in base64. */
const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

const text = (most: number) =>
	z.string().check(
		z.maxLength(most),
		z.refine((value) => !/\p{Surrogate}/u.test(value))
	);
const filled = (most: number) => text(most).check(z.refine((value) => value.trim() !== ''));
const id = z.string().check(z.regex(/^[\w.:~-]{1,120}$/));
const hash = z.string().check(z.regex(/^[\w-]{43}$/));
const day = z.string().check(
	z.regex(/^\d{4}-\d{2}-\d{2}$/),
	z.refine((value) => {
		const at = Date.parse(`${value}T00:00:00Z`);
		return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
	})
);
const moment = z.string().check(
	z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/),
	z.refine((value) => !Number.isNaN(Date.parse(value)))
);
const base64 = (bytes: number) =>
	z.string().check(z.maxLength(base64Length(bytes)), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const webAddress = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^\s"'<>]+$/));

/** Before a picture that stands in the content itself. */
export const JPEG_URL = 'data:image/jpeg;base64,';

export const PacketFinding = z.strictObject({
	id,
	/** From 1, as on the paper. */
	number: z.int().check(z.minimum(1), z.maximum(9999)),
	item: z.optional(text(60)),
	section: text(100),
	text: filled(limits.text),
	place: text(200),
	severity: z.enum(['general', 'major']),
	deadline: z.union([day, z.literal('')]),
	measure: text(limits.text),
	/** What was put out of use. */
	stopped: z.optional(text(limits.text)),
	basis: z.optional(text(1000)),
	/** A small JPEG as a data address; never behind a link. */
	photo: z.optional(
		z
			.string()
			.check(
				z.maxLength(JPEG_URL.length + base64Length(limits.noticePhotoBytes)),
				z.regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/)
			)
	)
});
export type PacketFinding = z.infer<typeof PacketFinding>;

export const PACKET_FORMAT = 'anxiao-reply-packet/1';

export const PacketContent = z.strictObject({
	format: z.literal(PACKET_FORMAT),
	/** Random; names the packet. */
	id,
	made: moment,
	practice: z.optional(z.literal(true)),
	notice: z.strictObject({
		inspection: id,
		school: z.strictObject({ id, name: filled(200) }),
		visitDate: day,
		office: z.optional(text(200)),
		inspectors: z.array(text(100)).check(z.maxLength(30))
	}),
	reply: z.strictObject({
		/** Until when the school is asked to answer. */
		by: z.optional(day),
		/** Where the app takes the same packet. */
		link: webAddress
	}),
	findings: z.array(PacketFinding).check(
		z.minLength(1),
		z.maxLength(limits.findings),
		z.refine((all) => new Set(all.map((one) => one.id)).size === all.length)
	),
	/** SHA-256 over the pictures; absent where no finding has one. */
	pictures: z.optional(hash),
	/** SHA-256 over everything else but the pictures. */
	hash
});
export type PacketContent = z.infer<typeof PacketContent>;

export const outcomes = ['done', 'partly', 'notYet'] as const;
export type Outcome = (typeof outcomes)[number];

export const ReplyPhoto = z.strictObject({
	/** SHA-256 of the bytes. */
	hash,
	mime: z.literal('image/jpeg'),
	width: z.int().check(z.minimum(1), z.maximum(limits.photoEdge)),
	height: z.int().check(z.minimum(1), z.maximum(limits.photoEdge)),
	/** What the file said; declared, never proven. */
	takenAt: moment,
	data: base64(limits.photoBytes)
});
export type ReplyPhoto = z.infer<typeof ReplyPhoto>;

const money = z.string().check(z.regex(/^(0|[1-9]\d{0,8})(\.\d{1,2})?$/));
const photos = z.array(ReplyPhoto).check(z.maxLength(limits.photosOfFinding));
const signature = base64(limits.signatureBytes);

export const ReplyAnswer = z.strictObject({
	finding: id,
	outcome: z.enum(outcomes),
	text: filled(limits.text),
	doneOn: z.optional(day),
	money: z.optional(money),
	photos
});
export type ReplyAnswer = z.infer<typeof ReplyAnswer>;

export const REPLY_FORMAT = 'anxiao-reply/1';

export const Reply = z.strictObject({
	format: z.literal(REPLY_FORMAT),
	/** Id and hash of the packet that it answers. */
	packet: id,
	packetHash: hash,
	inspection: id,
	school: id,
	practice: z.optional(z.literal(true)),
	made: moment,
	by: z.strictObject({ name: filled(100), duty: text(100) }),
	/** A hand as PNG; absent where it is given on paper. */
	signature: z.optional(signature),
	answers: z.array(ReplyAnswer).check(
		z.minLength(1),
		z.maxLength(limits.findings),
		z.refine((all) => new Set(all.map((one) => one.finding)).size === all.length)
	),
	/** SHA-256 over everything else but the data of photos, which their own hashes bind. */
	hash
});
export type Reply = z.infer<typeof Reply>;

export const DRAFT_FORMAT = 'anxiao-reply-draft/1';

/** A reply that is not finished: only the form reads it, and nothing in it is final. */
export const ReplyDraft = z.strictObject({
	format: z.literal(DRAFT_FORMAT),
	packet: id,
	name: text(100),
	duty: text(100),
	signature: z.optional(signature),
	onPaper: z.optional(z.literal(true)),
	answers: z
		.array(
			z.strictObject({
				finding: id,
				outcome: z.optional(z.enum(outcomes)),
				text: text(limits.text),
				doneOn: text(10),
				money: text(20),
				photos
			})
		)
		.check(z.maxLength(limits.findings))
});
export type ReplyDraft = z.infer<typeof ReplyDraft>;
