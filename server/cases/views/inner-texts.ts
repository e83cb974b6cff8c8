import { actNamed } from '../../../law/acts.ts';
import type { CaseView, TimelineEntry } from '../../contract/case-view.ts';
import type { MeetingFacts } from '../../contract/meetings.ts';

/** Nothing of what only those in the case may know. */
export const withoutMeetings = (facts: MeetingFacts): MeetingFacts => ({
  ...facts,
  disagreements: [],
  headsMeetings: [],
});

/** Of what was written with an act, the texts that are not said inside the authority only. */
function outerTexts({ act, texts }: TimelineEntry): TimelineEntry['texts'] {
  const { fields } = actNamed(act);
  return Object.fromEntries(Object.entries(texts).filter(([name]) => fields[name]?.inner === false));
}

/** The course of the case without what was said inside about it. */
export const withoutInnerTexts = (timeline: CaseView['timeline']): CaseView['timeline'] =>
  timeline.map((entry) => ({ ...entry, texts: outerTexts(entry) }));
