import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { daysBetween, isCalendarDate, moveDate } from '../src/lib/core/calendar/date';
import { CalendarFile } from '../src/lib/core/calendar/model';
import { isWeekend } from '../src/lib/core/calendar/working-days';
import { attributes } from '../src/lib/core/school/attributes';
import { checkLibrary, checkTemplate } from '../src/lib/core/template/check';
import { readClockSpan } from '../src/lib/core/template/clock-span';
import { compileTemplate } from '../src/lib/core/template/compile';
import { templateHash } from '../src/lib/core/template/hash';
import type { Item, Template } from '../src/lib/core/template/model';
import { Recipe } from '../src/lib/core/template/recipe';
import type { Library } from '../src/lib/core/template/recipe';
import { ruleInForce } from '../src/lib/core/template/rule-date';
import { isSensitive } from '../src/lib/core/template/sensitive';
import expected from './seeds.expected.json';
import sectionNames from './sections.json';

const date = '2026-09-01';
const named = (file: string) => ({
	file: `seeds/${file}`,
	json: JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as unknown
});
const filesOf = (folder: string) =>
	readdirSync(path.join(import.meta.dirname, folder)).map((file) => named(`${folder}/${file}`));

const order = Object.keys(expected.items);
const checked = checkLibrary(
	{
		sections: order.map((section) => named(`items/${section}.json`)),
		regulations: named('regulations.json'),
		parameters: named('parameters.json'),
		units: named('units.json')
	},
	date
);
const library: Library = checked.ok
	? checked.value
	: { sections: [], regulations: [], parameters: [] };
const items = library.sections.flatMap((section) => section.items);
const last = (item: Item) => item.rules[item.rules.length - 1];
const compiled = new Map<string, Template>();
for (const { json } of filesOf('templates')) {
	const result = compileTemplate(Recipe.parse(json), library);
	if (result.ok) compiled.set(result.value.id, result.value);
}
const idsOf = (template: string) =>
	(compiled.get(template)?.sections ?? []).flatMap((section) => section.items.map(({ id }) => id));

describe('the library', () => {
	it('has no mistake that the check can find', () => {
		expect(checked.ok ? [] : checked.problem.map(({ code, place }) => `${code} ${place}`)).toEqual(
			[]
		);
	});

	it('has every item once, numbered without gaps', () => {
		const wanted = Object.entries(expected.items).flatMap(([section, count]) =>
			Array.from({ length: count }, (_, i) => `${section}-${String(i + 1).padStart(2, '0')}`)
		);
		expect(wanted).toHaveLength(352);
		expect(items.map(({ id }) => id)).toEqual(wanted);
	});

	it('has no item file beside those of the fourteen sections', () => {
		expect(readdirSync(path.join(import.meta.dirname, 'items')).sort()).toEqual(
			order.map((section) => `${section}.json`).sort()
		);
	});

	it('has every source once', () => {
		expect(library.regulations.map(({ code }) => code).sort()).toEqual(
			[...expected.sources].sort()
		);
		expect(expected.sources).toHaveLength(142);
	});

	it('calls the same items 重大 as the reference', () => {
		const major = items.filter((item) => last(item)?.severity === 'major').map(({ id }) => id);
		expect(major).toEqual(expected.major);
		expect(major).toHaveLength(64);
	});

	it.each(Object.entries(expected.flags))('flags %s as the reference does', (flag, ids) => {
		const flagged = items.filter((item) => last(item)?.flags.some((one) => one === flag));
		expect(flagged.map(({ id }) => id)).toEqual(ids);
	});

	it('keeps the verification status of every item', () => {
		const counts: Record<string, number> = {};
		for (const item of items) {
			const status = last(item)?.status ?? 'none';
			counts[status] = (counts[status] ?? 0) + 1;
		}
		expect(counts).toEqual(expected.status);
	});

	it('has no parameter that nothing uses', () => {
		const full = compiled.get('opening-full');
		expect(full?.parameters.map(({ id }) => id)).toEqual(library.parameters.map(({ id }) => id));
	});

	it('judges by no kitchen display figure until the office sets one', () => {
		const unset = library.parameters.filter(({ value }) => value === undefined);
		expect(unset.map(({ id }) => id)).toEqual(['kitchen-views', 'kitchen-screen-inches']);
	});

	it('knows which texts bind in other places only', () => {
		const compared = library.regulations.filter(({ comparator }) => comparator);
		expect(compared.map(({ code }) => code)).toEqual(expected.comparators);
	});

	it('asks every item in words of the school too, except those for other departments', () => {
		const without = items.filter(
			(item) => !item.text.school && !last(item)?.flags.includes('transfer')
		);
		expect(without.map(({ id }) => id)).toEqual([]);
	});

	it('never offers more than 450 answers to a school with 3 buses, 3 drivers and 2 dormitories', () => {
		const units = { whole: 1, vehicle: 3, driver: 3, building: 2, place: 1 };
		const pairs = items.reduce((sum, item) => sum + units[item.unit], 0);
		expect(pairs).toBeGreaterThan(352);
		expect(pairs).toBeLessThanOrEqual(450);
	});

	it('handles bullying, disputes and mental health with care, and demands no photo there', () => {
		const sensitive = library.sections.filter((section) => section.sensitive);
		expect(sensitive.map(({ id }) => id)).toEqual(['BU', 'MH']);
		for (const section of library.sections)
			for (const item of section.items) {
				const about = /欺凌|霸凌|纠纷|信访|心理|轻生|性侵/.test(item.text.zh);
				if (about) expect(isSensitive(section, item), item.id).toBe(true);
				if (isSensitive(section, item)) expect(item.evidence.photo, item.id).not.toBe('onFail');
			}
	});

	it('answers for counts over the fleet once, and for a plate per vehicle', () => {
		const unit = (id: string) => items.find((item) => item.id === id)?.unit;
		expect(['BUS-01', 'BUS-08', 'BUS-02', 'BUS-09', 'DM-10'].map(unit)).toEqual([
			'whole',
			'whole',
			'vehicle',
			'driver',
			'building'
		]);
	});

	it('says in words that can be counted by how soon somebody must be told', () => {
		const clocks = items.flatMap(({ rules }) => rules.flatMap(({ id, clock }) => (clock ? [{ id, clock }] : [])));
		expect(clocks.filter(({ clock }) => !readClockSpan(clock.within)).map(({ id }) => id)).toEqual([]);
		expect(Object.fromEntries(clocks.map(({ id, clock }) => [id, clock.within]))).toEqual(expected.clocks);
	});

	it('changes the days for reporting explosives precursors with the law', () => {
		const item = items.find(({ id }) => id === 'BLD-22');
		expect(item && ruleInForce(item, '2026-04-30')?.id).not.toBe(
			item && ruleInForce(item, '2026-05-01')?.id
		);
	});
});

