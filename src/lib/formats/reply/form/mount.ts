/**
 * The form in which a school answers a notice. One for the packet, which runs it from a file, and for the app's `/reply`; it
 * asks nothing of either but the content and a digest.
 */
import type { Sha256 } from '../../../core/events/ids';
import { limits, type PacketContent } from '../model';
import { emptyDraft, readDraft, type Draft, type Missing } from './draft';
import { el, freshId, refill } from './el';
import { findingCard } from './finding-card';
import { finishPart } from './finish';
import { handField } from './hand';
import { forget, keepDraft, keptDraft, type Kept } from './keep';

/** Milliseconds without a key before what was typed is kept. */
const PAUSE = 300;
/** Room for the words beside the photos. */
const MOST_LETTERS = limits.replyBytes - 2 * 1024 * 1024;

/** Builds it into `root`, which is its own; answers how to take it away again. */
export function mountReplyForm(
	root: HTMLElement,
	content: PacketContent,
	sha256: Sha256
): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let kept: Kept = 'all';
	let draft = keptDraft(content) ?? emptyDraft(content);
	let finish = draw();

	function keepNow(): void {
		clearTimeout(timer);
		timer = undefined;
		kept = keepDraft(draft, content);
		const said = root.querySelector('[data-kept]');
		if (!said || said.getAttribute('data-kept') === kept) return;
		said.setAttribute('data-kept', kept);
		said.textContent = keptWords[kept];
	}
	function changed(): void {
		clearTimeout(timer);
		timer = setTimeout(keepNow, PAUSE);
		finish.refresh();
	}
	/** Only where something would be gone. */
	function leaving(event: BeforeUnloadEvent): void {
		if (timer !== undefined) keepNow();
		if (kept === 'all' || finish.saved()) return;
		event.preventDefault();
	}
	function hidden(): void {
		if (timer !== undefined) keepNow();
	}
	function replace(next: Draft): void {
		draft = next;
		finish = draw();
	}
	/** From a file, and remembered from then on. */
	function open(next: Draft): void {
		replace(next);
		keepNow();
	}
	function clear(): void {
		clearTimeout(timer);
		timer = undefined;
		forget(content);
		kept = 'all';
		replace(emptyDraft(content));
	}

	function draw(): ReturnType<typeof finishPart> {
		const part = finishPart(draft, content, sha256, goTo);
		const letters = (): number =>
			[...draft.answers.values()]
				.flatMap(({ photos }) => photos)
				.reduce((sum, { data }) => sum + data.length, 0);
		const room = {
			sha256,
			changed,
			fits: (more: number) => letters() + more <= MOST_LETTERS,
			removed: (hash: string) => {
				forget(content, hash);
				changed();
			}
		};
		refill(
			root,
			head(content),
			...content.findings.map((finding) => {
				const answer = draft.answers.get(finding.id);
				if (!answer) throw new Error('every finding has an answer');
				return findingCard(finding, answer, room);
			}),
			signer(draft, changed),
			part.element,
			memory(content, open, clear)
		);
		part.refresh();
		return part;
	}

	function goTo({ finding, field }: Missing): void {
		const within = finding
			? root.querySelector(`[data-finding="${CSS.escape(finding)}"]`)
			: root.querySelector('.signer');
		const target = within?.querySelector<HTMLElement>(`[data-field="${field}"]`);
		target?.scrollIntoView({ block: 'center' });
		target?.focus({ preventScroll: true });
	}

	addEventListener('beforeunload', leaving);
	addEventListener('pagehide', hidden);
	return () => {
		hidden();
		removeEventListener('beforeunload', leaving);
		removeEventListener('pagehide', hidden);
		refill(root);
	};
}

const keptWords: Record<Kept, string> = {
	all: '写的内容记在这个浏览器里，关掉再打开还在。',
	photos: '照片太多，这个浏览器记不住全部。离开前请先存一份。',
	nothing: '这个窗口记不住写的内容。离开前请先存一份。'
};

function head({ notice, reply, practice, findings }: PacketContent): HTMLElement {
	const { school, visitDate, office = '', inspectors } = notice;
	const by = inspectors.length > 0 ? `检查人员：${inspectors.join('、')}。` : '';
	return el(
		'header',
		{ class: 'head' },
		el('h1', {}, `整改回复 · ${school.name}`),
		practice && el('p', { class: 'practice' }, '练习用，不是真的检查。'),
		el('p', {}, `${visitDate} ${office}检查，问题 ${findings.length} 条。${by}`),
		reply.by ? el('p', { class: 'by' }, `请在 ${reply.by} 前回复。`) : undefined,
		el(
			'p',
			{ class: 'muted' },
			'逐条写明整改情况，加上照片，签字，存成文件发回检查组。不用联网，不用注册。'
		)
	);
}

function signer(draft: Draft, changed: () => void): HTMLElement {
	const field = (name: 'name' | 'duty', label: string, complete: string): HTMLElement => {
		const input = el('input', {
			type: 'text',
			id: freshId(),
			maxlength: 100,
			autocomplete: complete,
			'data-field': name,
			oninput: () => {
				draft[name] = input.value;
				changed();
			}
		});
		input.value = draft[name];
		return el('div', { class: 'field' }, el('label', { for: input.id }, label), input);
	};
	const title = freshId();
	return el(
		'section',
		{ class: 'signer', 'aria-labelledby': title },
		el('h2', { id: title }, '填写人'),
		field('name', '姓名', 'name'),
		field('duty', '职务', 'organization-title'),
		handField(draft, changed)
	);
}

/** What this browser keeps, an unfinished reply from a file, and a way to leave nothing on a shared computer. */
function memory(
	content: PacketContent,
	open: (draft: Draft) => void,
	clear: () => void
): HTMLElement {
	const id = freshId();
	const trouble = el('p', { class: 'trouble', role: 'alert' });
	const input = el('input', {
		type: 'file',
		id,
		class: 'unseen',
		onchange: async () => {
			const [file] = input.files ?? [];
			if (!file) return;
			const draft = file.size <= limits.replyBytes ? await draftIn(file, content) : undefined;
			input.value = '';
			if (draft) open(draft);
			else trouble.textContent = '这不是这次检查没写完的回复。写好的内容没有动。';
		}
	});
	const sure = el('div', { class: 'actions', hidden: true });
	const ask = el(
		'button',
		{
			type: 'button',
			class: 'button quiet',
			onclick: () => {
				sure.hidden = false;
				ask.hidden = true;
				sure.querySelector('button')?.focus();
			}
		},
		'清掉写的内容'
	);
	sure.append(
		el('button', { type: 'button', class: 'button danger', onclick: clear }, '清掉，不能恢复'),
		el(
			'button',
			{
				type: 'button',
				class: 'button',
				onclick: () => {
					sure.hidden = true;
					ask.hidden = false;
					ask.focus();
				}
			},
			'留着'
		)
	);
	return el(
		'footer',
		{ class: 'memory' },
		el('p', { class: 'muted', 'data-kept': 'all' }, keptWords.all),
		el(
			'div',
			{ class: 'actions' },
			el(
				'span',
				{ class: 'pick' },
				input,
				el('label', { for: id, class: 'button' }, '打开没写完的')
			),
			ask
		),
		sure,
		trouble
	);
}

async function draftIn(file: File, content: PacketContent): Promise<Draft | undefined> {
	try {
		return readDraft(await new Response(file).json(), content);
	} catch {
		return undefined;
	}
}
