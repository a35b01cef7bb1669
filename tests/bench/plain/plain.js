// @ts-nocheck -- the limit is measured without tools: nothing but what the browser runs
/**
 * The limit: the same items by hand, without any framework. Texts, four radio buttons, fields and totals;
 * every tap writes one JSON row, strictly. Never shipped.
 *
 * ?size=352&filled=empty|half|full
 */
const parameters = new URL(location.href).searchParams;
const size = Number(parameters.get('size'));
const filled = parameters.get('filled') ?? 'empty';
const words = { pass: '合格', fail: '不合格', notApplicable: '不适用', notChecked: '未查' };
const name = `bench-plain-${size}-${filled}`;

function open() {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, 1);
		request.onupgradeneeded = () => request.result.createObjectStore('answers');
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

const readAll = (db) =>
	new Promise((resolve, reject) => {
		const store = db.transaction('answers').objectStore('answers');
		const rows = store.getAll();
		rows.onsuccess = () =>
			resolve(new Map(rows.result.map((row) => JSON.parse(row)).map((row) => [row.item, row])));
		rows.onerror = () => reject(rows.error);
	});

const write = (db, row) =>
	new Promise((resolve, reject) => {
		const tx = db.transaction('answers', 'readwrite', { durability: 'strict' });
		tx.objectStore('answers').put(JSON.stringify(row), row.item);
		tx.oncomplete = () => resolve();
		tx.onerror = () => reject(tx.error);
	});

function element(tag, properties = {}, children = []) {
	const made = Object.assign(document.createElement(tag), properties);
	made.append(...children);
	return made;
}

function fieldOf(item, field, row) {
	const value = row?.values?.[field.id] ?? '';
	const input =
		field.type === 'choice'
			? element('select', {}, [
					element('option', { value: '', textContent: '' }),
					...field.options.map((option) =>
						element('option', { value: option.id, textContent: option.text.zh })
					)
				])
			: element('input', { type: field.type === 'date' ? 'date' : 'text', inputMode: 'decimal' });
	input.value = value;
	input.name = `${item.id}.${field.id}`;
	return element('label', {}, [
		`${field.label.zh} `,
		input,
		field.type === 'number' ? ` ${field.unit.zh}` : ''
	]);
}

function cardOf(item, row) {
	const rule = item.rules.at(-1);
	const card = element('article');
	card.dataset.item = item.id;
	card.dataset.unit = 'whole';
	if (row) card.dataset.saved = 'yes';
	const answers = element('div', { className: 'answers' });
	answers.setAttribute('role', 'radiogroup');
	for (const [verdict, word] of Object.entries(words)) {
		const input = element('input', { type: 'radio', name: `answer:${item.id}`, value: verdict });
		input.defaultChecked = (row?.verdict ?? 'notChecked') === verdict;
		answers.append(element('label', {}, [input, word]));
	}
	card.append(
		element('p', { textContent: item.id }),
		element('h3', { textContent: item.text.zh }),
		element('p', { textContent: `${item.methods.join(' · ')} ${rule.basis.length}` })
	);
	if (rule.fields.length > 0)
		card.append(
			element(
				'div',
				{ className: 'fields' },
				rule.fields.map((field) => fieldOf(item, field, row))
			)
		);
	card.append(answers);
	return card;
}

async function start() {
	const [template, db] = await Promise.all([
		fetch(`/bench/template-${size}.json`).then((response) => response.json()),
		open()
	]);
	const rows = await readAll(db);
	const totals = { pass: 0, fail: 0, notApplicable: 0, notChecked: 0 };
	const shown = document.getElementById('totals');
	const tell = () =>
		(shown.textContent = Object.entries(words)
			.map(([verdict, word]) => `${word} ${totals[verdict]}`)
			.join(' '));
	const list = document.getElementById('list');
	const all = document.createDocumentFragment();
	for (const section of template.sections) {
		const block = element('section', {}, [element('h2', { textContent: section.title.zh })]);
		block.style.containIntrinsicSize = `auto ${section.items.length * 196}px`;
		for (const item of section.items) {
			totals[rows.get(item.id)?.verdict ?? 'notChecked']++;
			block.append(cardOf(item, rows.get(item.id)));
		}
		all.append(block);
	}
	list.append(all);
	tell();
	list.addEventListener('change', async (event) => {
		if (event.target.type !== 'radio') return;
		const card = event.target.closest('[data-item]');
		const item = card.dataset.item;
		totals[rows.get(item)?.verdict ?? 'notChecked']--;
		const row = { item, verdict: event.target.value };
		rows.set(item, row);
		totals[row.verdict]++;
		tell();
		card.dataset.saved = 'no';
		await write(db, row);
		card.dataset.saved = 'yes';
	});
	list.dataset.ready = '';
}

/** Called by the benchmark before measuring: rows as the app's draft has them. */
window.fillPlain = async (verdicts) => {
	const db = await open();
	const tx = db.transaction('answers', 'readwrite', { durability: 'strict' });
	for (const [item, verdict] of verdicts)
		tx.objectStore('answers').put(JSON.stringify({ item, verdict }), item);
	await new Promise((resolve) => (tx.oncomplete = resolve));
};

void start();
