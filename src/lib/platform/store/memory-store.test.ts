import { storeContract } from './contract';
import { MemoryDisk, openMemoryStore } from './memory-store';

storeContract('the in-memory twin', async () => {
	const disk = new MemoryDisk();
	return {
		open: () => openMemoryStore({ disk }),
		failNextWrite: (name) => disk.failures.push(name)
	};
});
