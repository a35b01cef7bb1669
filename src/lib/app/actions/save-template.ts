/** Hands out a checklist as JSON: a starting point for one's own. */
import type { Template } from '$lib/core/template/model';
import { saveFile } from './save-file';

/** Indented, so that it can be read and changed in any editor; the import takes it back. */
export function saveTemplate(template: Template): void {
	const text = `${JSON.stringify(template, undefined, '\t')}\n`;
	saveFile(
		new Blob([text], { type: 'application/json' }),
		`${template.id}-${template.version}.json`
	);
}
