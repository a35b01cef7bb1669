/** Room for a hand, dark on white in every theme, since it goes on paper. Without a pointer it is signed on paper instead. */
import SignaturePad from 'signature_pad';
import type { Draft } from './draft';
import { el, freshId } from './el';

/** Around what is drawn, in CSS pixels. */
const MARGIN = 12;
const PNG_URL = 'data:image/png;base64,';

export function handField(draft: Draft, changed: () => void): HTMLElement {
	const canvas = el('canvas', { role: 'img', 'aria-label': '在这里手写签字' });
	const shown = el('img', { class: 'hand', alt: '签字' });
	const clear = el('button', { type: 'button', class: 'button quiet', onclick: again }, '重签');
	const paper = el('input', {
		type: 'checkbox',
		id: freshId(),
		onchange: () => {
			draft.onPaper = paper.checked;
			show();
			changed();
		}
	});
	paper.checked = draft.onPaper;
	const room = el('div', { class: 'room' }, canvas, shown, clear);
	const pad = new SignaturePad(canvas, {
		penColor: '#101418',
		backgroundColor: '#fff',
		minWidth: 1.2,
		maxWidth: 3.4
	});
	pad.addEventListener('endStroke', () => {
		draft.signature = cut(canvas, pad);
		canvas.dataset.signed = draft.signature ? 'yes' : 'no';
		clear.disabled = !draft.signature;
		changed();
	});

	/** A hand from before is shown as it was; a new one is drawn. */
	function show(): void {
		const kept = draft.signature && pad.isEmpty();
		room.hidden = draft.onPaper;
		shown.hidden = !kept;
		canvas.hidden = Boolean(kept);
		if (kept) shown.src = PNG_URL + draft.signature;
		clear.disabled = !draft.signature;
		canvas.dataset.signed = draft.signature ? 'yes' : 'no';
	}
	function again(): void {
		draft.signature = undefined;
		pad.clear();
		show();
		changed();
	}
	let width = 0;
	new ResizeObserver(() => {
		if (canvas.offsetWidth === 0) return;
		// A phone that was turned: the whole hand is shown rather than what still fits.
		if (canvas.offsetWidth < width && draft.signature) {
			pad.clear();
			show();
			return;
		}
		width = canvas.offsetWidth;
		const strokes = pad.toData();
		const ratio = Math.max(window.devicePixelRatio, 2);
		canvas.width = canvas.offsetWidth * ratio;
		canvas.height = canvas.offsetHeight * ratio;
		canvas.getContext('2d')?.scale(ratio, ratio);
		pad.fromData(strokes);
	}).observe(canvas);
	show();

	return el(
		'div',
		{ class: 'field', 'data-field': 'signature', tabindex: -1 },
		el('p', { class: 'label' }, '签字'),
		room,
		el(
			'label',
			{ class: 'check', for: paper.id },
			paper,
			el('span', {}, '不便手写，在纸质整改报告上签字')
		)
	);
}

/** What is drawn, without the empty room around it; undefined where nothing is. */
function cut(canvas: HTMLCanvasElement, pad: SignaturePad): string | undefined {
	const points = pad.toData().flatMap((stroke) => stroke.points);
	if (points.length === 0) return undefined;
	const ratio = canvas.width / canvas.offsetWidth;
	const inside = (value: number, most: number): number =>
		Math.round(Math.min(Math.max(value * ratio, 0), most));
	const left = inside(Math.min(...points.map(({ x }) => x)) - MARGIN, canvas.width);
	const right = inside(Math.max(...points.map(({ x }) => x)) + MARGIN, canvas.width);
	const top = inside(Math.min(...points.map(({ y }) => y)) - MARGIN, canvas.height);
	const bottom = inside(Math.max(...points.map(({ y }) => y)) + MARGIN, canvas.height);
	const piece = document.createElement('canvas');
	piece.width = Math.max(1, right - left);
	piece.height = Math.max(1, bottom - top);
	piece.getContext('2d')?.drawImage(canvas, -left, -top);
	return piece.toDataURL('image/png').slice(PNG_URL.length);
}
