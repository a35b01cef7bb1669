/**
 * What is damaged between two launches, or under a live page. `files`: in the profile of a closed browser; `page`: inside the
 * origin while the store is not open; `live`: while it is. Several stages: the browser is started and the store opened in
 * between. `traceless`: nothing is left that could tell that anything was ever there. `short`: also in the short run.
 */
import {
	blank,
	cutLastByte,
	flip,
	remove,
	removeFolder,
	scramble,
	truncate
} from '../../harness/damage-files.mjs';
import { places } from '../../harness/names.mjs';

const { database, files, localStorage, caches } = places;
const log = /leveldb\/\d+\.log$/;
const table = /leveldb\/\d+\.ldb$/;
const manifest = /leveldb\/MANIFEST-\d+$/;
const current = /leveldb\/CURRENT$/;
/** Where LevelDB's back end keeps values above 64 KB. */
const large = /\.indexeddb\.blob\//;
const sqliteFile = /IndexedDB\/[^/]+\/[A-Z0-9]+$/;
/** Content of the origin private file system, without what says which file is where. */
const content = /File System\/\d+\/t\/\d+\/\d+$/;
const fileNames = /\/(Paths|Origins)\//;

const call =
	(name, argument = {}) =>
	(page) =>
		page.call(name, argument);
const clear = (storageTypes) => async (page, origin) => {
	await page.send('Storage.clearDataForOrigin', { origin, storageTypes });
	return true;
};
const both =
	(...damages) =>
	async (...given) => {
		const hit = [];
		for (const damage of damages) hit.push(await damage(...given));
		return hit.every(Boolean);
	};

const ofFiles = (backEnd, damages) =>
	Object.entries(damages).map(([name, files]) => ({ name, backEnd, stages: [{ files }] }));
const ofPage = (damages) =>
	Object.entries(damages).map(([name, page]) => ({ name, backEnd: 'leveldb', stages: [{ page }] }));
const ofLive = (damages) =>
	Object.entries(damages).map(([name, live]) => ({ name, backEnd: 'leveldb', stages: [{ live }] }));

const short = new Set([
	'database folder deleted',
	'log cut in half',
	'log, a bit in the middle',
	'CURRENT deleted',
	'large photos deleted',
	'file cut in half',
	'file, a bit at 1/2',
	'files deleted',
	'database deleted by the page',
	'one event deleted by the page',
	'one photo changed by the page',
	'journal deleted by the page',
	'database and journal deleted by the page',
	'all site data cleared under a live page'
]);

