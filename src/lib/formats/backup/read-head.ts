import { frameAt, frameKind, type Frame } from '../../core/events/frame';
import { fail, ok, type Result } from '../../core/result';
import {
	BackupHead,
	backupFormat,
	magic,
	type BackupFileCode,
	type BackupFileProblem,
	type BackupMode,
	type NamedFile
} from './contract';
import { framesIn } from './frames-in';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a file says it is, before anything of it is taken. `mode` is that of the records shown here. */
export async function readHead(
	{ name, blob }: NamedFile,
	mode: BackupMode
): Promise<Result<BackupHead, BackupFileProblem>> {
	const refuse = (code: BackupFileCode, detail?: { format: string }) =>
		fail<BackupFileProblem>({ code, place: name, ...(detail ? { detail } : {}) });
	const begins = await hasMagic(blob);
	const first = saidBy(await frameAfterMagic(blob));
	// A sound head tells more than the magic, in which a single bit may have been changed. The head stands at the end, too.
	const said = first ?? (begins ? await headFurtherOn(blob) : undefined);
	const format = formatOf(said);
	if (format === undefined) return refuse(begins ? 'backup-damaged' : 'backup-not-ours');
	if (format !== backupFormat) return refuse('backup-newer', { format });
	const head = BackupHead.safeParse(said);
	if (!head.success) return refuse('backup-damaged');
	if (head.data.mode !== mode)
		return refuse(mode === 'real' ? 'backup-of-practice' : 'backup-of-real');
	return ok(head.data);
}

async function hasMagic(blob: Blob): Promise<boolean> {
	const first = new Uint8Array(await blob.slice(0, magic.length).arrayBuffer());
	return first.length > 0 && first.every((byte, i) => byte === magic[i]);
}

/** A head has less than a kilobyte; what says more is none. */
const mostOfHead = 100_000;

async function frameAfterMagic(blob: Blob): Promise<Frame | undefined> {
	const start = blob.slice(magic.length, magic.length + mostOfHead);
	return frameAt(new Uint8Array(await start.arrayBuffer()), 0);
}

async function headFurtherOn(blob: Blob): Promise<unknown> {
	for await (const frame of framesIn(blob).frames) {
		const said = saidBy(frame);
		if (said !== undefined) return said;
	}
	return undefined;
}

/** What a frame says that is a head, of whatever version. */
function saidBy(frame: Frame | undefined): unknown {
	if (frame?.kind !== frameKind.head) return undefined;
	try {
		return JSON.parse(decoder.decode(frame.body)) as unknown;
	} catch {
		return undefined;
	}
}

/** Of our family, or undefined. */
function formatOf(said: unknown): string | undefined {
	const format =
		typeof said === 'object' && said !== null ? (said as { format?: unknown }).format : undefined;
	return typeof format === 'string' && /^anxiao-[a-z]+\/\d+$/.test(format) ? format : undefined;
}
