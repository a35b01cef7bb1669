/**
 * A disk whose power can be cut: ext4 in a file, mounted over a loop device. `EXT4_IOC_SHUTDOWN` with
 * `EXT4_GOING_FLAGS_NOLOGFLUSH` stops the file system where it stands: whatever was not flushed is gone, and mounting
 * again replays ext4's own journal, as after a real cut. Needs root on Linux.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pause } from './pause.mjs';

/** Bytes; enough for a profile and what Chromium keeps beside it. */
const size = 256 * 1024 * 1024;

/** Node cannot call ioctl. Waits for a line, cuts, and says so. */
const cutter = `
import fcntl, os, struct, sys
disk = os.open(sys.argv[1], os.O_RDONLY)
sys.stdin.readline()
fcntl.ioctl(disk, 0x8004587d, struct.pack('I', 2))
print('cut', flush=True)
`;

function run(command, ...args) {
	const done = spawnSync(command, args, { encoding: 'utf8' });
	if (done.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: ${done.stderr ?? done.error?.message}`);
}

const mounted = new Set();
process.on('exit', () => {
	for (const folder of mounted) spawnSync('umount', ['-l', folder]);
});

export class Disk {
	#image;
	#folder;

	/** Over the file `image`, mounted on `folder`. */
	constructor(image, folder) {
		this.#image = image;
		this.#folder = folder;
	}

	/** An empty one. */
	static make(image, folder) {
		writeFileSync(image, '');
		truncateSync(image, size);
		run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image);
		return new Disk(image, folder);
	}

	/** Another with the same content; this one is not mounted. */
	copy(image, folder) {
		run('cp', '--sparse=always', this.#image, image);
		return new Disk(image, folder);
	}

	/** Resolves with the folder in which its files are. */
	mount() {
		mkdirSync(this.#folder, { recursive: true });
		run('mount', '-o', 'loop', this.#image, this.#folder);
		mounted.add(this.#folder);
		return this.#folder;
	}

	/** The system lets go of files a little after the processes that had them open are gone. */
	async unmount() {
		for (let left = 100; left > 0; left--) {
			if (spawnSync('umount', [this.#folder]).status === 0) {
				mounted.delete(this.#folder);
				return;
			}
			await pause(50);
		}
		throw new Error(`${this.#folder} stays in use`);
	}

	/** Resolves with a function that cuts the power at once and resolves when it is off. */
	async switch() {
		const python = spawn('python3', ['-c', cutter, this.#folder], {
			stdio: ['pipe', 'pipe', 'inherit']
		});
		await new Promise((resolve) => python.once('spawn', resolve));
		return () =>
			new Promise((resolve, reject) => {
				let cut = false;
				python.stdout.once('data', () => (cut = true));
				python.once('close', () => (cut ? resolve() : reject(new Error('the power stayed on'))));
				python.stdin.end('\n');
			});
	}

	/** Unmounted, and its file deleted. */
	discard() {
		if (mounted.has(this.#folder)) {
			spawnSync('umount', ['-l', this.#folder]);
			mounted.delete(this.#folder);
		}
		rmSync(this.#image, { force: true });
	}
}

/** Containers often have the driver but not its device files. */
function makeLoopDevices() {
	if (!existsSync('/dev/loop-control')) return;
	for (let number = 0; number < 8; number++)
		if (!existsSync(`/dev/loop${number}`))
			spawnSync('mknod', ['-m', '660', `/dev/loop${number}`, 'b', '7', String(number)]);
}

/** Why power cannot be cut on this machine; undefined where it can, which is tried. */
export async function cannotCut() {
	if (process.platform !== 'linux') return 'not Linux';
	if (process.getuid?.() !== 0) return 'not root';
	for (const command of ['python3', 'mkfs.ext4', 'mount', 'umount'])
		if (spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0) return `no ${command}`;
	makeLoopDevices();
	const place = mkdtempSync(path.join(tmpdir(), 'anxiao-power-'));
	let disk;
	try {
		disk = Disk.make(path.join(place, 'image'), path.join(place, 'disk'));
		const folder = disk.mount();
		writeFileSync(path.join(folder, 'unflushed'), 'x');
		await (
			await disk.switch()
		)();
		await disk.unmount();
		disk.mount();
		return existsSync(path.join(folder, 'unflushed')) ? 'the cut loses nothing here' : undefined;
	} catch (cause) {
		return `no loop device with ext4 can be mounted (${cause.message.trim().split('\n')[0]})`;
	} finally {
		disk?.discard();
		rmSync(place, { recursive: true, force: true });
	}
}
