import type { Parameter } from '$lib/core/template/model';

/** The values that differ by place, as the checklists that come with the product hold them. Loaded when asked for. */
export async function readParameters(): Promise<Parameter[]> {
	const file = await import('../../../../seeds/parameters.json');
	return file.default as Parameter[];
}
