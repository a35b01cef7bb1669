import type { OpenInspection } from '../state/open-inspection.svelte';
import { commitAllTyped } from './type-into-item';

/** All that was said is written: before it is signed or sealed, and before another tab goes on with it. */
export async function settle(inspection: OpenInspection): Promise<void> {
	await commitAllTyped();
	await inspection.written();
}
