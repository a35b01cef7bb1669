/** One sentence behind another in one field; one that stands there already is not said again. */
export function joined(written: string, sentence: string): string {
	const before = written.trim();
	if (!before) return sentence;
	if (before.includes(sentence)) return before;
	return /[。！？；.!?;]$/.test(before) ? before + sentence : `${before}；${sentence}`;
}
