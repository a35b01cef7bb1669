/** Is this, from a file that anybody may have made, an event at all? What it says of itself is judged by `verifyEvents`. */
import * as z from 'zod/mini';
import type { SignedEvent } from '../../core/events/event';

/** The largest event of the app has depth 6 and 400 values. */
const limits = { depth: 32, values: 20_000, text: 100_000 };
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

const hash = z.string().check(z.regex(/^[\w-]{43}$/));
const short = z.string().check(z.maxLength(200));
const whole = z.number().check(z.int(), z.minimum(0));

/** Version 1 of the envelope, exactly. Types and subjects may be any: what is not known is kept. */
const Envelope = z.strictObject({
	header: z.strictObject({
		v: z.literal(1),
		id: hash,
		type: short,
		subject: z.record(short, short),
		payloadHash: hash,
		parents: z.array(hash).check(z.maxLength(10_000)),
		author: z.strictObject({ person: short, role: short, via: short }),
		device: hash,
		seq: whole,
		prev: z.nullable(hash),
		clock: z.tuple([whole, whole]),
		wall: short,
		alg: z.literal('ES256'),
		sig: short
	}),
	body: z.optional(z.strictObject({ salt: short, payload: z.unknown() }))
});

/** The event, or undefined. Never throws, whatever `value` holds. */
export function checkEvent(value: unknown): SignedEvent | undefined {
	if (!isHarmless(value)) return undefined;
	return z.safeParse(Envelope, value).success ? (value as SignedEvent) : undefined;
}

/** Small enough to walk, and without keys that reach into objects. */
function isHarmless(root: unknown): boolean {
	let values = 0;
	const queue: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
	for (let next = queue.pop(); next; next = queue.pop()) {
		const { value, depth } = next;
		if (++values > limits.values || depth > limits.depth) return false;
		if (typeof value === 'string' && value.length > limits.text) return false;
		if (typeof value !== 'object' || value === null) continue;
		for (const key of Object.keys(value)) {
			if (forbidden.has(key)) return false;
			queue.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
		}
	}
	return true;
}
