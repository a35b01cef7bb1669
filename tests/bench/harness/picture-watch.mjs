/** Watches what one photo costs: on the page from the picked file to the saved thumbnail, in the worker by what it calls. */

/** Runs in the page before anything else. */
export function watchPhotos() {
	window.urls = new Set();
	const { createObjectURL, revokeObjectURL } = URL;
	URL.createObjectURL = (blob) => {
		const url = createObjectURL.call(URL, blob);
		window.urls.add(url);
		return url;
	};
	URL.revokeObjectURL = (url) => {
		window.urls.delete(url);
		revokeObjectURL.call(URL, url);
	};
	// Where the page waits: for the worker that shrinks, and for both copies from then on.
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (message, transfer) {
		if (message.job === 'shrink') {
			const answered = ({ data }) => {
				if (data.id !== message.id) return;
				window.photo.shrunk = performance.now();
				this.removeEventListener('message', answered);
			};
			this.addEventListener('message', answered);
		}
		return post.call(this, message, transfer);
	};
	addEventListener(
		'change',
		(event) => {
			if (event.target.type !== 'file') return;
			const from = performance.now();
			const row = event.target.closest('.photos');
			const before = row.querySelectorAll('figure').length;
			const photo = (window.photo = {
				from,
				shrunk: undefined,
				shown: undefined,
				saved: undefined
			});
			const look = () => {
				if (row.querySelectorAll('figure').length === before) return;
				photo.shown ??= performance.now();
				if (
					row.querySelector('figure[data-saved=no]') ||
					row.querySelector('figure:not(:has(img))')
				)
					return;
				photo.saved = performance.now();
				observer.disconnect();
			};
			const observer = new MutationObserver(look);
			observer.observe(row, {
				subtree: true,
				childList: true,
				attributes: true,
				attributeFilter: ['data-saved']
			});
		},
		{ capture: true }
	);
}

/** Runs in the photo worker. What is drawn may be put off by the browser until it is read or encoded, and counts there then. */
export function watchPhotoWorker() {
	self.phases = {};
	const add = (name, from) =>
		(self.phases[name] = (self.phases[name] ?? 0) + performance.now() - from);
	const timed = (owner, method, name) => {
		const original = owner[method];
		owner[method] = function (...args) {
			const from = performance.now();
			const result = original.apply(this, args);
			if (!(result instanceof Promise)) {
				add(name, from);
				return result;
			}
			return result.finally(() => add(name, from));
		};
	};
	timed(self, 'createImageBitmap', 'decode');
	timed(OffscreenCanvasRenderingContext2D.prototype, 'drawImage', 'draw');
	timed(OffscreenCanvasRenderingContext2D.prototype, 'getImageData', 'looks');
	timed(OffscreenCanvas.prototype, 'convertToBlob', 'encode');
	timed(SubtleCrypto.prototype, 'digest', 'hash');
}
