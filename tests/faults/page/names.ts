/**
 * Everything in the page that depends on what lies where inside the origin. The same for the profile's files is in
 * `harness/names.mjs`.
 */

/** The store that every family writes to; it names database, lock, channel and journal folder. */
export const storeName = 'anxiao';
/** The second copy, where files that can be flushed are missing. */
export const secondDatabase = `${storeName}-second`;
/** In the origin private file system. */
export const journalFolder = ['anxiao-journal', storeName];
/** In localStorage and, under the same name, in the Cache API. */
export const markerKey = `anxiao:marker:${storeName}`;
/** Object stores of the database in which acknowledged things lie. */
export const eventRows = 'events';
export const photoRows = 'bytes';
