import type { EventStore } from '../../../src/lib/core/events/store';
import type { StoreProblem } from '../../../src/lib/core/events/store-problem';
import type { Result } from '../../../src/lib/core/result';
import { openStore } from '../../../src/lib/platform/store/open-store';
import { storeName } from './names';

let opening: Promise<Result<EventStore, StoreProblem>> | undefined;

/** The app's own store on the real database; one for each page, as in the app. */
export function opened(): Promise<Result<EventStore, StoreProblem>> {
	opening ??= open();
	return opening;
}

/** As the app does when a page rests, both copies are compared and files made ahead. */
async function open(): Promise<Result<EventStore, StoreProblem>> {
	const result = await openStore({ name: storeName });
	if (result.ok) await result.value.check();
	return result;
}
