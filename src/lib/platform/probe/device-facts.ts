/** What the browser tells of itself and of the device. */
import { hostOf, type Host } from './host-browser';

export interface DeviceFacts {
	userAgent: string;
	/** E.g. `Android`; empty where it is not told. */
	platform: string;
	/** In CSS pixels, with how many device pixels one is wide. */
	screen: string;
	/** Gigabytes as the browser rounds them, at most 8. */
	memory: number | undefined;
	cores: number | undefined;
	/** A browser that needs a word. */
	host: Host | undefined;
}

/** Not in every type library yet: https://wicg.github.io/ua-client-hints/, https://w3c.github.io/device-memory/ */
interface Hints {
	userAgentData?: { platform?: string };
	deviceMemory?: number;
}

export function readDeviceFacts(): DeviceFacts {
	const { userAgent, hardwareConcurrency } = navigator;
	const { userAgentData, deviceMemory } = navigator as Hints;
	return {
		userAgent,
		platform: userAgentData?.platform || navigator.platform || '',
		screen: `${screen.width} × ${screen.height} @ ${devicePixelRatio}`,
		memory: deviceMemory,
		cores: hardwareConcurrency,
		host: hostOf(userAgent)
	};
}
