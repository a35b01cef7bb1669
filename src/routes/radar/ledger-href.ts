interface Rows {
	item?: string;
	/** Id. */
	school?: string;
	/** 6-digit code. */
	area?: string;
	season?: string;
}

/** The rows of the ledger behind a figure. */
export const ledgerHref = (rows: Rows): string =>
	`/ledger?${new URLSearchParams(Object.entries(rows).filter(([, value]) => value))}`;
