/** Whether a finding should say what keeps people safe until it is put right (临时防护与应急预案). */
import { daysBetween } from '../calendar/date';

/** Above this it is asked for. A default of the product: the rules ask for protection until cured and give no days. */
const LONG_DAYS = 30;

/** Where something was stopped, or will stay as it is for long. Days as `YYYY-MM-DD`; an empty deadline is not long. */
export const wantsProtection = (asked: {
	stops: boolean;
	deadline: string;
	visitDate: string;
}): boolean =>
	asked.stops ||
	(asked.deadline !== '' &&
		asked.visitDate !== '' &&
		daysBetween(asked.visitDate, asked.deadline) > LONG_DAYS);
