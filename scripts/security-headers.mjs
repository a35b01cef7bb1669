/**
 * Headers of every response. The policy for scripts stands in the page itself, as a meta element with
 * hashes; `frame-ancestors` is only heard in a header.
 */
export const securityHeaders = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'X-Frame-Options': 'DENY',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=()',
	'Content-Security-Policy': "frame-ancestors 'none'"
};

/** Where names carry the hash of the content; everything else is asked for anew each time. */
export const hashedFiles = '/_app/immutable/';
