import type { Author, EventDraft, SignedEvent } from '$lib/core/events/event';
import type { EventId } from '$lib/core/events/ids';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import type { Result } from '$lib/core/result';
import { currentMode, getStore, randomId } from '../wiring';
import { NAMED, PERSON_SUMMARY, summarisePerson, type Person } from './person-summary';
import { storageLight } from './storage-light.svelte';

const personGroup = (id: string): string => groupOf({ person: id });

/** Who is known on this device, and who is using it in this sitting. */
class People {
	#all: Person[] = $state.raw([]);
	#current: string | undefined = $state(remembered());
	#role: Author['role'] = $state(rememberedRole());

	/** By name. Empty until `load`. */
	get all(): readonly Person[] {
		return this.#all;
	}

	/** Who answers for what is written now; undefined until chosen. */
	get current(): Person | undefined {
		return this.#all.find((person) => person.id === this.#current);
	}

	/** For drafts written in this sitting. Without a chosen person the device itself answers, as `unnamed`. */
	get author(): Author {
		return { person: this.#current ?? 'unnamed', role: this.#role, via: 'self' };
	}

	/** In which role they act in this sitting: a claim, without login. */
	get role(): Author['role'] {
		return this.#role;
	}

	/** Holds until another one is chosen, in this mode only. */
	act(role: Author['role']): void {
		this.#role = role;
		try {
			localStorage.setItem(roleKey(), role);
		} catch {
			// Without local storage the choice holds for this sitting.
		}
	}

	async load(): Promise<void> {
		const store = await getStore();
		const summaries = await store.summaries(PERSON_SUMMARY);
		this.#all = summaries
			.map((summary) => summary.value as Person)
			.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
	}

	/** Holds until somebody else is chosen, in this mode only. */
	choose(id: string): void {
		this.#current = id;
		try {
			localStorage.setItem(rememberedKey(), id);
		} catch {
			// Without local storage the choice holds for this sitting.
		}
	}

	/** Nobody is chosen any more: the people of this mode were removed. */
	forget(): void {
		this.#all = [];
		this.#current = undefined;
		localStorage.removeItem(rememberedKey());
	}

	/** Adds a person, or changes the name and duty of one. Resolves when saved. */
	async name(person: Omit<Person, 'id'> & { id?: string }): Promise<Result<Person, StoreProblem>> {
		const store = await getStore();
		const named: Person = { id: person.id ?? randomId(), name: person.name, duty: person.duty };
		const known = person.id ? await store.eventsOf(personGroup(person.id)) : [];
		const draft: EventDraft = {
			type: NAMED,
			subject: { person: named.id, field: 'name' },
			payload: { name: named.name, duty: named.duty },
			parents: headsOf(known),
			author: { ...this.author, person: this.#current ?? named.id }
		};
		const result = await storageLight.follow(
			store.append([draft], {
				summarise: (events) => summarisePerson(named.id, [...known, ...events])
			})
		);
		if (!result.ok) return result;
		await this.load();
		return { ok: true, value: named };
	}
}

/** Events of one register that no other names as parent. */
function headsOf(events: SignedEvent[]): EventId[] {
	const superseded = new Set(events.flatMap((event) => event.header.parents));
	return events.map((event) => event.header.id).filter((id) => !superseded.has(id));
}

const roles: readonly Author['role'][] = ['inspector', 'leader', 'school', 'supervisor'];
const roleKey = (): string => `anxiao:role:${currentMode()}`;

function rememberedRole(): Author['role'] {
	try {
		const role = localStorage.getItem(roleKey());
		return roles.find((one) => one === role) ?? 'inspector';
	} catch {
		return 'inspector';
	}
}

const rememberedKey = (): string => `anxiao:person:${currentMode()}`;

function remembered(): string | undefined {
	try {
		return localStorage.getItem(rememberedKey()) ?? undefined;
	} catch {
		return undefined;
	}
}

/** The one list of people of this device. */
export const people = new People();
