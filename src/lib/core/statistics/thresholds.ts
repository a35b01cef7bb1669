/** From when on something counts as common or as coming back. */

export interface Thresholds {
	/** Percent of the schools judged on an item, in a county and season, that fail it. */
	share: number;
	/** Schools that must fail it at least, so that one of three is no common problem. */
	schools: number;
	/** Seasons in which the same item fails at the same school for the same unit. */
	seasons: number;
}

/** Defaults of the product: no rule gives figures for what is common (普遍性) or comes back (屡查屡犯). */
export const defaultThresholds: Thresholds = { share: 20, schools: 2, seasons: 2 };

/** What each may be, in whole numbers. */
export const thresholdLimits: Record<keyof Thresholds, { min: number; max: number }> = {
	share: { min: 1, max: 100 },
	schools: { min: 1, max: 999 },
	seasons: { min: 2, max: 20 }
};

/** Under what name the office's own value is kept among the values that differ by place. */
export const thresholdSetting = (name: keyof Thresholds): string => `radar-${name}`;

/** From the values of the office; what is missing or impossible is the default. */
export function thresholdsFrom(own: Readonly<Record<string, string>>): Thresholds {
	const value = (name: keyof Thresholds): number => {
		const set = own[thresholdSetting(name)];
		return set !== undefined && isThreshold(name, set) ? Number(set) : defaultThresholds[name];
	};
	return { share: value('share'), schools: value('schools'), seasons: value('seasons') };
}

export function isThreshold(name: keyof Thresholds, text: string): boolean {
	const { min, max } = thresholdLimits[name];
	return /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max;
}
