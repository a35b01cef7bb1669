/** What each trial of the probe is called, and what its outcome means for the work, in one sentence. */
import type { Outcome, TrialId, TrialResult } from '../later-wiring';
import * as m from './generated/messages';

interface TrialWords {
	name: () => string;
	/** It passed. */
	good: () => string;
	/** It failed, or the browser does not have it. */
	bad: () => string;
}

export const trialWords: Record<TrialId, TrialWords> = {
	secure: {
		name: m.probe_secure,
		good: m.probe_secure_good,
		bad: m.probe_secure_bad
	},
	dialog: {
		name: m.probe_dialog,
		good: m.probe_dialog_good,
		bad: m.probe_dialog_bad
	},
	database: {
		name: m.probe_database,
		good: m.probe_database_good,
		bad: m.probe_database_bad
	},
	key: {
		name: m.probe_key,
		good: m.probe_key_good,
		bad: m.probe_key_bad
	},
	settings: {
		name: m.probe_settings,
		good: m.probe_settings_good,
		bad: m.probe_settings_bad
	},
	files: {
		name: m.probe_files,
		good: m.probe_files_good,
		bad: m.probe_files_bad
	},
	locks: {
		name: m.probe_locks,
		good: m.probe_locks_good,
		bad: m.probe_locks_bad
	},
	channel: {
		name: m.probe_channel,
		good: m.probe_channel_good,
		bad: m.probe_channel_bad
	},
	worker: {
		name: m.probe_worker,
		good: m.probe_worker_good,
		bad: m.probe_worker_bad
	},
	serviceWorker: {
		name: m.probe_service_worker,
		good: m.probe_service_worker_good,
		bad: m.probe_service_worker_bad
	},
	cache: {
		name: m.probe_cache,
		good: m.probe_cache_good,
		bad: m.probe_cache_bad
	},
	persisted: {
		name: m.probe_persisted,
		good: m.probe_persisted_good,
		bad: m.probe_persisted_bad
	},
	space: {
		name: m.probe_space,
		good: m.probe_space_good,
		bad: m.probe_space_bad
	},
	capture: {
		name: m.probe_capture,
		good: m.probe_capture_good,
		bad: m.probe_capture_bad
	},
	camera: {
		name: m.probe_camera,
		good: m.probe_camera_good,
		bad: m.probe_camera_bad
	},
	webp: {
		name: m.probe_webp,
		good: m.probe_webp_good,
		bad: m.probe_webp_bad
	},
	avif: {
		name: m.probe_avif,
		good: m.probe_avif_good,
		bad: m.probe_avif_bad
	},
	heic: {
		name: m.probe_heic,
		good: m.probe_heic_good,
		bad: m.probe_heic_bad
	},
	shareText: {
		name: m.probe_share_text,
		good: m.probe_share_text_good,
		bad: m.probe_share_text_bad
	},
	sharePhoto: {
		name: m.probe_share_photo,
		good: m.probe_share_photo_good,
		bad: m.probe_share_photo_bad
	},
	shareBundle: {
		name: m.probe_share_bundle,
		good: m.probe_share_bundle_good,
		bad: m.probe_share_bundle_bad
	},
	shareNotice: {
		name: m.probe_share_notice,
		good: m.probe_share_notice_good,
		bad: m.probe_share_notice_bad
	},
	savePicker: {
		name: m.probe_save_picker,
		good: m.probe_save_picker_good,
		bad: m.probe_save_picker_bad
	},
	wakeLock: {
		name: m.probe_wake_lock,
		good: m.probe_wake_lock_good,
		bad: m.probe_wake_lock_bad
	},
	barcode: {
		name: m.probe_barcode,
		good: m.probe_barcode_good,
		bad: m.probe_barcode_bad
	}
};

export const outcomeWords: Record<Outcome, () => string> = {
	pass: m.probe_outcome_pass,
	fail: m.probe_outcome_fail,
	absent: m.probe_outcome_absent
};

/** Of a trial that has ended. */
export const meaningOf = ({ id, outcome }: TrialResult): string =>
	outcome === 'pass' ? trialWords[id].good() : trialWords[id].bad();

/** How it ended and what the browser said, short; where it passed, how long that took, unless there was nothing to wait for. */
export function asideOf({ outcome, detail, took }: TrialResult): string {
	const time = took > 0 ? m.probe_took({ ms: took }) : undefined;
	return [outcome === 'pass' ? time : outcomeWords[outcome](), detail].filter(Boolean).join(' · ');
}
