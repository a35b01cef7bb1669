/**
 * Where the product meets the browser for what no screen begins with. Apart from `wiring.ts`, of which every screen loads the
 * whole, with all that it names.
 */
export {
	comparePhotos,
	prepareForPhotos,
	scanCode,
	showPhoto,
	shrinkPhoto
} from '$lib/platform/camera/client';
export { hashBytes } from '$lib/platform/device/digest';
export { drawMarks } from '$lib/platform/camera/draw-marks';
export { openLiveView } from '$lib/platform/camera/live-view';
export type { LiveView } from '$lib/platform/camera/live-view';
export { showBadge } from '$lib/platform/device/app-badge';
export { askPosition } from '$lib/platform/device/position';
export type { PositionProblem } from '$lib/platform/device/position';
export type { PhotoProblem, Watermark } from '$lib/platform/camera/contract';
export { isAnyEdited } from '$lib/platform/tabs/edit-lock-name';
export { holdRelease } from '$lib/platform/tabs/hold-release';
export { sendText } from '$lib/platform/device/send-text';
export type { Sent } from '$lib/platform/device/send-text';
export { readDeviceFacts } from '$lib/platform/probe/device-facts';
export type { DeviceFacts } from '$lib/platform/probe/device-facts';
export { runProbe } from '$lib/platform/probe/run-probe';
export type { Outcome, TrialId, TrialResult } from '$lib/platform/probe/contract';
