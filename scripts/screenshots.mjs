/**
 * Drives the built app in practice mode and writes the pictures of the README (docs/screenshots/) and of the
 * install dialogue (static/screenshots/).
 *
 *   npm run build && node scripts/screenshots.mjs
 *   node scripts/screenshots.mjs --url=http://127.0.0.1:3000    an app that runs already
 *
 * Schools, people and the photo are made up; nothing of a real visit can get into a picture.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from './chromium.mjs';
import { root } from './ensure-packages.mjs';

process.chdir(root);
const { values: options } = parseArgs({ options: { url: { type: 'string' } } });

const docs = 'docs/screenshots';
const manifest = 'static/screenshots';
/** Pictures above this make the repository heavy, in bytes. */
const heavy = 150_000;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };
const desk = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };
const people = ['检查员甲（示例）', '检查员乙（示例）'];

/** Starts `scripts/serve.mjs` on a free port; resolves with its address and how to end it. */
function serve() {
	const server = spawn(process.execPath, ['scripts/serve.mjs'], {
		env: { ...process.env, PORT: '4300' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	return new Promise((resolve, reject) => {
		server.once('exit', (code) => reject(new Error(`serve.mjs ended with ${code}`)));
		server.stdout.on('data', (chunk) => {
			const address = /http:\/\/[\d.:]+/.exec(String(chunk))?.[0];
			if (address && String(chunk).includes('已启动'))
				resolve({ address, stop: () => server.kill() });
		});
	});
}

/** A picture that stands for a photo and says so. */
async function drawPhoto(browser) {
	const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
	await page.setContent(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480">
		<rect width="640" height="480" fill="#cdd6d2"/><rect y="330" width="640" height="150" fill="#9aa6a1"/>
		<rect x="70" y="90" width="240" height="280" rx="6" fill="#f4f2ec"/><rect x="90" y="112" width="200" height="110" fill="#dfe5e2"/>
		<rect x="90" y="240" width="200" height="110" fill="#dfe5e2"/><circle cx="430" cy="300" r="74" fill="#b5652f"/>
		<rect x="400" y="176" width="60" height="60" fill="#8a4a20"/>
		<text x="320" y="62" font-size="40" text-anchor="middle" fill="#27312d">示例照片，画的</text></svg>`);
	await page.addStyleTag({ content: 'body { margin: 0 }' });
	const buffer = await page.screenshot({ type: 'jpeg', quality: 80 });
	await page.close();
	return { name: 'sample.jpg', mimeType: 'image/jpeg', buffer };
}

/** Into practice mode, where the made-up schools are put in without asking. */
async function enterPractice(page, address) {
	await page.goto(address);
	await page.getByRole('button', { name: '试一试', exact: true }).click();
	await page.getByRole('button', { name: '退出练习' }).waitFor();
	await page
		.getByRole('link', { name: /新建检查/ })
		.first()
		.waitFor();
}

/** The start screen with everything chosen. `template` is the id of one that comes with the product. */
async function prepareStart(page, address, { school, template, names, day }) {
	await page.goto(`${address}/inspections/new`);
	await page.getByRole('searchbox').fill(school);
	await page.getByRole('button', { name: new RegExp(school) }).click();
	const select = page.locator('select').first();
	const value = await select.locator(`option[value^="${template}@"]`).getAttribute('value');
	await select.selectOption(value);
	if (day) await page.getByLabel('检查日期').fill(day);
	for (const [index, name] of names.entries())
		await page.getByLabel(`检查人员 ${index + 1}`, { exact: true }).fill(name);
	await page.locator('button[type=submit]:enabled').waitFor();
}

async function begin(page) {
	await page.locator('button[type=submit]').click();
	await page.waitForURL(/\/inspections\/(?!new)[^/]+$/);
	await page.locator('[data-ready]').waitFor();
}

/**
 * Answers 合格: the first `upTo` items that ask for no value, or with `all` every one.
 * Waits until each answer says that it is saved.
 */
async function passItems(page, { upTo = Infinity, all = false }) {
	await page.evaluate(
		([most, every]) => {
			const cards = [...document.querySelectorAll('[data-item]')];
			const plain = (card) =>
				every ||
				!card.querySelector(
					'input:not([value=pass],[value=fail],[value=notApplicable],[value=notChecked])'
				);
			for (const card of cards.filter(plain).slice(0, most))
				card.querySelector('input[value=pass]').click();
		},
		[upTo, all]
	);
	await settled(page);
}

/** Every answer that was given is stored. */
async function settled(page) {
	await page.waitForFunction(
		() =>
			!document.querySelector('[data-saved=no], [data-saved=failed]') &&
			document.querySelector('[data-saved=yes]') !== null
	);
}

/** Fails an item with a note and a place, with a photo and an owner where there are any. */
async function failItem(page, item, { note, place, photo, owner }) {
	const card = page.locator(`[data-item="${item}"]`).first();
	await card.getByRole('radio', { name: '不合格' }).check({ force: true });
	if (photo) {
		await card.locator('input[type=file]').last().setInputFiles(photo);
		await card.locator('figure img').waitFor();
	}
	await card.locator('textarea').fill(note);
	await card.locator('textarea').blur();
	await card.getByLabel('部位').fill(place);
	await card.getByLabel('部位').blur();
	if (owner) {
		await card.getByLabel('责任人', { exact: true }).fill(owner);
		await card.getByLabel('责任人', { exact: true }).blur();
	}
	await settled(page);
}

/** Moves the mouse with its button down, through points in hundredths of the canvas. */
async function draw(page, canvas, points) {
	const box = await canvas.boundingBox();
	const at = ([x, y]) => [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100];
	await page.mouse.move(...at(points[0]));
	await page.mouse.down();
	for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 4 });
	await page.mouse.up();
}

/** A scrawl that is nobody's name. */
async function drawHand(page, button) {
	await button.click();
	const wave = Array.from({ length: 40 }, (_, i) => [15 + i * 1.7, 50 + 28 * Math.sin(i / 2.2)]);
	await draw(page, page.locator('dialog canvas'), wave);
}

/** Draws on the first photo of an item, with its picture as it stands before it is kept. */
async function markPhoto(page, fill, item) {
	await page.goto(fill);
	await page.locator('[data-ready]').waitFor();
	await page.locator(`[data-item="${item}"] [data-photo] a`).first().click();
	await page.getByRole('button', { name: '标注、打码' }).click();
	const canvas = page.getByRole('application');
	await page.locator('canvas').waitFor();
	const steps = [
		[
			'箭头',
			[
				[88, 20],
				[76, 48]
			]
		],
		[
			'圈',
			[
				[54, 46],
				[80, 80]
			]
		],
		[
			'打码',
			[
				[6, 16],
				[30, 60]
			]
		]
	];
	for (const [tool, points] of steps) {
		await page.getByRole('radio', { name: tool, exact: true }).check();
		await draw(page, canvas, points);
	}
	await shoot(page, `${docs}/mark.png`);
	await page.getByRole('button', { name: '存下标注' }).click();
	await page.locator('dialog').waitFor({ state: 'detached' });
}

/** The phone would be held for all pictures that follow. */
const takeBack = (page) =>
	page.evaluate(() => {
		for (const key of Object.keys(localStorage))
			if (key.startsWith('anxiao:handed-over')) localStorage.removeItem(key);
	});

/** Lets what is being saved, pictures and late styles come, then writes what the window shows. */
async function shoot(page, file) {
	await page.waitForFunction(
		() =>
			!document.querySelector('[data-storage=saving]') &&
			![...document.querySelectorAll('figure[data-photo]')].some((one) => !one.querySelector('img'))
	);
	await page.evaluate(async () => {
		document.activeElement?.blur?.();
		await document.fonts.ready;
		await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
	});
	await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
	const { size } = statSync(file);
	console.log(`${file}  ${Math.round(size / 1000)} kB${size > heavy ? '  ← heavy' : ''}`);
}

/** A device of its own, with storage of its own. */
async function openPage(browser, size) {
	const context = await browser.newContext({
		...size,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		colorScheme: 'light'
	});
	return context.newPage();
}

async function phonePictures(browser, address) {
	const page = await openPage(browser, phone);
	const photo = await drawPhoto(browser);
	await enterPractice(page, address);

	await prepareStart(page, address, {
		school: '银泉示例小学',
		template: 'monthly',
		names: people.slice(0, 1)
	});
	await begin(page);
	await passItems(page, { all: true });
	await page.goto(`${page.url()}/sign`);
	await drawHand(page, page.locator('[data-signer=inspector] button').first());
	await page.getByRole('button', { name: '签好了' }).click();
	await page.locator('[data-signer][data-state=signed]').waitFor();
	await page.getByRole('button', { name: /封存/ }).click();
	await page.locator('[data-seal-code]').waitFor();
	await shoot(page, `${docs}/sealed.png`);

	await prepareStart(page, address, {
		school: '向阳湖示例小学',
		template: 'opening-quick',
		names: people
	});
	await shoot(page, `${docs}/start.png`);
	await begin(page);
	const fill = page.url();
	await passItems(page, { upTo: 24 });
	const [wanted, second] = await page.evaluate(() =>
		[...document.querySelectorAll('[data-item]')]
			.filter((card) => card.dataset.verdict === 'pass')
			.map((card) => card.dataset.item)
			.slice(1, 3)
	);
	await failItem(page, wanted, { note: '现场不符合，已告知学校（示例）', place: '食堂', photo });
	await failItem(page, second, { note: '当场要求整改（示例）', place: '食堂', photo });
	await page
		.locator(`[data-item="${wanted}"]`)
		.first()
		.evaluate((card) => {
			card.scrollIntoView();
			const bar = document.querySelector('.sections')?.getBoundingClientRect().bottom ?? 0;
			scrollBy(0, card.getBoundingClientRect().top - bar - 16);
		});
	await shoot(page, `${docs}/fill.png`);
	await shoot(page, `${manifest}/narrow.png`);
	await page.emulateMedia({ colorScheme: 'dark' });
	await shoot(page, `${docs}/fill-dark.png`);
	await page.emulateMedia({ colorScheme: 'light' });

	await page.goto(`${fill}/review`);
	await page.locator('[data-sum]').waitFor();
	await page.locator('figure img').first().waitFor();
	await shoot(page, `${docs}/review.png`);
	await page.goto(`${fill}/print`);
	await page.getByRole('button', { name: '打印 / 存为 PDF' }).waitFor();
	await shoot(page, `${docs}/print.png`);
	await markPhoto(page, fill, wanted);
	await page.goto(`${fill}/sign`);
	await page.getByRole('button', { name: '交给学校签字' }).click();
	await page.getByRole('button', { name: '记住了，交给学校' }).click();
	await page.locator('[data-hand-over] figure img').first().waitFor();
	await shoot(page, `${docs}/hand-over.png`);
	await takeBack(page);
	await page.goto(address);
	await page.getByText('继续检查').first().waitFor();
	await shoot(page, `${docs}/today.png`);
	await page.context().close();
}

/** The lists on a wide screen, with a handful of inspections. */
async function deskPictures(browser, address) {
	const page = await openPage(browser, desk);
	await enterPractice(page, address);
	const visits = [
		['横沟示例初中', 'opening-quick', 30],
		['月亮湾示例幼儿园', 'monthly', Infinity],
		['咸安示例高中', 'fire', 12],
		['鱼岳示例初中', 'canteen', 20],
		['嘉鱼示例九年一贯制学校', 'opening-quick', 8]
	];
	for (const [school, template, upTo] of visits) {
		await prepareStart(page, address, {
			school,
			template,
			names: template === 'monthly' ? people.slice(0, 1) : people
		});
		await begin(page);
		await passItems(page, { upTo, all: upTo === Infinity });
	}
	await page.goto(`${address}/inspections`);
	await page.getByText(visits[0][0]).first().waitFor();
	await shoot(page, `${docs}/inspections.png`);
	await shoot(page, `${manifest}/wide.png`);
	// A long list: a lower window keeps the picture small.
	await page.setViewportSize({ width: 1440, height: 720 });
	await page.goto(`${address}/schools`);
	await page.getByText('向阳湖示例小学').first().waitFor();
	await shoot(page, `${docs}/schools.png`);
	await page.context().close();
}

/** `YYYY-MM-DD`, so many days ago. */
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The ledger of four visits that lie at different distances, one row answered by its school; and one finding on a phone. */
async function ledgerPictures(browser, address) {
	const page = await openPage(browser, desk);
	const photo = await drawPhoto(browser);
	await enterPractice(page, address);
	const visits = [
		['向阳湖示例小学', 21, { 'FS-16': '生熟刀板混用（示例）', 'FS-22': '留样柜没有上锁（示例）' }],
		['横沟示例初中', 14, { 'FS-19': '餐具保洁柜门敞开（示例）' }],
		[
			'鱼岳示例初中',
			13,
			{ 'FS-10': '验收单只有一人签字（示例）', 'FS-08': '晨检记录缺两天（示例）' }
		],
		['嘉鱼示例九年一贯制学校', 2, { 'FS-23': '纱窗破了一处（示例）' }]
	];
	for (const [school, days, notes] of visits) {
		await prepareStart(page, address, {
			school,
			template: 'canteen',
			names: people,
			day: daysAgo(days)
		});
		await begin(page);
		const visit = page.url();
		for (const [item, note] of Object.entries(notes))
			await failItem(page, item, { note, place: '食堂', photo, owner: '食堂负责人（示例）' });
		await page.goto(`${visit}/sign`);
		await page.getByRole('button', { name: /封存/ }).click();
		await page.locator('[data-seal-code]').waitFor();
	}
	await page.goto(`${address}/ledger`);
	await page.locator('[data-ledger-row]').filter({ hasText: '保洁柜' }).click();
	const pane = page.locator('[data-ledger-pane]');
	await pane.getByRole('button', { name: '录入学校的整改报告' }).click();
	await pane.getByLabel('怎么整改的').fill('柜门已修好，专人每餐检查（示例）');
	await pane.getByLabel('报告人姓名').fill('校长丁（示例）');
	await pane.locator('[data-form]').getByRole('button', { name: '录入学校的整改报告' }).click();
	await pane.locator('[data-state=toRecheck]').waitFor();
	const finding = new URL(page.url()).searchParams.get('row');
	await page.evaluate(() => scrollTo(0, 0));
	await shoot(page, `${docs}/ledger.png`);
	await page.setViewportSize(phone.viewport);
	await page.goto(`${address}/ledger/${finding}`);
	await page.locator('article[data-finding]').waitFor();
	await shoot(page, `${docs}/finding.png`);
	await page.context().close();
}

mkdirSync(docs, { recursive: true });
mkdirSync(manifest, { recursive: true });
const server = options.url ? { address: options.url, stop() {} } : await serve();
const browser = await chromium.launch(launchOptions());
try {
	await phonePictures(browser, server.address);
	await deskPictures(browser, server.address);
	await ledgerPictures(browser, server.address);
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	await browser.close();
	server.stop();
}
console.log(path.resolve(docs));
