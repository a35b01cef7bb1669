/**
 * ECDSA P-256 with SHA-256 as `VerifyTools` asks for it. Not the device's own: a file can hold thousands of runs of one
 * device's chain, and importing its key each time would take longer than all the checking.
 */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Keeps imported keys as long as it lives. Answers false for anything that is no key or no sig. */
export function sigVerifier(): (
	key: Uint8Array,
	sig: Uint8Array,
	bytes: Uint8Array
) => Promise<boolean> {
	const keys = new WeakMap<Uint8Array, Promise<CryptoKey>>();
	return async (raw, sig, bytes) => {
		try {
			let key = keys.get(raw);
			if (!key)
				keys.set(
					raw,
					(key = crypto.subtle.importKey('raw', new Uint8Array(raw), algorithm, false, ['verify']))
				);
			return await crypto.subtle.verify(
				signing,
				await key,
				new Uint8Array(sig),
				new Uint8Array(bytes)
			);
		} catch {
			return false;
		}
	};
}