describe('the ten templates', () => {
	it('compile', () => {
		expect([...compiled.keys()].sort()).toEqual([...expected.templates].sort());
	});

	it.each(expected.templates)('%s passes the door that other templates pass', (id) => {
		const result = checkTemplate(compiled.get(id), { file: id, english: true });
		expect(result.ok ? [] : result.problem.map(({ code, place }) => `${code} ${place}`)).toEqual(
			[]
		);
	});

	it('hold every item but the retired one in the full version', () => {
		expect(idsOf('opening-full')).toEqual(
			items.map(({ id }) => id).filter((id) => !expected.retired.includes(id))
		);
	});

	it('leave what other departments must cure out of the self-check', () => {
		const full = idsOf('opening-full');
		expect(idsOf('self-check')).toEqual(full.filter((id) => !expected.flags.transfer.includes(id)));
	});

	it('hold all major and indicator items in the quick version', () => {
		const quick = new Set(idsOf('opening-quick'));
		expect([...expected.major, ...expected.flags.indicator].filter((id) => !quick.has(id))).toEqual(
			[]
		);
		expect(quick.size).toBe(78);
	});

	it('have different hashes', () => {
		const hashes = [...compiled.values()].map((template) => templateHash(template, sha256));
		expect(new Set(hashes).size).toBe(10);
	});

	it('never use the version of one that was published for other content', () => {
		const published: Record<string, string> = expected.published;
		for (const template of compiled.values()) {
			const name = `${template.id}@${template.version}`;
			expect(`${name} ${templateHash(template, sha256)}`).toBe(`${name} ${published[name]}`);
		}
	});

	it('want every visit signed by two inspectors or, with one alone, by that one, and by one of the school', () => {
		for (const { id, kind, inspectors, signers } of compiled.values()) {
			const alone = kind === 'monthly' || kind === 'selfCheck';
			expect([signers?.inspectors ?? inspectors.min, signers?.school ?? 1], id).toEqual([
				alone ? 1 : 2,
				1
			]);
		}
	});
});

describe('the calendar', () => {
	const parsed = CalendarFile.safeParse(named('calendar.json').json);
	const { years, law } = parsed.data ?? { years: [], law: [] };

	it('has the shape of its schema, and each year once, without a gap', () => {
		expect(parsed.error?.issues ?? []).toEqual([]);
		const [first] = years;
		expect(first?.year).toBe(2018);
		expect(years.map(({ year }) => year)).toEqual(years.map((_, i) => 2018 + i));
	});

	it('rests every year on notices of the General Office that were issued for it', () => {
		for (const { year, notices } of years)
			for (const { number, title, date } of notices) {
				expect(title).toContain(String(year));
				expect(number).toMatch(new RegExp(`^国办发明电〔${date.slice(0, 4)}〕\\d+号$`));
			}
	});

	it('has dates that exist, in order, and no day twice', () => {
		const days = years.flatMap(({ holidays }) =>
			holidays.flatMap(({ from, to, work = [] }) => {
				expect([from, to, ...work].filter((day) => !isCalendarDate(day))).toEqual([]);
				const length = daysBetween(from, to) + 1;
				expect(length).toBeGreaterThan(0);
				return [...Array.from({ length }, (_, i) => moveDate(from, i, 'day')), ...work];
			})
		);
		expect(new Set(days).size).toBe(days.length);
	});

	it('gives every year as many days as the order in force does, weekends adjusted', () => {
		for (const { year, holidays } of years) {
			const off = holidays.flatMap(({ from, to }) =>
				Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => moveDate(from, i, 'day'))
			);
			const worked = holidays.flatMap(({ work = [] }) => work);
			const inForce = law.find(({ from, to }) => from <= `${year}-01-01` && (!to || to > `${year}`));
			// In 2020 the Spring Festival was prolonged, by a weekday and by a Saturday that was to be worked.
			const prolonged = year === 2020 ? 2 : 0;
			const given = off.filter((day) => !isWeekend(day)).length - worked.length;
			expect([year, given]).toEqual([year, (inForce?.days ?? 0) + prolonged]);
		}
	});
});

it('names each attribute once, with both languages', () => {
	expect(new Set(attributes.map(({ id }) => id)).size).toBe(attributes.length);
	for (const { label, ask, reason } of attributes)
		for (const text of [label, ask, reason]) expect(text.zh && text.en).toBeTruthy();
});

it('the list of domains that screens carry says what the library says', () => {
	expect(sectionNames).toEqual(
		Object.fromEntries(library.sections.map(({ id, shortTitle, title }) => [id, shortTitle ?? title]))
	);
});
