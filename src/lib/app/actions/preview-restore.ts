/** What backup files would bring to this device; nothing is written. */
import { retirementOf, statusOf, type Retirement } from '$lib/core/events/retirement';
import type { DeviceId, EventId, Hash } from '$lib/core/events/ids';
import type { EventStore } from '$lib/core/events/store';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import { inspectBackup } from '$lib/formats/backup/client';
import type { BackupReport, GroupRows, NamedFile, Wanted } from '$lib/formats/backup/contract';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { currentMode, getStore } from '../wiring';

/** `all` = `fresh` + what is here already. */
export interface Share {
	all: number;
	fresh: number;
}

/** Another device that made one of the backups, and has not been retired. */
export interface OtherDevice {
	device: DeviceId;
	/** The last event of it in the files. */
	last: { seq: number; id: EventId };
}

export interface RestorePreview {
	files: NamedFile[];
	parts: BackupReport['parts'];
	sets: BackupReport['sets'];
	refused: BackupReport['refused'];
	wrongBytes: number;
	events: Share;
	inspections: Share;
	photos: Share;
	/** Photos that events name and that are neither in the files nor here. */
	missingPhotos: number;
	/** Events that a device wrote after it was retired: taken in, and said. */
	afterRetirement: number;
	others: OtherDevice[];
	/** This device made all of them. */
	isOwn: boolean;
	wanted: Wanted;
	/** Groups that would change. */
	touched: string[];
}

/** `onProgress` counts bytes. */
export async function previewRestore(
	files: NamedFile[],
	run: Run
): Promise<Result<RestorePreview, JobProblem>> {
	const inspected = await inspectBackup(files, currentMode(), run);
	if (!inspected.ok) return inspected;
	const report = inspected.value;
	const store = await getStore();
	const here = new Set(await store.hashes());
	const own = (await store.chain())?.device;
	const bytes = report.bytes.filter((hash) => !here.has(hash));
	const compared = await compareGroups(store, report.groups);
	const retirements = await retirementsOf(store, report);
	const inFiles = new Set(report.bytes);
	const inspections = compared.filter(({ group }) => group.startsWith('inspection:'));
	const photoHere = (hash: Hash) => here.has(hash) || inFiles.has(hash);
	return ok({
		files,
		parts: report.parts,
		sets: report.sets,
		refused: report.refused,
		wrongBytes: report.wrongBytes,
		events: {
			all: report.events.count,
			fresh: compared.reduce((sum, { fresh }) => sum + fresh.length, 0)
		},
		inspections: {
			all: inspections.length,
			fresh: inspections.filter(({ isNew }) => isNew).length
		},
		photos: {
			all: report.photos.filter((hash) => inFiles.has(hash)).length,
			fresh: report.photos.filter((hash) => inFiles.has(hash) && !here.has(hash)).length
		},
		missingPhotos: report.photos.filter((hash) => !photoHere(hash)).length,
		afterRetirement: countAfter(report, retirements),
		others: othersIn(report, own, retirements),
		isOwn: report.sets.every(({ head }) => head.device === own),
		wanted: { events: compared.flatMap(({ fresh }) => fresh), bytes },
		touched: compared.filter(({ fresh }) => fresh.length > 0).map(({ group }) => group)
	});
}

/** Group by group, so that the page stays alive and no more than one is in memory. */
async function compareGroups(store: EventStore, groups: readonly GroupRows[]) {
	const compared: { group: string; fresh: EventId[]; isNew: boolean }[] = [];
	for (const { group, ids } of groups) {
		const known = new Set((await store.eventsOf(group)).map((event) => event.header.id));
		const fresh = ids.filter((id) => !known.has(id));
		compared.push({ group, fresh, isNew: known.size === 0 });
	}
	return compared;
}

/** Said here or in the files. */
async function retirementsOf(
	store: EventStore,
	{ devices, ofDevices }: BackupReport
): Promise<Map<DeviceId, Retirement>> {
	const found = new Map<DeviceId, Retirement>();
	for (const device of devices) {
		const here = await store.eventsOf(groupOf({ device }));
		const retirement = retirementOf(device, [...here, ...ofDevices]);
		if (retirement) found.set(device, retirement);
	}
	return found;
}

function countAfter(
	{ groups, devices }: BackupReport,
	retirements: ReadonlyMap<DeviceId, Retirement>
): number {
	if (retirements.size === 0) return 0;
	let count = 0;
	for (const { ids, seqs, devices: of } of groups)
		ids.forEach((id, i) => {
			const device = devices[of[i] ?? 0] as DeviceId;
			const header = { device, id, seq: seqs[i] ?? 0 } as Parameters<typeof statusOf>[0]['header'];
			if (statusOf({ header }, retirements.get(device)) === 'after-retirement') count++;
		});
	return count;
}

function othersIn(
	{ sets, groups, devices }: BackupReport,
	own: DeviceId | undefined,
	retirements: ReadonlyMap<DeviceId, Retirement>
): OtherDevice[] {
	const makers = new Set(sets.map(({ head }) => head.device as DeviceId));
	const others: OtherDevice[] = [];
	for (const device of makers) {
		if (device === own || retirements.has(device)) continue;
		const at = devices.indexOf(device);
		let last: OtherDevice['last'] | undefined;
		for (const { ids, seqs, devices: of } of groups)
			ids.forEach((id, i) => {
				const seq = seqs[i] ?? 0;
				if (of[i] === at && (!last || seq > last.seq)) last = { seq, id };
			});
		if (last) others.push({ device, last });
	}
	return others;
}
