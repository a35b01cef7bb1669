import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';

const file = path.join(root, 'tests/faults/RESULTS.md');
const head = `# 故障测试的结果 Results

由 \`npm run faults:… -- --write\` 写入，每一节是那一类最近一次这样的运行。每类做什么、没有覆盖什么，见 [README](README.md)。

Each section was written by the last such run of its family.
`;

/** Puts `text` into the section of `name`, in place of what was there. */
export function writeResults(name, title, text) {
	const present = existsSync(file) ? readFileSync(file, 'utf8') : head;
	const [before, ...sections] = present.split(/^(?=## )/m);
	const own = `## ${name}: ${title}\n\n${text}\n`;
	const others = sections.filter((section) => !section.startsWith(`## ${name}:`));
	const sorted = [...others.map((section) => `${section.trimEnd()}\n`), own].sort();
	writeFileSync(file, [`${before.trimEnd()}\n`, ...sorted].join('\n'));
}
