/** `npm start`: from a fresh clone to a served app. Only Node and npm are needed. */
import { spawn, spawnSync } from 'node:child_process';
import { ensurePackages, requireNode, root } from './ensure-packages.mjs';

process.chdir(root);
requireNode();
if (!ensurePackages()) process.exit(1);

const build = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const server = spawn(process.execPath, ['scripts/serve.mjs'], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
