/**
 * Every way in which something is broken. `title`: what is done; `trials`: how many in full and in short; `cannotRun`:
 * resolves with the reason where the machine lacks something; `run`: counts into a report.
 */
import { clock } from './families/clock.mjs';
import { kill } from './families/kill.mjs';
import { power } from './families/power.mjs';
import { quota } from './families/quota.mjs';
import { tabs } from './families/tabs.mjs';
import { update } from './families/update.mjs';
import { wipe } from './families/wipe/wipe.mjs';

export const families = { kill, power, quota, wipe, tabs, update, clock };
