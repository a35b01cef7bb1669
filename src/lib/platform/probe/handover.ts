/** Tries of getting files off the device. Nothing is shared or saved. */
import { absent, passedIf, presentIf, type Ending } from './contract';

/** A browser decides by name and type; what is in the file it does not look at. */
const kinds = {
	text: { name: '检查结果.txt', type: 'text/plain' },
	photo: { name: '照片.jpg', type: 'image/jpeg' },
	bundle: { name: '数据包.anxiao', type: 'application/octet-stream' },
	notice: {
		name: '通知书.docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
	}
} as const;

export const tryShareText = (): Promise<Ending> => share('text');
export const trySharePhoto = (): Promise<Ending> => share('photo');
export const tryShareBundle = (): Promise<Ending> => share('bundle');
export const tryShareNotice = (): Promise<Ending> => share('notice');

async function share(kind: keyof typeof kinds): Promise<Ending> {
	if (!navigator.canShare) return absent;
	const { name, type } = kinds[kind];
	return passedIf(navigator.canShare({ files: [new File([name], name, { type })] }));
}

export const trySavePicker = async (): Promise<Ending> =>
	presentIf('showSaveFilePicker' in globalThis);
