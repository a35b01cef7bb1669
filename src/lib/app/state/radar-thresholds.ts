/** The thresholds of the radar as the settings show and change them. */
import {
	defaultThresholds,
	isThreshold,
	thresholdLimits,
	thresholdSetting,
	type Thresholds
} from '$lib/core/statistics/thresholds';
import { settings } from './settings.svelte';

export interface ThresholdSetting {
	/** Smallest, largest and the product's own. */
	min: number;
	max: number;
	standard: number;
	/** What counts now. */
	now: number;
}

export function thresholdOf(name: keyof Thresholds): ThresholdSetting {
	const own = settings.parameters[thresholdSetting(name)];
	const standard = defaultThresholds[name];
	const now = own !== undefined && isThreshold(name, own) ? Number(own) : standard;
	return { ...thresholdLimits[name], standard, now };
}

/** Answers whether it can be; what cannot changes nothing. */
export function setThreshold(name: keyof Thresholds, typed: string): boolean {
	const text = typed.trim();
	if (!isThreshold(name, text)) return false;
	const isStandard = Number(text) === defaultThresholds[name];
	settings.setParameter(thresholdSetting(name), isStandard ? undefined : String(Number(text)));
	return true;
}
