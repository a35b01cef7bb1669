/** How a template is put together from the library of items; what `seeds/templates/` holds. */
import * as z from 'zod/mini';
import { Flag, Item, Parameter, Regulation, Section, Severity, Template, UnitKind } from './model';

/** Items that match every key given. At least one key. */
export const Pick = z.strictObject({
	sections: z.optional(z.array(z.string()).check(z.minLength(1))),
	ids: z.optional(z.array(z.string()).check(z.minLength(1))),
	severity: z.optional(Severity),
	flags: z.optional(z.array(Flag).check(z.minLength(1)))
});
export type Pick = z.infer<typeof Pick>;

/** `select`: an item is in when one of the picks matches it; `without` takes out again. */
export const Recipe = z.strictObject({
	format: z.literal('anxiao-recipe/1'),
	id: Template.shape.id,
	version: Template.shape.version,
	title: Template.shape.title,
	summary: Template.shape.summary,
	date: Template.shape.date,
	kind: Template.shape.kind,
	inspectors: Template.shape.inspectors,
	signers: Template.shape.signers,
	select: z.array(Pick).check(z.minLength(1)),
	without: z.optional(
		z.strictObject({ ids: z.optional(z.array(z.string())), flags: z.optional(z.array(Flag)) })
	)
});
export type Recipe = z.infer<typeof Recipe>;

/** An item as `seeds/items/` holds it; what it is answered for stands in the reviewed table. */
const SeedItem = z.omit(Item, { unit: true });

/** One file of `seeds/items/`. */
export const SeedSection = z.strictObject({
	section: z.omit(Section, { items: true }),
	items: z.array(SeedItem).check(z.minLength(1))
});
export type SeedSection = z.infer<typeof SeedSection>;

/** `seeds/units.json`: what each item is answered for, and why. */
export const UnitTable = z.record(
	z.string(),
	z.strictObject({ unit: UnitKind, why: z.string().check(z.minLength(1), z.maxLength(60)) })
);
export type UnitTable = z.infer<typeof UnitTable>;

export const RegulationFile = z.array(Regulation);
export const ParameterFile = z.array(Parameter);

/** Every item that templates are put together from, checked. */
export interface Library {
	sections: Section[];
	regulations: Regulation[];
	parameters: Parameter[];
}
