/**
 * What the harness calls in the browser. Bundled by itself, with the app's own store and its workers; never shipped.
 */
import { age } from './age';
import { check } from './check';
import * as damage from './damage';
import { fill, pad } from './fill';
import { isHeld } from './held';
import { countRows } from './look';
import { inspection, step, stop, write } from './write';

Object.assign(globalThis, {
	faults: { ...damage, age, check, countRows, fill, inspection, isHeld, pad, step, stop, write }
});
