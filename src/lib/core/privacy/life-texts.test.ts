import { expect, it } from 'vitest';
import { FindingBench, intents } from '../../../../tests/fixtures/finding/sample';
import { suspectsInLife } from './life-texts';

const reported = (text: string) => {
	const bench = new FindingBench();
	const { report } = intents.reportDone();
	bench.take({ step: 'reportDone', report: { ...report, text } });
	return bench.life;
};

it('finds an identity number in what a school reports, and a name only where people are counts', () => {
	const number = reported('已联系家长，证件号 420111199901011234');
	expect(suspectsInLife({ sensitive: false }, number)).toBe(true);
	const name = reported('张伟同学已返校');
	expect(suspectsInLife({ sensitive: true }, name)).toBe(true);
	expect(suspectsInLife({ sensitive: false }, name)).toBe(false);
	expect(suspectsInLife({ sensitive: true }, reported('已换锁'))).toBe(false);
});

it('looks also at why it was sent back', () => {
	const bench = new FindingBench();
	bench.take(intents.reportDone());
	const { recheck } = intents.return();
	bench.take({ step: 'return', recheck: { ...recheck, reason: '见 420111199901011234' } });
	expect(suspectsInLife({ sensitive: false }, bench.life)).toBe(true);
});
