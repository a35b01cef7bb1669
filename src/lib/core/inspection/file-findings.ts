/** The findings of an inspection as the ledger takes them in, once it has been sealed. */
import type { FiledFinding, FiledPhoto } from '../finding/filed-finding';
import type { Finding } from '../finding/finding';
import type { Photo } from '../evidence/photo';
import { isSensitive } from '../template/sensitive';
import { findingsOf } from './finding-list';
import type { InspectionFold } from './fold';
import { pairKey, type Pair } from './pairs';
import { seasonOf } from './season';

/** Empty while it was never sealed. An inspection that was moved away has nothing any more that stands. */
export function filedFindings(fold: InspectionFold): FiledFinding[] {
	const { start, basics, seal } = fold;
	if (!start || !basics || !seal) return [];
	const common = {
		inspection: fold.id,
		kind: start.kind,
		template: start.template.id,
		schoolId: start.school.id,
		schoolName: start.school.name,
		area: start.school.area,
		sample: start.school.sample === true,
		season: seasonOf(basics.visitDate),
		visitDate: basics.visitDate,
		finders: findersOf(fold)
	};
	return findingsOf(fold).map((finding) => {
		const pair =
			finding.item === undefined ? undefined : fold.pair(pairKey(finding.item, finding.unit ?? ''));
		return { ...common, ...factsOf(fold, finding, pair) };
	});
}

type Common =
	| 'inspection'
	| 'kind'
	| 'template'
	| 'schoolId'
	| 'schoolName'
	| 'area'
	| 'sample'
	| 'season'
	| 'visitDate'
	| 'finders';

function factsOf(
	fold: InspectionFold,
	finding: Finding,
	pair: Pair | undefined
): Omit<FiledFinding, Common> {
	const { fields, item, unit, unitLabel } = finding;
	const flags = pair?.rule.flags ?? [];
	const stopUse = flags.includes('stopUse') || fields.handling === 'stopped';
	const { stopped: what = '', stoppedAt: at = '', told = '' } = fields;
	const after = finding.evidence.filter((photo) => photo.after);
	return {
		id: finding.id,
		...(item === undefined ? {} : { item }),
		...(unit === undefined ? {} : { unit }),
		...(unitLabel === undefined ? {} : { unitLabel }),
		section: finding.section,
		text: finding.text,
		place: finding.place,
		severity: finding.severity,
		deadline: finding.deadline,
		measure: fields.measure ?? '',
		owner: fields.owner ?? '',
		ownerUnit: fields.ownerUnit ?? '',
		phone: fields.phone ?? '',
		money: fields.money ?? '',
		protection: fields.protection ?? '',
		onTheSpot: fields.handling === 'onSpot',
		...(stopUse && what ? { stopped: { what, at, told } } : {}),
		stopUse,
		forOthers: flags.includes('transfer'),
		sensitive: pair ? isSensitive(pair.section, pair.item) : isSensitiveSection(fold, finding),
		withdrawn: finding.withdrawn || fold.state === 'moved',
		before: finding.evidence.filter((photo) => !photo.after).map(filed),
		after: after.map(filed)
	};
}

const isSensitiveSection = ({ template }: InspectionFold, { section }: Finding): boolean =>
	template.sections.some(({ id, sensitive }) => id === section && sensitive === true);

const filed = ({ id, hash, thumb }: Photo): FiledPhoto => ({ id, hash, thumb });

function findersOf({ signatures, basics }: InspectionFold): string[] {
	const signed = signatures.all.flatMap((one) =>
		one.kind === 'given' && one.side === 'inspector' ? [one.name] : []
	);
	return signed.length > 0
		? [...new Set(signed)]
		: (basics?.inspectors ?? []).map(({ name }) => name);
}
