import { actLabels } from '../acts.ts';
import type { StopGround } from '../profiles/rules.ts';
import { clockNames, clockRules, type ClockName } from '../process/clocks.ts';

export { stateLabels, taskLabels } from '../process/names.ts';
export {
  conclusionLabels,
  consultationResultLabels,
  endingLabels,
  hearingEndLabels,
  issueAnswerLabels,
  meetingLabels,
  partyStateLabels,
} from '../processes/case/names.ts';

export const clockLabels = Object.fromEntries(clockNames.map((name) => [name, clockRules[name].label])) as Readonly<
  Record<ClockName, string>
>;

/**
 * 提请法制审核（送审）; from the second round 再次送审（第2次）.
 *
 * @law PRACTICE
 */
export const submissionLabel = (round: number): string =>
  round <= 1 ? actLabels.submitForReview : `再次送审（第${round}次）`;

export const stopGroundLabels = {
  appraisal: '检测、检验、检疫、鉴定',
  hearing: '举行听证',
  publicNotice: '公告',
  recusal: '回避审查',
  papers: '调取材料',
  forceMajeure: '不可抗力',
} as const satisfies Record<StopGround, string>;
