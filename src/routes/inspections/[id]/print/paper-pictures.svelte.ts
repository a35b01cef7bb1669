/** The photos of a paper as copies with marks and watermark, made before anybody prints it. */
import { shownCopy } from '$lib/app/actions/show-photo';
import type { InspectionPaper } from '$lib/app/results/inspection-result';
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';

/** Longest side in print, in pixels: 300 for each inch of a third of the page. */
const SIDE = 800;

export class PaperPictures {
	/** By hash; undefined where the bytes are not on this device or are no picture any more. */
	#urls: ReadonlyMap<string, string | undefined> = $state.raw(new Map());
	/** Whether every photo of the paper is there, or known not to be. */
	ready = $state(false);

	/** While a component is set up; the addresses go with it. */
	constructor(inspection: OpenInspection, findings: () => InspectionPaper['findings']) {
		$effect(() => {
			const abort = new AbortController();
			const made = new Map<string, string | undefined>();
			const wanted = new Set(
				findings().flatMap(({ photosBefore, photosAfter }) => [...photosBefore, ...photosAfter])
			);
			const photos = inspection.latest.photos.filter(({ hash }) => wanted.has(hash));
			this.ready = false;
			void Promise.all(
				photos.map(async (photo) => {
					const copy = await shownCopy(inspection, photo, { maxSide: SIDE, signal: abort.signal });
					if (abort.signal.aborted) return;
					const url = copy.ok ? URL.createObjectURL(copy.value) : undefined;
					made.set(photo.hash, url);
					// Printing does not wait for a picture to be decoded.
					if (url) await decoded(url);
				})
			).then(() => {
				if (abort.signal.aborted) return;
				this.#urls = made;
				this.ready = true;
			});
			return () => {
				abort.abort();
				for (const url of made.values()) if (url) URL.revokeObjectURL(url);
			};
		});
	}

	url(hash: string): string | undefined {
		return this.#urls.get(hash);
	}
}

async function decoded(url: string): Promise<void> {
	const image = new Image();
	image.src = url;
	await image.decode().catch(() => undefined);
}
