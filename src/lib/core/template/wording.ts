/** Which wording of a text stands on papers and in what is kept: Chinese, and in a self-check the school's. */
import type { InspectionKind, Text } from './model';

export const wordingOf = ({ zh, school }: Text, kind: InspectionKind | undefined): string =>
	kind === 'selfCheck' ? school || zh : zh;
