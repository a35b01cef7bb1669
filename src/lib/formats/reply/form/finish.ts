/** The end of the form: what is missing, the file that is saved, and how it goes back. */
import type { Sha256 } from '../../../core/events/ids';
import { writeReply } from '../reply';
import type { PacketContent } from '../model';
import { draftFile, missingIn, replyOf, type Draft, type Missing } from './draft';
import { el, refill } from './el';
import { appWindow, canShare, dayOf, fileName, saveFile } from './save-file';

export interface Finish {
	element: HTMLElement;
	/** Says anew what is missing. */
	refresh(): void;
	/** Whether everything that was filled in lies in a file. */
	saved(): boolean;
}

export function finishPart(
	draft: Draft,
	content: PacketContent,
	sha256: Sha256,
	goTo: (missing: Missing) => void
): Finish {
	let isSaved = false;
	const count = el('h2');
	const list = el('ul', { class: 'missing' });
	const after = el('div', { class: 'after', role: 'status' });
	const save = el(
		'button',
		{ type: 'button', class: 'button primary', 'data-save': true, onclick: saveReply },
		'存成回复文件'
	);
	const unfinished = el(
		'button',
		{ type: 'button', class: 'button', 'data-save-draft': true, onclick: saveDraft },
		'没写完，先存一份'
	);

	function refresh(): void {
		const missing = missingIn(draft, content);
		isSaved = false;
		count.textContent = missing.length > 0 ? `还差 ${missing.length} 处` : '都写好了';
		save.disabled = missing.length > 0;
		refill(
			list,
			...missing.map((one) =>
				el(
					'li',
					{},
					el(
						'button',
						{ type: 'button', class: 'go', onclick: () => goTo(one) },
						`${one.words}，去补 ›`
					)
				)
			)
		);
		refill(after);
	}

	function saveReply(): void {
		const now = new Date();
		const reply = replyOf(draft, content, now.toISOString(), sha256);
		const file = saveFile(writeReply(reply), fileName(content, dayOf(now)));
		isSaved = true;
		refill(after, ...sendWords(file));
	}

	function saveDraft(): void {
		const bytes = new TextEncoder().encode(JSON.stringify(draftFile(draft, content)));
		const { name } = saveFile(bytes, fileName(content, dayOf(new Date()), true));
		isSaved = true;
		refill(
			after,
			el('p', {}, `已交给浏览器保存：${name}`),
			el('p', {}, '这不是回复，不用发。回来时点“打开没写完的”，选它接着写。'),
			...notSavedWords()
		);
	}

	return {
		element: el(
			'section',
			{ class: 'finish', 'data-missing': '' },
			el('div', { role: 'status' }, count),
			list,
			el('div', { class: 'actions' }, save, unfinished),
			after
		),
		refresh,
		saved: () => isSaved
	};
}

function sendWords(file: File): HTMLElement[] {
	const share = canShare(file)
		? [
				el(
					'button',
					{
						type: 'button',
						class: 'button',
						// Whoever thinks better of it still has the file.
						onclick: () => void navigator.share({ files: [file] }).catch(() => undefined)
					},
					'直接发给检查组'
				)
			]
		: [];
	return [
		el('p', {}, '已交给浏览器保存：', el('strong', { 'data-file-name': true }, file.name)),
		el('h3', {}, '发给检查组'),
		el(
			'ol',
			{},
			el('li', {}, '在“下载”或“文件”里找到它。'),
			el('li', {}, '用微信、QQ、钉钉等以文件发给检查组，不要截图，不要改内容。'),
			el('li', {}, '检查组收进台账后会复查。留着这个文件作底。')
		),
		...share,
		...notSavedWords()
	];
}

function notSavedWords(): HTMLElement[] {
	const app = appWindow();
	const words = app
		? `${app}里打开的网页存不了文件。点右上角“···”，选“在浏览器打开”，再存一次。`
		: '没找到文件？这个窗口可能存不了。换手机浏览器或电脑打开再存；还不行，就写纸质整改报告交检查组。';
	return [el('p', { class: app ? 'trouble' : 'muted' }, words)];
}
