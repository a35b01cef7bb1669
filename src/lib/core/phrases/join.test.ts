import { expect, it } from 'vitest';
import { joined } from './join';

it.each([
	['', '门上锁。', '门上锁。'],
	['灯不亮', '门上锁。', '灯不亮；门上锁。'],
	['灯不亮。 ', '门上锁。', '灯不亮。门上锁。'],
	['门上锁。灯不亮。', '门上锁。', '门上锁。灯不亮。']
])('puts behind %j the sentence %j as %j', (written, sentence, whole) => {
	expect(joined(written, sentence)).toBe(whole);
});
