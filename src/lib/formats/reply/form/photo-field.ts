/** The photos of one answer: added one by one with their progress, each taken away with one tap. */
import type { Sha256 } from '../../../core/events/ids';
import { JPEG_URL, limits, type ReplyPhoto } from '../model';
import type { DraftAnswer } from './draft';
import { el, freshId, refill } from './el';
import { shrinkPicture } from './shrink';
import { photoTrouble } from './words';

export interface PhotoRoom {
	/** Whether so many letters of base64 more still fit into the reply. */
	fits(letters: number): boolean;
	changed(): void;
	removed(hash: string): void;
	sha256: Sha256;
}

export function photoField(answer: DraftAnswer, number: number, room: PhotoRoom): HTMLElement {
	const id = freshId();
	const list = el('ul', { class: 'photos' });
	const trouble = el('p', { class: 'trouble', role: 'alert' });
	const input = el('input', {
		type: 'file',
		id,
		// With these iPhones hand over JPEG instead of HEIC.
		accept: 'image/jpeg,image/png,image/webp',
		multiple: true,
		class: 'unseen',
		onchange: () => {
			const files = [...(input.files ?? [])];
			input.value = '';
			trouble.textContent = '';
			void addAll(files);
		}
	});

	/** One after the other: a phone decodes one large picture at a time. */
	async function addAll(files: File[]): Promise<void> {
		for (const file of files) {
			const lack = await add(file);
			if (lack) trouble.append(photoTrouble[lack](file.name));
			if (lack === 'too-many') return;
		}
	}

	/** Answers why not. */
	async function add(file: File): Promise<keyof typeof photoTrouble | undefined> {
		const isFull = (): boolean => answer.photos.length >= limits.photosOfFinding;
		if (isFull()) return 'too-many';
		const progress = el('progress', { max: 1, value: 0, 'aria-label': `${file.name} 正在缩小` });
		const waiting = el('li', { class: 'waiting' }, progress, el('span', {}, '正在缩小'));
		list.append(waiting);
		const photo = await shrinkPicture(file, room.sha256, (part) => (progress.value = part)).catch(
			() => undefined
		);
		waiting.remove();
		if (!photo) return 'unreadable';
		// Others may have been chosen meanwhile.
		if (isFull()) return 'too-many';
		if (!room.fits(photo.data.length)) return 'too-large';
		if (answer.photos.every(({ hash }) => hash !== photo.hash)) {
			answer.photos = [...answer.photos, photo];
			show();
			room.changed();
		}
		return undefined;
	}

	/** Anew, so that each is counted where it stands; those that are waited for come last. */
	function show(): void {
		const waiting = [...list.querySelectorAll<HTMLElement>('.waiting')];
		refill(list, ...answer.photos.map(shown), ...waiting);
	}

	function shown(photo: ReplyPhoto, i: number): HTMLElement {
		const at = i + 1;
		return el(
			'li',
			{ 'data-photo': photo.hash },
			el('img', { src: JPEG_URL + photo.data, alt: `问题 ${number} 整改后照片 ${at}` }),
			el(
				'button',
				{
					type: 'button',
					class: 'button quiet',
					'aria-label': `去掉照片 ${at}`,
					onclick: () => {
						answer.photos = answer.photos.filter((one) => one !== photo);
						show();
						room.removed(photo.hash);
						input.focus();
					}
				},
				'去掉'
			)
		);
	}

	show();
	return el(
		'div',
		{ class: 'field' },
		el('p', { class: 'label' }, '整改后的照片'),
		list,
		el('div', { class: 'pick' }, input, el('label', { for: id, class: 'button' }, '加照片')),
		trouble
	);
}
