import axe from 'axe-core';

/**
 * The rules of WCAG 2.2 AA that axe can judge and that the page breaks, as `rule: element`, in the theme given. Empty is
 * right. Page-wide rules (landmarks, title) are left to the end-to-end tests.
 */
export async function violations(theme: 'light' | 'dark' | 'sunlight'): Promise<string[]> {
	document.documentElement.dataset.theme = theme;
	document.documentElement.lang = 'zh-CN';
	const result = await axe.run(document.body, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
	});
	return result.violations.flatMap((violation) =>
		violation.nodes.map((node) => `${violation.id}: ${node.html}`)
	);
}
