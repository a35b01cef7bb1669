/** How a file leaves the form, and how it is called. */
import { nameInFile } from '../../../core/school/name-in-file';
import type { PacketContent } from '../model';

const ENDING = '.anxiao-reply.json';

/** `回复_学校_2026-09-08.anxiao-reply.json`. */
export function fileName({ notice }: PacketContent, day: string, draft = false): string {
	return `回复_${nameInFile(notice.school.name)}_${day}${draft ? '_没写完' : ''}${ENDING}`;
}

/** Calendar day in Asia/Shanghai, which knows no summer time. */
export const dayOf = (moment: Date): string =>
	new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Windows inside of other apps open pages and save nothing, without a word. */
export function appWindow(agent = navigator.userAgent): string | undefined {
	if (/MicroMessenger/i.test(agent)) return '微信';
	if (/DingTalk/i.test(agent)) return '钉钉';
	if (/\bQQ\/|QQTheme/i.test(agent)) return 'QQ';
	if (/Lark|Feishu/i.test(agent)) return '飞书';
	return undefined;
}

export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): File {
	const file = new File([bytes], name, { type: 'application/json' });
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	// The browser has taken the bytes over once the click was handled; some need a moment.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
	return file;
}

/** Asked with the file itself: browsers answer by its type and size. */
export const canShare = (file: File): boolean =>
	typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
