import type { MeetingFacts } from '../../contract/meetings.ts';

/** Nothing of what only those in the case may know. */
export const withoutMeetings = (facts: MeetingFacts): MeetingFacts => ({
  ...facts,
  disagreements: [],
  headsMeetings: [],
});
