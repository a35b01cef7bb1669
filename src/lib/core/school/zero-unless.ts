/** Numbers that are 0 where a flag is no, by attribute id. Apart from the attributes' texts, since judging needs only this. */
export const zeroUnless: Readonly<Record<string, string>> = { boarders: 'boarding' };
