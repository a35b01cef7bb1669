/** Hands the result of a probe to whoever looks after the phones. */
import { probeText } from '../messages/probe-text';
import type { Probe } from '../state/probe.svelte';
import { sendText, type Sent } from '../later-wiring';

/** `text` is what was sent; after `neither` it must be shown, so that it can be copied by hand. */
export async function sendProbe(probe: Probe): Promise<{ sent: Sent; text: string }> {
	const text = probeText(probe);
	return { sent: await sendText(text), text };
}
