/** A person has read what was lost, and goes on with what is left. */
import { getStore } from '../wiring';

export async function acceptLoss(): Promise<void> {
	await (await getStore()).acceptLoss();
}
