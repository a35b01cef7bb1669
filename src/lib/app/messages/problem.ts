/** One table from codes to sentences: what happened, what is safe, what to do. */
import type { Problem } from '$lib/core/result';
import * as m from './generated/messages';

type Say = (detail: Record<string, string | number>, name: string) => string;

const sentences: Record<string, Say> = {
	'storage-unavailable': () => m.problems_storage_unavailable(),
	'storage-full': () => m.problems_storage_full(),
	'storage-newer': () => m.problems_storage_newer(),
	'storage-busy': () => m.problems_storage_busy(),
	'storage-silent': () => m.problems_storage_silent(),
	'storage-damaged': () => m.problems_storage_damaged(),
	'write-failed': () => m.problems_write_failed(),
	sealed: () => m.problems_sealed(),
	moved: () => m.problems_moved(),
	'not-sealed': () => m.problems_not_sealed(),
	'conflict-open': () => m.problems_conflict_open(),
	'unknown-pair': () => m.problems_unknown_pair(),
	'reason-missing': () => m.problems_reason_missing(),
	'date-impossible': () => m.problems_date_impossible(),
	gaps: (detail) => m.problems_gaps({ count: detail.count ?? '' }),
	'too-few-inspectors': (detail) => m.problems_too_few_inspectors({ needed: detail.needed ?? '' }),
	'not-a-picture': (_detail, name) => m.problems_not_a_picture({ name }),
	'format-not-readable': (_detail, name) => m.problems_format_not_readable({ name }),
	'picture-too-large': (detail, name) =>
		m.problems_picture_too_large({ name, megapixels: detail.megapixels ?? '' }),
	'picture-damaged': (_detail, name) => m.problems_picture_damaged({ name }),
	'photo-elsewhere': () => m.problems_photo_elsewhere(),
	'photo-unknown': () => m.problems_photo_unknown(),
	'name-missing': () => m.problems_name_missing(),
	'camera-absent': () => m.problems_camera_absent(),
	'camera-denied': () => m.problems_camera_denied(),
	'camera-busy': () => m.problems_camera_busy(),
	'position-absent': () => m.problems_position_absent(),
	'position-denied': () => m.problems_position_denied(),
	'position-unknown': () => m.problems_position_unknown(),
	'position-late': () => m.problems_position_late(),
	'worker-stopped': () => m.problems_worker_stopped(),
	'template-missing': () => m.problems_template_missing(),
	'inspection-unknown': () => m.problems_inspection_unknown(),
	cancelled: () => m.problems_cancelled()
};

/** `name` is the file or thing that it happened to. A code without a sentence is a defect and says so plainly. */
export function problemText(problem: Problem, name = ''): string {
	const say = sentences[problem.code];
	return say
		? say(problem.detail ?? {}, name)
		: m.problems_other({ code: problem.code, place: problem.place });
}
