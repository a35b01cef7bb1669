/**
 * Where the product meets the browser for what no screen begins with. Apart from `wiring.ts`, of which every screen loads the
 * whole, with all that it names.
 */
export { shrinkPhoto } from '$lib/platform/camera/client';
export type { PhotoProblem } from '$lib/platform/camera/contract';
export { isAnyEdited } from '$lib/platform/tabs/edit-lock-name';
export { holdRelease } from '$lib/platform/tabs/hold-release';
export { sendText } from '$lib/platform/device/send-text';
export type { Sent } from '$lib/platform/device/send-text';
export { readDeviceFacts } from '$lib/platform/probe/device-facts';
export type { DeviceFacts } from '$lib/platform/probe/device-facts';
export { runProbe } from '$lib/platform/probe/run-probe';
export type { Outcome, TrialId, TrialResult } from '$lib/platform/probe/contract';
