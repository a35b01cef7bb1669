/** The browsers of desks let a person choose a file to be written piece by piece, however large. */
interface FilePicker {
	showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

export const canPickFile = (): boolean => 'showSaveFilePicker' in globalThis;

/** Call it in answer to a tap. Undefined where the person closed it. */
export async function pickBackupFile(
	suggestedName: string
): Promise<FileSystemFileHandle | undefined> {
	try {
		return await (globalThis as FilePicker).showSaveFilePicker?.({ suggestedName });
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
		throw cause;
	}
}
