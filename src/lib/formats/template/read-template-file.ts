/**
 * A checklist file (JSON, UTF-8, RFC 8259) to a template. Limits: 5 MB; depth and size of the content are capped by
 * `checkTemplate`. Never throws, whatever the bytes.
 */
import { fail, type Problem, type Result } from '../../core/result';
import { checkTemplate, type TemplateProblem } from '../../core/template/check';
import type { Template } from '../../core/template/model';

const MOST_BYTES = 5 * 1024 * 1024;

/** The file as a whole. `template-file-gb18030`: readable, in the wrong encoding; save it as UTF-8. */
export type TemplateFileProblem = Problem<
	| 'template-file-empty'
	| 'template-file-too-large'
	| 'template-file-gb18030'
	| 'template-file-encoding'
	/** `detail`: `line` and `column` from 1 where the parser tells, else 0. */
	| 'template-file-json'
>;

const decode = (bytes: Uint8Array, label: string): string | undefined => {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
};

/** Engines word it differently: V8 `position 12`, Firefox `line 1 column 13`. */
function placeOf(text: string, message: string): { line: number; column: number } {
	const position = /position (\d+)/.exec(message)?.[1];
	if (position !== undefined) {
		const before = text.slice(0, Number(position)).split('\n');
		return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
	}
	const named = /line (\d+) column (\d+)/.exec(message);
	if (named) return { line: Number(named[1]), column: Number(named[2]) };
	if (/end of (JSON|data|input)|EOF/i.test(message))
		return placeOf(text, `position ${text.length}`);
	return { line: 0, column: 0 };
}

/** `file` is the name that problems carry as their place. */
export function readTemplateFile(
	bytes: Uint8Array,
	file = ''
): Result<Template, (TemplateProblem | TemplateFileProblem)[]> {
	const refuse = (code: TemplateFileProblem['code'], detail?: TemplateFileProblem['detail']) =>
		fail<(TemplateProblem | TemplateFileProblem)[]>([
			{ code, place: file, ...(detail ? { detail } : {}) }
		]);
	if (bytes.length > MOST_BYTES)
		return refuse('template-file-too-large', { megabytes: MOST_BYTES / 1024 / 1024 });
	const text = decode(bytes, 'utf-8');
	if (text === undefined)
		return refuse(
			decode(bytes, 'gb18030') === undefined ? 'template-file-encoding' : 'template-file-gb18030'
		);
	if (text.trim() === '') return refuse('template-file-empty');
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		return refuse('template-file-json', placeOf(text, String(cause)));
	}
	return checkTemplate(json, { file });
}
