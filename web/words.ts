import { boardWords } from './words/board.ts';
import { calendarWords } from './words/calendar.ts';
import { caseWords } from './words/case.ts';
import { draftWords } from './words/draft.ts';
import { formWords } from './words/forms.ts';
import { inboxWords } from './words/inbox.ts';
import { issueWords } from './words/issues.ts';
import { lookBackWords } from './words/look-back.ts';
import { meetingWords } from './words/meetings.ts';
import { reviewWords } from './words/review.ts';
import { shellWords } from './words/shell.ts';
import { staffWords } from './words/staff.ts';

/** Every word the desk shows beside the labels of the law; English can follow here. */
export const words = {
  ...shellWords,
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
