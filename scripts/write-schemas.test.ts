import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

it('finds the schema files on disk as the code has them', () => {
	execFileSync(process.execPath, ['scripts/write-schemas.mjs', '--check'], { cwd: root });
});

it('describes a template for editors down to a condition within a condition', () => {
	const schema = readFileSync(path.join(root, 'static/schema/template.schema.json'), 'utf8');
	expect(schema).toContain('"$ref": "#/$defs/');
	expect(schema).toContain('anxiao-template/1');
});
