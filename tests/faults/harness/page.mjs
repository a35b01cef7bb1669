/** One page of a browser, with the calls of `tests/faults/page`. */
export class Page {
	#devtools;
	#target;
	#session;
	/** Told of every word of the page about an append. */
	onWord = () => undefined;
	/** Told when its process is gone. */
	onCrash = () => undefined;

	constructor(devtools, target, session) {
		this.#devtools = devtools;
		this.#target = target;
		this.#session = session;
	}

	send(method, params = {}, limit = undefined) {
		return this.#devtools.send(method, params, this.#session, limit);
	}

	/** Before it goes anywhere. `before`: a script that runs ahead of the page's own. */
	async begin(before) {
		await this.send('Runtime.enable');
		await this.send('Runtime.addBinding', { name: 'told' });
		this.#devtools.on('Runtime.bindingCalled', this.#session, ({ name, payload }) => {
			if (name === 'told') this.onWord(JSON.parse(payload));
		});
		this.#devtools.on('Inspector.targetCrashed', this.#session, () => this.onCrash());
		await this.send('Inspector.enable');
		await this.send('Page.enable');
		if (before) await this.send('Page.addScriptToEvaluateOnNewDocument', { source: before });
	}

	async goto(address) {
		await this.#loaded(() => this.send('Page.navigate', { url: address }));
	}

	async reload() {
		await this.#loaded(() => this.send('Page.reload'));
	}

	async #loaded(go) {
		const loaded = new Promise((resolve) =>
			this.#devtools.on('Page.loadEventFired', this.#session, resolve)
		);
		await go();
		await loaded;
	}

	/** Evaluates `expression` in the page and resolves with its value as JSON. */
	async evaluate(expression, limit = undefined) {
		const { result, exceptionDetails } = await this.send(
			'Runtime.evaluate',
			{ expression, awaitPromise: true, returnByValue: true },
			limit
		);
		if (exceptionDetails)
			throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value;
	}

	/** Calls `faults.<name>` in the page. */
	call(name, argument = {}, limit = undefined) {
		return this.evaluate(`faults.${name}(${JSON.stringify(argument)})`, limit);
	}

	/** Begins something that ends with the page. */
	begun(name, argument = {}) {
		this.call(name, argument, 86_400_000).catch(() => undefined);
	}

	close() {
		return this.#devtools.send('Target.closeTarget', { targetId: this.#target });
	}

	/** The renderer crashes; whoever would answer is gone. */
	crash() {
		void this.send('Page.crash', {}, 1000).catch(() => undefined);
	}

	/** `frozen`, as a phone does with a tab that is not looked at, or `active`. */
	lifecycle(state) {
		return this.send('Page.setWebLifecycleState', { state });
	}
}
