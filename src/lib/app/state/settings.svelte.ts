import { customaryTermStart } from '$lib/core/inspection/term-start';

export const themes = ['auto', 'light', 'dark', 'sunlight'] as const;
/** `auto` follows the system; `sunlight` is high contrast for outdoors. */
export type Theme = (typeof themes)[number];

interface Kept {
	theme: Theme;
	/** `YYYY-MM-DD`, or empty: the customary day. */
	termStart: string;
	/** Values that differ by place, by parameter id, where the office has set its own. */
	parameters: Record<string, string>;
}

const KEY = 'anxiao:settings';
const DEFAULTS: Kept = { theme: 'auto', termStart: '', parameters: {} };

/** Preferences of this device. They are not shared and not events; losing them loses no work. */
class Settings {
	#kept: Kept = $state.raw(read());

	get theme(): Theme {
		return this.#kept.theme;
	}
	set theme(theme: Theme) {
		this.#keep({ theme });
		this.applyTheme();
	}

	/** As entered; empty means the customary day. */
	get termStart(): string {
		return this.#kept.termStart;
	}
	set termStart(termStart: string) {
		this.#keep({ termStart });
	}

	/** The office's own values; those not in here are the checklist's. */
	get parameters(): Readonly<Record<string, string>> {
		return this.#kept.parameters;
	}

	/** `undefined` goes back to the checklist's own value. */
	setParameter(id: string, value: string | undefined): void {
		const parameters = { ...this.#kept.parameters };
		if (value === undefined) delete parameters[id];
		else parameters[id] = value;
		this.#keep({ parameters });
	}

	/** The start of the term that a visit belongs to; both `YYYY-MM-DD`. A day set for another season does not count. */
	termStartFor(visitDate: string): string {
		const customary = customaryTermStart(visitDate);
		return this.termStart.slice(0, 4) === customary.slice(0, 4) &&
			Math.abs(Date.parse(this.termStart) - Date.parse(customary)) < 45 * 86_400_000
			? this.termStart
			: customary;
	}

	/** Puts the theme on <html>, before the first paint of the frame. */
	applyTheme(): void {
		const root = document.documentElement;
		if (this.theme === 'auto') delete root.dataset.theme;
		else root.dataset.theme = this.theme;
		const fixed = { auto: undefined, light: '#ffffff', sunlight: '#ffffff', dark: '#1b1f1d' };
		for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
			meta.dataset.system ??= meta.content;
			meta.content = fixed[this.theme] ?? meta.dataset.system;
		}
	}

	#keep(change: Partial<Kept>): void {
		this.#kept = { ...this.#kept, ...change };
		try {
			localStorage.setItem(KEY, JSON.stringify(this.#kept));
		} catch {
			// Without local storage a preference holds for this sitting.
		}
	}
}

function read(): Kept {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
		if (typeof kept !== 'object' || kept === null) return DEFAULTS;
		const { theme, termStart, parameters } = kept as Partial<Record<keyof Kept, unknown>>;
		return {
			theme: themes.find((one) => one === theme) ?? DEFAULTS.theme,
			termStart: typeof termStart === 'string' ? termStart : '',
			parameters:
				typeof parameters === 'object' && parameters !== null
					? Object.fromEntries(Object.entries(parameters).filter(([, v]) => typeof v === 'string'))
					: {}
		};
	} catch {
		return DEFAULTS;
	}
}

/** The one set of preferences of this device. */
export const settings = new Settings();
