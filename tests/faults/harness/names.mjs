/** Where Chromium keeps what a page stores. What lies where inside the origin is in `page/names.ts`. */
import path from 'node:path';

/** The browser's own folder in a trial's folder. */
export const profileIn = (home) => path.join(home, 'profile');

/** In the profile. */
export const places = {
	database: 'Default/IndexedDB',
	files: 'Default/File System',
	localStorage: 'Default/Local Storage',
	caches: 'Default/Service Worker/CacheStorage'
};