export const cases = [
	...ofFiles('leveldb', {
		'database folder deleted': removeFolder(database),
		'log deleted': remove(database, log),
		'log emptied': truncate(database, log, 0),
		'log cut in half': truncate(database, log, 0.5),
		'log without its last byte': cutLastByte(database, log),
		'log, a bit at the beginning': flip(database, log, 0),
		'log, a bit in the middle': flip(database, log, 0.5),
		'log, a bit near the end': flip(database, log, 0.98),
		'log, a block of zeros': blank(database, log, 0.5),
		'tables deleted': remove(database, table),
		'tables cut in half': truncate(database, table, 0.5),
		'tables, a bit at 1/4': flip(database, table, 0.25),
		'tables, a bit at 1/2': flip(database, table, 0.5),
		'tables, a bit at the end': flip(database, table, 0.999),
		'tables, a block of something else': scramble(database, table, 0.1),
		'MANIFEST deleted': remove(database, manifest),
		'MANIFEST cut in half': truncate(database, manifest, 0.5),
		'MANIFEST, a bit in the middle': flip(database, manifest, 0.5),
		'CURRENT deleted': remove(database, current),
		'CURRENT emptied': truncate(database, current, 0),
		'CURRENT, a bit in the middle': flip(database, current, 0.5),
		'large photos deleted': remove(database, large),
		'large photos cut in half': truncate(database, large, 0.5),
		'large photos, a bit in the middle': flip(database, large, 0.5)
	}),
	...ofFiles('sqlite', {
		'database folder deleted': removeFolder(database),
		'file deleted': remove(database, sqliteFile),
		'file emptied': truncate(database, sqliteFile, 0),
		'file cut in half': truncate(database, sqliteFile, 0.5),
		'file without its last byte': cutLastByte(database, sqliteFile),
		'file, a bit in the header': flip(database, sqliteFile, 0),
		'file, a bit at 1/4': flip(database, sqliteFile, 0.25),
		'file, a bit at 1/2': flip(database, sqliteFile, 0.5),
		'file, a bit at 3/4': flip(database, sqliteFile, 0.75),
		'file, a block of zeros': blank(database, sqliteFile, 0.5),
		'file, a header of something else': scramble(database, sqliteFile, 0)
	}),
	...ofFiles('leveldb', {
		'files deleted': removeFolder(files),
		'files emptied': truncate(files, content, 0),
		'files cut in half': truncate(files, content, 0.5),
		'files, a bit at the beginning': flip(files, content, 0.001),
		'files, a bit in the middle': flip(files, content, 0.5),
		'names of the files deleted': remove(files, fileNames),
		'localStorage deleted': removeFolder(localStorage),
		'localStorage emptied': truncate(localStorage, log, 0),
		'localStorage, a bit in the middle': flip(localStorage, log, 0.5),
		'caches deleted': removeFolder(caches),
		'localStorage and caches deleted': both(removeFolder(localStorage), removeFolder(caches)),
		'database and files deleted': both(removeFolder(database), removeFolder(files)),
		'database and localStorage deleted': both(removeFolder(database), removeFolder(localStorage))
	}),
	...ofPage({
		'database deleted by the page': call('deleteDatabase'),
		'all events deleted by the page': call('clearRows', { rows: 'events' }),
		'last events deleted by the page': call('deleteLastEvents', { count: 10 }),
		'one event deleted by the page': call('deleteEventInTheMiddle'),
		'one event changed by the page': call('changeEvent'),
		'device key deleted by the page': call('clearRows', { rows: 'chain' }),
		'all photos deleted by the page': call('clearRows', { rows: 'bytes' }),
		'one photo deleted by the page': call('deletePhoto'),
		'one photo changed by the page': call('changePhoto'),
		'journal deleted by the page': call('deleteJournal'),
		'a file of the journal deleted by the page': call('deleteJournalFile'),
		'a file of the journal cut by the page': call('truncateJournalFile'),
		'marker deleted by the page': call('deleteMarker'),
		'database and journal deleted by the page': both(
			call('deleteDatabase', { second: true }),
			call('deleteJournal')
		),
		'database and marker deleted by the page': both(call('deleteDatabase'), call('deleteMarker')),
		'IndexedDB cleared': clear('indexeddb'),
		'files cleared': clear('file_systems'),
		'localStorage cleared': clear('local_storage'),
		'caches and service workers cleared': clear('cache_storage,service_workers'),
		'IndexedDB and files cleared': clear('indexeddb,file_systems')
	}),
	...ofLive({
		'IndexedDB cleared under a live page': clear('indexeddb'),
		'files cleared under a live page': clear('file_systems'),
		'IndexedDB and files cleared under a live page': clear('indexeddb,file_systems'),
		'all site data cleared under a live page': clear('all')
	}),
	{
		name: 'journal deleted, and after the next start the database',
		backEnd: 'leveldb',
		stages: [{ page: call('deleteJournal') }, { page: call('deleteDatabase') }]
	},
	{
		name: 'database deleted, and after the next start the journal',
		backEnd: 'leveldb',
		stages: [{ page: call('deleteDatabase') }, { page: call('deleteJournal') }]
	},
	{
		name: 'all site data cleared',
		backEnd: 'leveldb',
		traceless: true,
		stages: [{ page: clear('all') }]
	}
].map((one) => ({ ...one, short: short.has(one.name) }));
