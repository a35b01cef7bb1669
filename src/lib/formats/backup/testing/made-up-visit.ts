/** A small visit: a checklist, a school, an answer with a photo, and bytes that no event names. */
import type { Json } from '../../../core/events/event';
import { bytesOf, chainOf } from './made-up-device';

const checklist = bytesOf(JSON.stringify({ format: 'anxiao-template/1', id: 'sample' }));
const photo = bytesOf('a photo, made up');
const thumb = bytesOf('its thumbnail');
const unnamed = bytesOf('named by no event');

export const stored = [checklist, photo, thumb, unnamed];
/** The photo, without its thumbnail. */
export const photoHash = photo.hash;

const inspection = 'vector-inspection';
const draft = (type: string, subject: Record<string, string>, payload: Json) => ({
	type,
	subject,
	payload
});

/** The introduction first. */
export const events = chainOf([
	draft('school.registered/1', { school: 's1' }, { name: '样例小学（虚构）', area: '421202' }),
	draft(
		'inspection.started/1',
		{ inspection, field: 'start' },
		{ template: { hash: checklist.hash } }
	),
	draft(
		'response.given/1',
		{ inspection, item: 'FS-21', unit: 'whole' },
		{ verdict: 'fail', rule: 'FS-21@2019-04-01', note: '门口堆放杂物 🧯' }
	),
	draft(
		'evidence.added/1',
		{ inspection, evidence: 'e1' },
		{ hash: photo.hash, thumb: thumb.hash, mime: 'image/jpeg', size: 16, item: 'FS-21' }
	),
	draft('hologram.added/7', { inspection, hologram: 'h1' }, { of: { bytes: [photo.hash] } })
]);
