/** What the form says. In Chinese whatever the app speaks: it is the school's, and goes with the paper. */
import { limits, type Outcome } from '../model';

export const outcomeWords: Record<Outcome, string> = {
	done: '已整改',
	partly: '部分整改',
	notYet: '未整改'
};

/** What is asked for in the text, by what was chosen. */
export const textAsk: Record<Outcome, string> = {
	done: '怎么整改的',
	partly: '改了什么，还差什么',
	notYet: '没有整改的原因，打算什么时候改'
};

/** `name`: of the file that was not added. */
export const photoTrouble: Record<
	'unreadable' | 'too-many' | 'too-large',
	(name: string) => string
> = {
	unreadable: (name) => `“${name}”读不出来，没有加进去。请换成 JPEG 或 PNG，或者截图后再加。`,
	'too-many': (name) => `一个问题最多 ${limits.photosOfFinding} 张照片，从“${name}”起没有加进去。`,
	'too-large': (name) => `照片加起来太大，“${name}”没有加进去。请先去掉几张。`
};

export const severityWords = { general: '一般', major: '重大' } as const;
