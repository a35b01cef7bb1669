/** Stands in a phrase where the inspector writes a number, a place or a date. */
export const BLANK = '＿＿';
