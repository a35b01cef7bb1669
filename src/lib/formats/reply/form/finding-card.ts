/** One finding: what was found, and what the school says to it. */
import { limits, outcomes, type Outcome, type PacketFinding } from '../model';
import type { DraftAnswer } from './draft';
import { el, freshId } from './el';
import { photoField, type PhotoRoom } from './photo-field';
import { outcomeWords, severityWords, textAsk } from './words';

export function findingCard(
	finding: PacketFinding,
	answer: DraftAnswer,
	room: PhotoRoom
): HTMLElement {
	const { number } = finding;
	const title = freshId();
	const rest = el('div', { class: 'answer' });
	const text = el('textarea', {
		id: freshId(),
		rows: 3,
		maxlength: limits.text,
		'data-field': 'text',
		oninput: () => {
			answer.text = text.value;
			room.changed();
		}
	});
	text.value = answer.text;
	const textLabel = el('label', { for: text.id });
	const doneOn = input('date', 'doneOn', answer.doneOn, (value) => (answer.doneOn = value));
	// Else a year may have six digits.
	doneOn.max = '9999-12-31';
	const doneField = el(
		'div',
		{ class: 'field' },
		el('label', { for: doneOn.id }, '完成日期'),
		doneOn
	);
	const money = input('text', 'money', answer.money, (value) => (answer.money = value));
	money.inputMode = 'decimal';
	money.maxLength = 20;

	function input(
		type: string,
		field: string,
		value: string,
		set: (value: string) => void
	): HTMLInputElement {
		const made = el('input', {
			type,
			id: freshId(),
			'data-field': field,
			oninput: () => {
				set(made.value);
				room.changed();
			}
		});
		made.value = value;
		return made;
	}

	function choose(outcome: Outcome | undefined): void {
		answer.outcome = outcome;
		rest.hidden = outcome === undefined;
		doneField.hidden = outcome === 'notYet';
		if (outcome) textLabel.textContent = textAsk[outcome];
	}

	const group = freshId();
	const choices = outcomes.map((outcome) => {
		const id = freshId();
		const radio = el('input', {
			type: 'radio',
			name: group,
			id,
			'data-field': 'outcome',
			onchange: () => {
				choose(outcome);
				room.changed();
			}
		});
		radio.checked = answer.outcome === outcome;
		return el('label', { class: 'choice', for: id }, radio, el('span', {}, outcomeWords[outcome]));
	});

	rest.append(
		el('div', { class: 'field' }, textLabel, text),
		doneField,
		photoField(answer, number, room),
		el('div', { class: 'field' }, el('label', { for: money.id }, '花了多少钱（元，可不填）'), money)
	);
	choose(answer.outcome);

	return el(
		'section',
		{ class: 'finding', 'data-finding': finding.id, 'aria-labelledby': title },
		el(
			'h2',
			{ id: title },
			`问题 ${number} `,
			el('span', { class: `badge ${finding.severity}` }, severityWords[finding.severity])
		),
		...facts(finding),
		el('fieldset', {}, el('legend', {}, '整改情况'), el('div', { class: 'choices' }, ...choices)),
		rest
	);
}

function facts(finding: PacketFinding): HTMLElement[] {
	const rows: [string, string | undefined][] = [
		['部位', finding.place],
		['类别', [finding.section, finding.item].filter(Boolean).join(' ')],
		['时限', finding.deadline],
		['要求', finding.measure],
		['停用', finding.stopped],
		['依据', finding.basis]
	];
	const list = el('dl');
	for (const [name, value] of rows)
		if (value) list.append(el('div', {}, el('dt', {}, name), el('dd', {}, value)));
	const parts = [el('p', { class: 'found' }, finding.text), list];
	if (!finding.photo) return parts;
	return [
		...parts,
		el('img', { class: 'before', src: finding.photo, alt: `问题 ${finding.number} 检查时的照片` })
	];
}
