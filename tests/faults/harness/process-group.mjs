import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Whether a process of the group still runs. One that has ended but was not yet buried by its parent does not count: it
 * holds no file and no lock, and on some machines nobody buries it for a second.
 */
export function groupLives(group) {
	if (!existsSync('/proc/self/stat')) return signalled(group);
	return readdirSync('/proc').some((name) => /^\d+$/.test(name) && runsIn(name, group));
}

/** `pid (name) state parent group …`; a name may hold anything, so what follows its last parenthesis is read. */
function runsIn(pid, group) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const [state, , of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(of) === group && state !== 'Z' && state !== 'X';
	} catch {
		// Ended meanwhile.
		return false;
	}
}

function signalled(group) {
	try {
		process.kill(-group, 0);
		return true;
	} catch {
		return false;
	}
}
