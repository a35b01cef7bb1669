/** What a minute on the disk would do for the journal's files, which no trial can wait for. */
export async function ageJournal(page) {
	// The store of the page has some of them open.
	await page.reload();
	await page.call('age');
}
