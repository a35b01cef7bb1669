/** Counties that a roster may name, with the words that people write for them. The data is `seeds/areas.json`. */
import * as z from 'zod/mini';

const six = z.string().check(z.regex(/^\d{6}$/));

/** `aliases`: what stands in rosters beside code and name. `affiliation`: what naming it says about who manages the school. */
const County = z.strictObject({
	/** 行政区划代码, GB/T 2260. */
	code: six,
	name: z.string().check(z.minLength(1)),
	en: z.string().check(z.minLength(1)),
	aliases: z.array(z.string()),
	affiliation: z.optional(z.string())
});
type County = z.infer<typeof County>;

export const Areas = z.strictObject({
	format: z.literal('anxiao-areas/1'),
	source: z.string(),
	prefecture: z.strictObject({ code: six, name: z.string(), en: z.string() }),
	counties: z.array(County)
});
export type Areas = z.infer<typeof Areas>;

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** By code, name or alias, blanks and width aside; undefined where nothing fits, since a guess would move the figures. */
export function findCounty(areas: Areas, text: string): County | undefined {
	const wanted = plain(text);
	if (!wanted) return undefined;
	const within = wanted.startsWith(areas.prefecture.name)
		? wanted.slice(areas.prefecture.name.length)
		: wanted;
	return areas.counties.find((county) =>
		[county.code, county.name, ...county.aliases].some((word) => word === wanted || word === within)
	);
}

/** The name of a stored code; the code itself where the data does not hold it. */
export const countyName = (areas: Areas, code: string, language: 'zh' | 'en' = 'zh'): string => {
	const county = areas.counties.find((c) => c.code === code && !c.affiliation);
	const found = county ?? (areas.prefecture.code === code ? areas.prefecture : undefined);
	if (!found) return code;
	return language === 'en' ? found.en : found.name;
};
