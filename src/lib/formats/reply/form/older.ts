/** `Object.hasOwn`, which the digest calls and browsers lack that were last updated before the autumn of 2021. First of all imports. */
if (!Reflect.has(Object, 'hasOwn'))
	Object.defineProperty(Object, 'hasOwn', {
		value: (value: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(value, key)
	});
