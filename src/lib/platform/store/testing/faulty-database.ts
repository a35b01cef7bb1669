/**
 * Lets one call of a database fail in the ways that browsers fail: `IDBFactory.open` and `IDBDatabase.transaction` of the
 * databases named `name` or `name-…` are counted, and the one at a given index meets its fault. All others go through.
 */

export type Fault =
	/** Throws a DOMException of this name. */
	| { throws: string }
	/** The transaction is aborted after the first request was made. */
	| 'aborts'
	/** The connection is closed under it, as iOS does in the background. */
	| 'closes'
	/** Nothing is done, and no event ever says so. */
	| 'hangs'
	/** It is done, and no event ever says so. */
	| 'is done and hangs';

interface Plan {
	name: string;
	/** Index of the call that fails; Infinity: none. */
	at: number;
	fault: Fault;
	calls: number;
}

const plans: Plan[] = [];
const silenced = new WeakSet<IDBTransaction>();
let real: { open: IDBFactory['open']; transaction: IDBDatabase['transaction'] } | undefined;

/** Plans one fault. Returns how many calls there have been so far. */
export function planFault(name: string, at: number, fault: Fault): () => number {
	install();
	const plan: Plan = { name, at, fault, calls: 0 };
	plans.push(plan);
	return () => plan.calls;
}

/** Every call goes through again, and those that hang still do. */
export function clearFaults(): void {
	plans.length = 0;
}

/** The fault that this call meets, if it is its turn. */
function faultOf(name: string): Fault | undefined {
	const plan = plans.find((one) => name === one.name || name.startsWith(`${one.name}-`));
	return plan && plan.calls++ === plan.at ? plan.fault : undefined;
}

/** No listener that is added later hears any of these. */
function silence(target: EventTarget, ...types: string[]): void {
	for (const type of types)
		target.addEventListener(type, (event) => event.stopImmediatePropagation());
}

function install(): void {
	if (real) return;
	const factory = IDBFactory.prototype;
	const database = IDBDatabase.prototype;
	real = { open: factory.open, transaction: database.transaction };
	factory.open = function (this: IDBFactory, name: string, version?: number) {
		const fault = faultOf(name);
		return fault === undefined
			? callOpen(this, name, version)
			: faultyOpen(this, fault, name, version);
	};
	database.transaction = function (this: IDBDatabase, ...given) {
		const fault = faultOf(this.name);
		if (typeof fault === 'object') throw new DOMException('planned by a test', fault.throws);
		if (fault === 'closes') this.close();
		const tx = callTransaction(this, given);
		if (fault === 'aborts') queueMicrotask(() => tx.abort());
		if (fault === 'hangs' || fault === 'is done and hangs') silenceTransaction(tx, fault);
		return tx;
	};
	for (const kind of [IDBObjectStore.prototype, IDBIndex.prototype]) silenceRequests(kind);
}

const callOpen = (factory: IDBFactory, name: string, version?: number): IDBOpenDBRequest =>
	real!.open.apply(factory, version === undefined ? [name] : [name, version]);
const callTransaction = (
	database: IDBDatabase,
	given: Parameters<IDBDatabase['transaction']>
): IDBTransaction => real!.transaction.apply(database, given);

function faultyOpen(
	factory: IDBFactory,
	fault: Fault,
	name: string,
	version: number | undefined
): IDBOpenDBRequest {
	if (typeof fault === 'object') throw new DOMException('planned by a test', fault.throws);
	if (fault === 'closes') {
		const request = callOpen(factory, name, version);
		request.addEventListener('success', () => request.result.close());
		return request;
	}
	// An upgrade has a transaction of its own, which no caller asked for.
	if (fault === 'aborts') return callOpen(factory, name, version);
	// Another database, since one that was opened and never heard of would block every later upgrade.
	const request = callOpen(factory, `hangs:${name}`, version);
	request.addEventListener('success', () => request.result.close());
	silence(request, 'success', 'error', 'blocked', 'upgradeneeded');
	return request;
}

function silenceTransaction(tx: IDBTransaction, fault: Fault): void {
	silence(tx, 'complete', 'abort', 'error');
	silenced.add(tx);
	if (fault === 'hangs') queueMicrotask(() => tx.abort());
}

/** Requests of a silenced transaction say nothing either. */
function silenceRequests(kind: object): void {
	const methods = kind as Record<string, unknown>;
	const names = 'get getKey getAll getAllKeys count put add delete clear openCursor openKeyCursor';
	for (const name of names.split(' ')) {
		const method = methods[name];
		if (typeof method !== 'function') continue;
		methods[name] = function (this: IDBObjectStore | IDBIndex, ...given: unknown[]) {
			const request = method.apply(this, given) as IDBRequest;
			const { transaction } = this instanceof IDBIndex ? this.objectStore : this;
			if (silenced.has(transaction)) silence(request, 'success', 'error');
			return request;
		};
	}
}
