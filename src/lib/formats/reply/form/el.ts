/** Elements without a framework: what runs in a packet brings everything with it. */

type Child = Node | string | false | undefined;
type Handlers = { [K in `on${keyof HTMLElementEventMap}`]?: (event: Event) => void };
export type Props = Record<
	string,
	string | number | boolean | undefined | ((event: Event) => void)
> &
	Handlers;

/** `on…` are listeners, `true` is an attribute without a value; nothing is ever read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
	name: K,
	props: Props = {},
	...children: Child[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(props)) {
		if (value === undefined || value === false) continue;
		if (typeof value === 'function') element.addEventListener(key.slice(2), value);
		else element.setAttribute(key, value === true ? '' : String(value));
	}
	refill(element, ...children);
	return element;
}

/** In place of what is in it; `replaceChildren` is younger than what schools have. */
export function refill(element: HTMLElement, ...children: Child[]): void {
	element.textContent = '';
	for (const child of children) if (child) element.append(child);
}

let last = 0;
/** For labels: unique on the page. */
export const freshId = (): string => `reply-${++last}`;
