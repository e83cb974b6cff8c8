import { accountWords } from './account.ts';
import { boardWords } from './board.ts';
import { calendarWords } from './calendar.ts';
import { caseWords } from './case.ts';
import { draftWords } from './draft.ts';
import { formWords } from './forms.ts';
import { inboxWords } from './inbox.ts';
import { issueWords } from './issues.ts';
import { lookBackWords } from './look-back.ts';
import { meetingWords } from './meetings.ts';
import { reviewWords } from './review.ts';
import { shellWords } from './shell.ts';
import { staffWords } from './staff.ts';

/** Every word the desk shows beside the labels of the law; English can follow here. */
export const words = {
  ...shellWords,
  account: accountWords,
  inbox: inboxWords,
  issues: issueWords,
  case: caseWords,
  draft: draftWords,
  review: reviewWords,
  form: formWords,
  meeting: meetingWords,
  board: boardWords,
  staff: staffWords,
  calendar: calendarWords,
  lookBack: lookBackWords,
} as const;
