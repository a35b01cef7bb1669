import { expect, test } from 'vitest';
import { hostOf } from './host-browser';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0';
const android = `Mozilla/5.0 (Linux; Android 14; 23127PN0CC) ${chrome}`;
const harmony = `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${chrome} Safari/537.36 ArkWeb/6.0.0.47 Mobile`;

test.each([
	[`${android} XWEB/1320013 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313D)`, '微信'],
	[`${android} MQQBrowser/15.0 Mobile Safari/537.36`, 'QQ'],
	[`${android} Quark/7.4.0.711 Mobile Safari/537.36`, '夸克'],
	[`${android} UCBrowser/17.0.8.1352 Mobile Safari/537.36`, 'UC'],
	[harmony, '鸿蒙应用内页']
])('%s is inside another app: %s', (userAgent, name) => {
	expect(hostOf(userAgent)).toEqual({ name, kind: 'inApp' });
});

test.each([
	[`${android} Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.7.121125`, '小米浏览器'],
	[`${harmony} HuaweiBrowser/5.0.4.300`, '华为浏览器']
])('%s is the browser that came with the phone: %s', (userAgent, name) => {
	expect(hostOf(userAgent)).toEqual({ name, kind: 'vendor' });
});

test.each([
	`${android} Mobile Safari/537.36`,
	`${android} Mobile Safari/537.36 EdgA/132.0.0.0`,
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
])('%s needs no word', (userAgent) => {
	expect(hostOf(userAgent)).toBeUndefined();
});
