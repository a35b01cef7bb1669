/** One sentence behind another, in one field. */
export function joined(written: string, sentence: string): string {
	const before = written.trim();
	if (!before) return sentence;
	return /[。！？；.!?;]$/.test(before) ? before + sentence : `${before}；${sentence}`;
}
