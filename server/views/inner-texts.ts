import type { CaseView, TimelineEntry } from '../contract/case-view.ts';
import type { MeetingFacts } from '../contract/meetings.ts';

/** Nothing of what only those in the case may know. */
export const withoutMeetings = (facts: MeetingFacts): MeetingFacts => ({
  ...facts,
  disagreements: [],
  headsMeetings: [],
});

const innerActs: readonly TimelineEntry['act'][] = [
  'raiseObjection',
  'withdrawObjection',
  'answerObjection',
  'recordConsultation',
  'recordDeliberation',
  'returnDeliberationRecord',
];

/** The course of the case without what was said inside about it. */
export const withoutInnerTexts = (timeline: CaseView['timeline']): CaseView['timeline'] =>
  timeline.map((entry) => (innerActs.includes(entry.act) ? { ...entry, texts: {} } : entry));
