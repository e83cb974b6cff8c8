import type { CaseView } from '../../server/contract/case-view.ts';
import type { MeetingView } from '../../server/contract/meetings.ts';

const allMeetings = ({ meetings }: CaseView): readonly MeetingView[] => [
  ...meetings.disagreements.flatMap((one) => one.meetings),
  ...meetings.headsMeetings,
];

/** The meeting that is convened and not concluded; there is one at most. */
export const openMeeting = (view: CaseView): MeetingView | undefined =>
  allMeetings(view).find(({ state }) => state === 'convened' || state === 'recorded');
