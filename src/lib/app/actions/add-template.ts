/** Takes in a checklist made by somebody, in a version of its own that never changes. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Json } from '$lib/core/events/event';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { templateBytes, templateHash } from '$lib/core/template/hash';
import type { Template } from '$lib/core/template/model';
import {
	listTemplates,
	loadTemplate,
	summariseTemplate,
	type TemplateEntry
} from '../state/library';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, sha256 } from '../wiring';

/**
 * Subject `{template: hash}`. The payload is what lists show (a `TemplateEntry` without its source) and the hash, so that
 * a list can be rebuilt where the bytes have not arrived.
 */
const ADDED = 'template.added/1';

/** The same id and version stands for other content here; `detail`: `title`, `version`. */
export type AddTemplateProblem = StoreProblem | Problem<'template-version-taken'>;

/** Answers whether it is new here; one that is here with the same content is left as it is. */
export async function addTemplate(
	template: Template
): Promise<Result<{ added: boolean }, AddTemplateProblem>> {
	const store = await getStore();
	const hash = templateHash(template, sha256);
	const { id, version, title } = template;
	for (const entry of await listTemplates(store)) {
		if (entry.id !== id || entry.version !== version) continue;
		const known = await loadTemplate(store, entry);
		if (known && templateHash(known, sha256) === hash) return ok({ added: false });
		const detail = { title: title.zh, version };
		return fail({ code: 'template-version-taken', place: `${id} ${version}`, detail });
	}
	const summarised = summariseTemplate(template, hash);
	const { source, ...shown } = summarised.value as TemplateEntry;
	const payload = JSON.parse(JSON.stringify({ ...shown, hash: source })) as Json;
	const written = await storageLight.follow(
		store.append(
			[{ type: ADDED, subject: { template: hash }, payload, parents: [], author: people.author }],
			{
				bytes: [{ hash, bytes: new Uint8Array(templateBytes(template)).buffer }],
				summarise: () => [summarised]
			}
		)
	);
	return written.ok ? ok({ added: true }) : written;
}
