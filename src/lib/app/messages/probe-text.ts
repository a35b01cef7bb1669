/** The result of a probe as plain text, for a message to whoever looks after the phones. */
import { version } from '$app/environment';
import type { Probe, Verdict } from '../state/probe.svelte';
import type { DeviceFacts, Outcome, TrialResult } from '../later-wiring';
import * as m from './generated/messages';
import { getLocale } from './generated/runtime';
import { meaningOf, outcomeWords, trialWords } from './probe-words';

export const verdictWords: Record<Verdict, () => string> = {
	yes: m.probe_yes,
	but: m.probe_but,
	no: m.probe_no
};

const marks: Record<Outcome, string> = { pass: '✓', fail: '✗', absent: '–' };

/** One line for each trial: mark, name, time, and where it did not pass what that means. */
export function probeText(probe: Probe): string {
	const when = new Intl.DateTimeFormat(getLocale(), { dateStyle: 'short', timeStyle: 'short' });
	return [
		m.probe_text_head({ when: when.format(Date.now()), version }),
		m.probe_text_verdict({
			verdict: probe.verdict ? verdictWords[probe.verdict]() : m.probe_running()
		}),
		...probe.lacking.map((result) => `  ${meaningOf(result)}`),
		hostText(probe.device),
		sumText(probe),
		'',
		...probe.results.map(lineOf),
		'',
		...factsOf(probe.device).map(([name, value]) => `${name}: ${value}`)
	]
		.filter((line) => line !== undefined)
		.join('\n');
}

/** The parts of the sum beside it. */
export const sumText = (probe: Probe): string =>
	m.probe_sum({
		total: probe.total,
		pass: probe.count('pass'),
		absent: probe.count('absent'),
		fail: probe.count('fail')
	});

/** A word on the browser, where it needs one. */
export function hostText({ host }: DeviceFacts): string | undefined {
	if (!host) return undefined;
	return host.kind === 'inApp' ? m.probe_in_app(host) : m.probe_vendor(host);
}

/** Name and value of everything that the device tells of itself. */
export function factsOf(device: DeviceFacts): [name: string, value: string][] {
	const { cores, memory, platform, screen, userAgent } = device;
	return [
		[m.probe_platform(), platform || m.probe_untold()],
		[m.probe_screen(), screen],
		[m.probe_memory(), memoryText(memory)],
		[m.probe_cores(), cores === undefined ? m.probe_untold() : String(cores)],
		[m.probe_browser(), userAgent]
	];
}

/** No browser tells of more than 8 GB. */
function memoryText(amount: number | undefined): string {
	if (amount === undefined) return m.probe_untold();
	return amount >= 8 ? m.probe_memory_most() : m.probe_memory_value({ amount });
}

function lineOf(result: TrialResult): string {
	const { id, outcome, detail, took } = result;
	const parts = [marks[outcome], trialWords[id].name(), outcomeWords[outcome](), detail];
	return [...parts, m.probe_took({ ms: took })].filter(Boolean).join(' ');
}
