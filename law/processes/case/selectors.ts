import type { Actor } from '../../people/roles.ts';
import type { CaseContext, Issue } from './context.ts';
import type { Meeting } from './names.ts';
import type { ProcessState } from '../../process/state.ts';
import type { StateName } from '../../process/names.ts';
import type { PartyState } from './names.ts';

/**
 * The problems of earlier opinions that nobody has settled yet.
 *
 * @law GBF118-opinion
 */
export const unsettledIssues = ({ issues = [] }: CaseContext): readonly Issue[] =>
  issues.filter(({ state }) => state !== 'settled');

/**
 * Which meeting the place of the file allows: the one on a disagreement, or that of the heads.
 *
 * @law APL-57.2
 */
export const meetingDue = ({ disagreement, draft: { opinion } }: CaseContext): Meeting =>
  disagreement !== undefined && disagreement.conclusion === null && opinion?.passes === false
    ? 'disagreement'
    : 'heads';

/**
 * The clocks a head of a unit may let stand still.
 *
 * @law PROFILE
 */
export const clocksOfHead = (
  { offices }: Actor,
  { reviewUnitId }: CaseContext['participants'],
): readonly ('review' | 'caseDecision')[] =>
  offices.some(({ of }) => of === reviewUnitId) ? ['review'] : ['caseDecision'];

/**
 * Whether a request for more days waits for the leader.
 *
 * @law PROFILE
 */
export function isExtensionAsked({ value }: Valued): boolean {
  const matter = (value as { matter?: { underReview?: { extension?: string } } }).matter;
  return matter?.underReview?.extension === 'asked';
}

/** Whatever stands in a state of the machine. */
type Valued = Pick<ProcessState, 'value'>;

/**
 * Where the party's rights stand in a case; a publication knows nothing of it.
 *
 * @law APL-44
 */
export const partyStateOf = ({ value }: Valued): PartyState => (value as { party?: PartyState }).party ?? 'notRequired';

type RegionBeside = 'hearing' | 'recusal' | 'measure';

/**
 * Where a region beside the file stands; `none` in a process that knows none.
 *
 * @law GBF118
 */
export const sideState = ({ value }: Valued, region: RegionBeside): string =>
  (value as Partial<Record<RegionBeside, string>>)[region] ?? 'none';

/**
 * The innermost state of the file (`underReview.assigned`); of a decided case, what is still to be done.
 *
 * @law GBF118
 */
export function caseStateOf(value: unknown): StateName {
  const { matter } = value as { matter: string | Record<string, unknown> };
  if (typeof matter === 'string') return matter as StateName;
  if ('underReview' in matter) return (matter['underReview'] as { work: StateName }).work;
  const inner = Object.values(matter)[0];
  return typeof inner === 'string' ? (inner as StateName) : 'decided';
}
