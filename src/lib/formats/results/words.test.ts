import { expect, it } from 'vitest';
import { withinWord } from './words';

it.each([
	['at once', '立即'],
	['及时', '及时'],
	['24 h', '24小时内'],
	['10 d', '10日内'],
	['15 wd', '15个工作日内'],
	['1 mo', '1个月内'],
	['by 12-31', '12月31日以前'],
	['一小时', '一小时']
])('says %s as %s', (within, word) => {
	expect(withinWord(within)).toBe(word);
});
