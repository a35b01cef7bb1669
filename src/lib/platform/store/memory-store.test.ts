import { storeContract } from './contract';
import { openMemoryStore } from './memory-store';
import { MemoryDisk } from './rows/memory-rows';

storeContract('the in-memory twin', async () => {
	const disk = new MemoryDisk();
	return {
		open: () => openMemoryStore({ disk }),
		failNextWrite: (name) => disk.failures.push(name)
	};
});
