import { expect, it } from 'vitest';
import type { EventStore } from '$lib/core/events/store';
import { decideAttribute, decideRegister } from '$lib/core/school/events';
import { foldSchool } from '$lib/core/school/fold';
import { SCHOOL_SUMMARY, summariseSchool, type SchoolSummary } from '$lib/core/school/summary';
import { openMemoryStore } from '$lib/platform/store/memory-store';
import { rebuildSummaries } from './rebuild-summaries';

const author = { person: 'p', role: 'inspector', via: 'self' } as const;
const group = 'school:s1';

/** With the list entry that an action of the app would write. */
async function write(store: EventStore, decided: ReturnType<typeof decideRegister>): Promise<void> {
	if (!decided.ok) throw new Error(decided.problem.code);
	const known = await store.eventsOf(group);
	const written = await store.append([decided.value], {
		summarise: (events) => {
			const view = foldSchool('s1', [...known, ...events]);
			return view ? [summariseSchool(view)] : [];
		}
	});
	if (!written.ok) throw new Error(written.problem.code);
}

it('does not put an older state into the lists than what was written while it read', async () => {
	const store = await openMemoryStore();
	await write(
		store,
		decideRegister(
			{ id: 's1', name: '编造小学', area: '421202', attributes: {}, units: [] },
			author
		)
	);
	const heads = foldSchool('s1', await store.eventsOf(group))?.heads ?? {};
	const rename = decideAttribute('s1', 'name', '改名小学', heads.name ?? [], author);
	let renamed: Promise<void> | undefined;
	const busy: EventStore = {
		...store,
		async writeSummaries(summaries, options) {
			renamed ??= write(store, rename);
			await renamed;
			return store.writeSummaries(summaries, options);
		}
	};
	expect(await rebuildSummaries(busy, [group])).toEqual({ ok: true, value: [] });
	const listed = await store.summaries(SCHOOL_SUMMARY);
	expect(listed.map(({ value }) => (value as SchoolSummary).name)).toEqual(['改名小学']);
});
