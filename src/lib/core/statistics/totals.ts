/** Sums over inspections. 应查 = 合格 + 不合格 + 不适用 + 未查 in every one of them, and every rate names its denominator. */
import { itemAt, rowsOf } from './marks';
import type { Tally } from './tally';

/** Counts of (item × unit) pairs. `due` is always the sum of the other four; `major` is of `fail`. */
export interface Sum {
	due: number;
	pass: number;
	fail: number;
	notApplicable: number;
	notChecked: number;
	major: number;
	/** That the counts are of. */
	inspections: number;
	schools: number;
}

export const sumKeys = ['item', 'school', 'area', 'season'] as const;
/** What sums are made by. */
export type SumKey = (typeof sumKeys)[number];

/** A part with the whole that it is of. */
export interface Rate {
	part: number;
	of: number;
}

/** 不合格 ÷ (合格 + 不合格): of what was judged. */
export const failRate = ({ pass, fail }: Pick<Sum, 'pass' | 'fail'>): Rate => ({
	part: fail,
	of: pass + fail
});

const emptySum = (): Sum => ({
	due: 0,
	pass: 0,
	fail: 0,
	notApplicable: 0,
	notChecked: 0,
	major: 0,
	inspections: 0,
	schools: 0
});

/** Takes tallies one by one, so that thirteen thousand can be summed in slices. */
export class Sums {
	readonly by: SumKey;
	readonly total = emptySum();
	readonly #parts = new Map<string, Sum>();
	/** Schools seen in a part; in the total under `''`. */
	readonly #schools = new Map<string, Set<string>>();

	constructor(by: SumKey) {
		this.by = by;
	}

	add(tally: Tally): void {
		// Moved away: counted where it went.
		if (Object.keys(tally.marks).length === 0) return;
		const touched = new Set<string>();
		const one = this.by === 'item' ? undefined : this.#part(keyOf(tally, this.by), touched);
		for (const [, key, letters] of rowsOf(tally.marks))
			for (let at = 0; at < letters.length; at++) {
				const letter = letters.charCodeAt(at);
				if (letter === DOT) continue;
				count(this.total, letter);
				count(one ?? this.#part(itemAt(key, at), touched), letter);
			}
		this.#seen('', this.total, tally);
		for (const key of touched) this.#seen(key, this.#parts.get(key)!, tally);
	}

	/** By item, school, county or season; the total is `total`. */
	get parts(): ReadonlyMap<string, Sum> {
		return this.#parts;
	}

	#part(key: string, touched: Set<string>): Sum {
		let sum = this.#parts.get(key);
		if (!sum) this.#parts.set(key, (sum = emptySum()));
		touched.add(key);
		return sum;
	}

	#seen(key: string, sum: Sum, { school }: Tally): void {
		let schools = this.#schools.get(key);
		if (!schools) this.#schools.set(key, (schools = new Set()));
		schools.add(school);
		sum.schools = schools.size;
		sum.inspections++;
	}
}

const keyOf = (tally: Tally, by: Exclude<SumKey, 'item'>): string => tally[by];

const [DOT, PASS, FAIL, MAJOR, NONE] = [...'.pfFn'].map((letter) => letter.charCodeAt(0));

function count(sum: Sum, letter: number): void {
	sum.due++;
	if (letter === PASS) sum.pass++;
	else if (letter === FAIL || letter === MAJOR) {
		sum.fail++;
		if (letter === MAJOR) sum.major++;
	} else if (letter === NONE) sum.notApplicable++;
	else sum.notChecked++;
}
