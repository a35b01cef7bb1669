import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { content, reply } from '../../../../../tests/fixtures/reply/sample';
import { readReply, writeReply } from '../reply';
import { draftFile, emptyDraft, missingIn, moneyOf, readDraft, replyOf, type Draft } from './draft';

const [first, second] = content.findings;
function filled(): Draft {
	const draft = emptyDraft(content);
	Object.assign(draft, { name: '样例安全员', duty: '安全副校长', signature: reply.signature });
	for (const { finding, ...answer } of reply.answers)
		draft.answers.set(finding, {
			...answer,
			doneOn: answer.doneOn ?? '',
			money: answer.money ?? ''
		});
	return draft;
}
const missing = (draft: Draft) =>
	missingIn(draft, content).map(({ finding = '', field }) => `${finding} ${field}`.trim());

it.each([
	['380.5', '380.5'],
	['１，２00 元', '1200'],
	['¥0012.30', '12.30'],
	['0', '0'],
	['约三百', undefined],
	['1e3', undefined],
	['-5', undefined],
	['1.234', undefined]
])('the amount %s is read as %s', (typed, money) => {
	expect(moneyOf(typed)).toBe(money);
});

describe('what is missing', () => {
	it('is everything at first, in the order of the form', () => {
		expect(missing(emptyDraft(content))).toEqual([
			`${first?.id} outcome`,
			`${second?.id} outcome`,
			'name',
			'signature'
		]);
	});

	it('is nothing of a filled form, and its reply is read as it was written', () => {
		const draft = filled();
		expect(missing(draft)).toEqual([]);
		const made = replyOf(draft, content, reply.made, sha256);
		expect(made).toEqual(reply);
		expect(readReply(writeReply(made), sha256)).toMatchObject({ ok: true });
	});

	it.each<[string, (draft: Draft) => void, string[]]>([
		['words', (draft) => (answerOf(draft).text = '  '), [`${first?.id} text`]],
		['the day of what is done', (draft) => (answerOf(draft).doneOn = ''), [`${first?.id} doneOn`]],
		[
			'a day no earlier than the visit',
			(draft) => (answerOf(draft).doneOn = '2026-08-31'),
			[`${first?.id} doneOn`]
		],
		['an amount that is one', (draft) => (answerOf(draft).money = '很多'), [`${first?.id} money`]],
		['a name', (draft) => (draft.name = ' '), ['name']],
		['a hand', (draft) => (draft.signature = undefined), ['signature']]
	])('is %s', (_, change, fields) => {
		const draft = filled();
		change(draft);
		expect(missing(draft)).toEqual(fields);
	});

	it('is no hand where it is given on paper, and then none leaves', () => {
		const draft = filled();
		draft.onPaper = true;
		expect(missing(draft)).toEqual([]);
		expect(replyOf(draft, content, reply.made, sha256).signature).toBeUndefined();
	});
});

describe('an unfinished reply', () => {
	it('comes back from its file as it was', () => {
		const file = JSON.parse(JSON.stringify(draftFile(filled(), content)));
		expect(readDraft(file, content)).toEqual(filled());
	});

	it.each([
		['of another packet', { packet: 'another' }],
		['of a later version', { format: 'anxiao-reply-draft/2' }],
		['with something else in it', { answers: 'none' }]
	])('%s is left alone', (_, change) => {
		expect(readDraft({ ...draftFile(filled(), content), ...change }, content)).toBeUndefined();
	});

	it('keeps nothing of a finding that the packet does not have', () => {
		const file = draftFile(filled(), content);
		const [answer] = file.answers;
		if (!answer) throw new Error('there are answers');
		const read = readDraft({ ...file, answers: [{ ...answer, finding: 'stranger' }] }, content);
		expect([...(read?.answers.keys() ?? [])]).toEqual([first?.id, second?.id]);
	});
});

function answerOf(draft: Draft) {
	const answer = draft.answers.get(first?.id ?? '');
	if (!answer) throw new Error('every finding has an answer');
	return answer;
}
