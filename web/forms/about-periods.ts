import type { SentActType } from '../../server/contract/acts.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { periodWords } from '../words/periods.ts';
import { words } from '../words/words.ts';

const { aboutPeriods } = words.form;

type Said = (rules: CaseView['rules']) => string;

/** What is said of an act with the periods of its case: never out of the head, the local rule may differ. */
export const periodsAbout: { readonly [T in SentActType]?: Said } = {
  noticeHearing: ({ hearingNotice }) => aboutPeriods.noticeHearing(periodWords(hearingNotice)),
  proposeEnding: ({ referral }) =>
    referral === null
      ? aboutPeriods.proposeEnding(null, null)
      : aboutPeriods.proposeEnding(periodWords(referral.decision), periodWords(referral.transfer)),
  takeUrgentMeasure: ({ coercionReport }) =>
    aboutPeriods.takeUrgentMeasure(coercionReport === null ? null : periodWords(coercionReport)),
};
