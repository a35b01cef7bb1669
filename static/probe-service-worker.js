// Installed for a moment by /probe, to learn whether service workers run on this device. Answers; keeps and fetches nothing.
self.addEventListener('message', (event) => event.ports[0]?.postMessage('here'));
