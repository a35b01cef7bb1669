/** The school that this device belongs to, where its user is one of its people. A choice of this device, shared with nobody. */
import { currentMode } from '../wiring';

const key = (): string => `anxiao:own-school:${currentMode()}`;

class OwnSchool {
	#id: string | undefined = $state(remembered());

	/** Undefined until chosen. */
	get id(): string | undefined {
		return this.#id;
	}

	/** Holds until another one is chosen, in this mode only. */
	choose(id: string): void {
		this.#id = id;
		try {
			localStorage.setItem(key(), id);
		} catch {
			// Without local storage the choice holds for this sitting.
		}
	}
}

function remembered(): string | undefined {
	try {
		return localStorage.getItem(key()) ?? undefined;
	} catch {
		return undefined;
	}
}

export const ownSchool = new OwnSchool();
