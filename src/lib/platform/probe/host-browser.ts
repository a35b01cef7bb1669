/**
 * Browsers of whose storage nothing reliable is known, by what they say of themselves. Inside another app (WeChat and its
 * like) the app's own cleaner may take the data away, whatever the trials say.
 */

/** `inApp`: leave it for the system's browser. `vendor`: it is the phone's own; only the trials can tell. */
export interface Host {
	name: string;
	kind: 'inApp' | 'vendor';
}

/** The first that fits; WeChat names the engines of others, too. */
const hosts: readonly (readonly [RegExp, Host])[] = [
	[/MicroMessenger|XWEB/i, { name: '微信', kind: 'inApp' }],
	[/MQQBrowser/i, { name: 'QQ', kind: 'inApp' }],
	[/Quark/i, { name: '夸克', kind: 'inApp' }],
	[/UCBrowser/i, { name: 'UC', kind: 'inApp' }],
	[/MiuiBrowser|miui/i, { name: '小米浏览器', kind: 'vendor' }],
	[/HuaweiBrowser/i, { name: '华为浏览器', kind: 'vendor' }],
	[/ArkWeb/i, { name: '鸿蒙应用内页', kind: 'inApp' }]
];

/** Undefined for the browsers that are known: Chrome, Edge, Safari, Firefox. */
export function hostOf(userAgent: string): Host | undefined {
	return hosts.find(([pattern]) => pattern.test(userAgent))?.[1];
}
