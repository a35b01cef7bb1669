/** Works on one picture after the other, away from the main thread. */
import { findReused } from '../../core/evidence/reused';
import { fail, ok } from '../../core/result';
import type { PhotoReply, PhotoRequest } from './contract';
import { scan } from './scan';
import { show } from './show';
import { shrink } from './shrink';

const scope = self as unknown as {
	onmessage: (event: MessageEvent<PhotoRequest>) => void;
	postMessage: (reply: PhotoReply, transfer: Transferable[]) => void;
};

/** A phone has room for one decoded picture, not for ten. */
let turn: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
	turn = turn.then(() => answer(data));
};

async function answer(request: PhotoRequest): Promise<void> {
	const { id } = request;
	try {
		if (request.job === 'shrink') {
			const result = await shrink(request.input.file, request.input.maxSide);
			const transfer = result.ok ? [result.value.bytes, result.value.thumb] : [];
			return scope.postMessage({ id, result }, transfer);
		}
		if (request.job === 'compare') {
			const { own, all } = request.input;
			return scope.postMessage({ id, result: ok(findReused(own, all)) }, []);
		}
		if (request.job === 'scan')
			return scope.postMessage({ id, result: ok(scan(request.input.picture)) }, []);
		const result = await show(request.input.bytes, request.input.copy);
		scope.postMessage({ id, result }, result.ok ? [result.value] : []);
	} catch (cause) {
		const result = fail({
			code: 'picture-damaged' as const,
			place: 'picture',
			cause: String(cause)
		});
		scope.postMessage({ id, result }, []);
	}
}
