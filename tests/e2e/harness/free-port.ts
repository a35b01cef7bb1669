import { createServer } from 'node:net';

/** `wanted` where nobody listens on it, otherwise a port the system picks. */
export function freePort(wanted: number): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(freePort(0)));
		probe.listen(wanted, '127.0.0.1', () => {
			const address = probe.address();
			const port = address !== null && typeof address === 'object' ? address.port : wanted;
			probe.close(() => resolve(port));
		});
	});
}
