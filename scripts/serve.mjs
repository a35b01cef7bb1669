/**
 * Serves the build for Node with the security headers on every response: the adapter's handler sends
 * prerendered and static files past the app's own hooks (sveltejs/kit issue 1862).
 *
 * PORT (3000), HOST (127.0.0.1), ORIGIN (behind a reverse proxy: the public address).
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { hashedFiles, securityHeaders } from './security-headers.mjs';

const handlerFile = new URL('../build/handler.js', import.meta.url);
const wanted = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const portsToTry = 20;
/** How long an open download may hold up the end, in milliseconds. */
const grace = 2000;

if (!existsSync(handlerFile)) {
	console.error('还没有生成应用。先运行 npm run build，或直接运行 npm start。');
	process.exit(1);
}

let loaded;
/** Requests that come in before the handler has loaded wait for it: the port is known, and open, first. */
const handler = new Promise((resolve) => (loaded = resolve));
const server = createServer(async (request, response) => {
	for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
	const path = (request.url ?? '/').split('?')[0];
	if (!path.startsWith(hashedFiles)) response.setHeader('Cache-Control', 'no-cache');
	const handle = await handler;
	handle(request, response, () => response.writeHead(404).end());
});

/** Resolves with the port, or undefined where somebody else has it. */
function listen(port) {
	return new Promise((resolve, reject) => {
		const refused = (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error));
		server.once('error', refused);
		server.listen(port, host, () => {
			server.off('error', refused);
			resolve(server.address().port);
		});
	});
}

async function listenFrom(first) {
	for (let port = first; port < first + portsToTry; port += 1) {
		const got = await listen(port);
		if (got) return got;
		console.log(`端口 ${port} 已被别的程序占用，改试 ${port + 1}。`);
	}
	console.error(`从 ${first} 起的 ${portsToTry} 个端口都被占用。用 PORT=端口号 指定一个空闲的。`);
	return process.exit(1);
}

const port = await listenFrom(wanted);
const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
// Read by the handler when it loads.
process.env.ORIGIN ??= address;
loaded((await import(handlerFile.href)).handler);

console.log(`安校已启动：${address}`);
if (!['127.0.0.1', 'localhost', '::1'].includes(host))
	console.log('别的设备要经 HTTPS 打开，否则不能离线使用；见 docs/deploy.md。');

let stopping = false;
function stop(signal) {
	if (stopping) return;
	stopping = true;
	server.close(() => process.emit('sveltekit:shutdown', signal));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), grace).unref();
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
