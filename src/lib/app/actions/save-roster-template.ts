/** Hands out the empty roster that people fill in. */
import * as m from '../messages/generated/messages';
import { saveFile } from './save-file';

/** Works offline; the writer is fetched when it is first asked for. */
export async function saveRosterTemplate(kind: 'csv' | 'xlsx'): Promise<void> {
	const { rosterTemplateCsv, rosterTemplateWorkbook } =
		await import('$lib/formats/roster/template-file');
	const blob = kind === 'csv' ? rosterTemplateCsv() : await rosterTemplateWorkbook();
	saveFile(blob, `${m.schools_template_file()}.${kind}`);
}
