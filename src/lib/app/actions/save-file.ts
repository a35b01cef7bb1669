/** Hands a file to the browser's own download, which works offline. */
export function saveFile(blob: Blob, name: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken the bytes over once the click was handled; some need a moment.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
