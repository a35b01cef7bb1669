/**
 * 普遍性问题: what fails at many schools, or again at one, is no matter of single schools any more; the bureau makes a rule (建章立制).
 * Every event has `{systemic, field}` as its subject and is of the roles that answer for the ledger as a whole. They come from
 * other devices too: what does not fit says nothing.
 */
import * as z from 'zod/mini';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const count = z.int().check(z.minimum(0));

/** What it is common to: the schools of one county, or the seasons of one school and unit. */
const SystemicScope = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('county'), area: z.string() }),
	z.object({
		kind: z.literal('school'),
		area: z.string(),
		school: z.string(),
		schoolName: z.string(),
		unit: z.string()
	})
]);

/** `systemic.raised/1`, field `raised`: by a person, with the figures as they were found and the thresholds that they passed. */
export const SystemicRaised = z.object({
	scope: SystemicScope,
	item: z.string(),
	/** What the item asks, so that the row can be read where its checklist is not. */
	title: z.string(),
	season: z.string(),
	/** `failing` of `judged`: schools of a county, or seasons of a school. */
	figures: z.object({ failing: count, judged: count }),
	/** In percent, schools, seasons. */
	thresholds: z.object({ share: count, schools: count, seasons: count }),
	/** Ids of the findings behind the figures. */
	findings: z.array(z.string())
});
export type SystemicRaised = z.infer<typeof SystemicRaised>;

/** `systemic.action/1`, field `action`: what rule is to be made, by whom and until when. */
export const SystemicAction = z.object({ rule: z.string(), owner: z.string(), by: day });
export type SystemicAction = z.infer<typeof SystemicAction>;

/** `systemic.done/1`, field `done`: the rule as it was published; `number` (文号) is empty where it has none. */
export const SystemicDone = z.object({ title: z.string(), number: z.string(), on: day });
export type SystemicDone = z.infer<typeof SystemicDone>;

/**
 * `systemic.dismissed/1`, field `dismissed`: no rule is made. Holds against the raising that it names by its event; raised again,
 * it stands again.
 */
export const SystemicDismissed = z.object({ reason: z.string(), of: z.string() });
export type SystemicDismissed = z.infer<typeof SystemicDismissed>;
