/**
 * Fails when package-lock.json would not install elsewhere: it names a registry's address, or lacks an
 * optional package that another one asks for (npm writes such a lock and then refuses it in `npm ci`).
 */
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8');
const { packages } = JSON.parse(text);

/** Node's own search: the package's folder first, then every folder above it. */
function isInstalledFor(place, name) {
	for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
		if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
		if (at === '') return false;
	}
}

const faults = Object.entries(packages).flatMap(([place, entry]) =>
	Object.keys(entry.optionalDependencies ?? {})
		.filter((name) => !isInstalledFor(place, name))
		.map((name) => `${place}: optional ${name} is not in the lock`)
);
if (text.includes('"resolved":')) faults.push('the lock names the address of a registry');

for (const fault of faults) console.error(fault);
console.log(faults.length > 0 ? `${faults.length} faults in the lock` : 'lock ok');
process.exit(faults.length > 0 ? 1 : 0);
