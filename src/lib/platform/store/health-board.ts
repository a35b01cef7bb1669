import type { Health } from '../../core/events/health';

/** Where a store's health is read, from before anything of it is known. */
export class HealthBoard {
	readonly #listeners = new Set<(health: Health) => void>();
	#health: Health;

	constructor(health: Partial<Health> = {}) {
		const healed = { events: 0, bytes: 0 };
		this.#health = { checked: false, second: 'none', healed, ...health };
	}

	get now(): Health {
		return this.#health;
	}

	change(health: Health): void {
		this.#health = health;
		for (const hear of [...this.#listeners]) hear(health);
	}

	/** Returns how to stop. */
	listen(hear: (health: Health) => void): () => void {
		this.#listeners.add(hear);
		return () => this.#listeners.delete(hear);
	}

	close(): void {
		this.#listeners.clear();
	}
}
