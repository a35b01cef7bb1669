/** Characters that file systems refuse. */
const refused = /[\\/:*?"<>|\p{Cc}]/gu;
/** With what stands around it, below the 255 bytes that Android and Linux give to a name; Chinese takes three bytes a character. */
const MOST = 60;

/** A school's name as part of a file name: what file systems refuse is `_`, and what is too long is cut at a character. */
export const nameInFile = (school: string): string =>
	Array.from(school.replace(refused, '_')).slice(0, MOST).join('');
