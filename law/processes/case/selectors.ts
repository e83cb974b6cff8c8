import type { Actor } from '../../people/roles.ts';
import type { CaseContext, Issue } from './context.ts';
import type { Meeting } from './names.ts';
import type { ProcessState } from '../../process.ts';

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
export const meetingDue = ({ disagreement, opinion }: CaseContext): Meeting =>
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
export function isExtensionAsked(processState: ProcessState): boolean {
  const matter = (processState.value as { matter?: { underReview?: { extension?: string } } }).matter;
  return matter?.underReview?.extension === 'asked';
}
