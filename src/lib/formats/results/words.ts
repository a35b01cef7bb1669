/** Words of exported files. The bureau's own tables are Chinese whatever the language of the screen. */
import { readClockSpan } from '../../core/template/clock-span';
import type { InspectionResult, ResultAnswer, ResultFinding } from './model';

export const verdictWord = (answer: Pick<ResultAnswer, 'verdict' | 'conflict'>): string =>
	answer.conflict
		? '有分歧'
		: answer.verdict
			? { pass: '合格', fail: '不合格', notApplicable: '不适用' }[answer.verdict]
			: '未查';

export const severityWord = { general: '一般', major: '重大' } as const;
export const supervisionWord = { school: '校', county: '县', city: '市' } as const;
export const sourceWord = {
	visit: '检查',
	selfCheck: '自查',
	supervisor: '督学',
	audit: '审计',
	report: '举报'
} as const;
export const stateWord = {
	open: '进行中',
	sealed: '已定稿',
	reopened: '修订中',
	moved: '已移走'
} as const;
export const basisStatusWord = {
	statute: '已核原文',
	report: '据报道或摘录',
	partly: '部分核实',
	memory: '依据待核实'
} as const;
export const unitKindWord = {
	whole: '全校',
	vehicle: '校车',
	driver: '驾驶员',
	building: '楼栋',
	place: '场所'
} as const;
export const kindWord = {
	opening: '开学检查',
	special: '专项检查',
	monthly: '月度检查',
	selfCheck: '自查',
	recheck: '复查'
} as const;

const stages: Record<string, string> = {
	kg: '幼儿园',
	primary: '小学',
	point: '教学点',
	junior: '初中',
	nine: '九年一贯制学校',
	twelve: '十二年一贯制学校',
	combined: '完全中学',
	senior: '高中',
	vocational: '中职学校',
	special: '特殊教育学校'
};
export const stageWord = (stage: string | undefined): string =>
	stage === undefined ? '' : (stages[stage] ?? stage);

/** The ledger's own column words; 逾期 replaces whatever is not closed. */
export function ledgerState(finding: ResultFinding): string {
	if (finding.state === 'withdrawn') return '撤回';
	if (finding.state !== 'closed' && (finding.overdueDays ?? 0) > 0) return '逾期';
	return { open: '未整改', underway: '整改中', awaitingRecheck: '待复查', closed: '已销号' }[
		finding.state
	];
}

export const handlingWord = (handling: string | undefined): string =>
	({ onTheSpot: '立行立改', stopUse: '停用', deadline: '限期' })[handling ?? ''] ?? handling ?? '';

/** Made-up schools say so wherever their name leaves the app. */
export const schoolName = ({ school }: Pick<InspectionResult, 'school'>): string =>
	school.sample && !school.name.includes('示例') ? `${school.name}（示例）` : school.name;

/** How soon somebody must be told; words that nobody can count by stand as they are. */
export function withinWord(within: string): string {
	const span = readClockSpan(within);
	switch (span?.kind) {
		case undefined:
			return within;
		case 'atOnce':
			return '立即';
		case 'promptly':
			return '及时';
		case 'hours':
			return `${span.count}小时内`;
		case 'days':
			return `${span.count}日内`;
		case 'workingDays':
			return `${span.count}个工作日内`;
		case 'months':
			return `${span.count}个月内`;
		case 'by': {
			const [month, day] = span.day.split('-').map(Number);
			return `${month}月${day}日以前`;
		}
	}
}

export const photoNames = (photos: readonly string[]): string => photos.join('、');
