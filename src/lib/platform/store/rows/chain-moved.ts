/**
 * Another tab has gone on from the end of the chain that a write builds on, so that writing it would fork the chain. Nothing
 * was written; link again from the new end. It can happen only where the device lock was taken from a tab that was
 * asleep, or too slow to say that it is not.
 */
export class ChainMoved extends Error {
	override readonly name = 'ChainMoved';
}
