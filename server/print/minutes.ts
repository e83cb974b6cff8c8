import { conclusionLabels, meetingLabels } from '../../law/words.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { MeetingView, MinutesView } from '../contract/meetings.ts';
import { markOf } from './meeting-papers.ts';
import { facts, heading, note, organ, title, written, type Block, type Paper } from './paper.ts';
import { paperWords as words } from './paper-words.ts';

/** 集体讨论笔录 with the fields a file is examined for; everybody who attended signs it. */
export function minutesPaper(page: CaseView, meeting: MeetingView, minutes: MinutesView): Paper {
  const { record: labels } = words;
  return {
    title: words.minutes,
    organ: page.authority.name,
    caseNumber: words.caseNumber(page.head.number),
    mark: markOf(page),
    blocks: [
      organ(page.authority.name),
      title(words.minutes),
      facts(
        [labels.case, page.head.title],
        [words.cover.meeting, meetingLabels[meeting.meeting]],
        ...sitting(meeting, minutes),
      ),
      heading(labels.report),
      written(minutes.report),
      heading(labels.defense),
      written(minutes.defense ?? words.none),
      heading(labels.review),
      written(minutes.reviewSummary),
      heading(labels.opinions),
      facts(...minutes.opinions.map(({ member, opinion }) => [member.name, opinion] as const)),
      ...votes(minutes),
      heading(labels.conclusion),
      written(conclusionOf(page, minutes)),
      heading(labels.reasons),
      written(minutes.reasons),
      heading(labels.dissent),
      written(minutes.dissent ?? words.none),
      note(labels.blank),
      heading(labels.signatures),
      {
        is: 'signatures',
        labels: [meeting.chair, ...others(meeting, minutes), ...minutes.observers, meeting.recorder].map(
          ({ name }) => name,
        ),
      },
      note(stateOf(minutes)),
    ],
  };
}

/** Where the local rule lets the meeting decide, nothing goes to another review. */
const conclusionOf = ({ meetings }: CaseView, { conclusion }: MinutesView): string =>
  conclusion === 'forHandler' && meetings.rules.substitutes ? words.record.substituted : conclusionLabels[conclusion];

const others = ({ chair }: MeetingView, { present }: MinutesView) => present.filter(({ id }) => id !== chair.id);

function sitting(meeting: MeetingView, minutes: MinutesView): readonly (readonly [string, string])[] {
  const { record: labels } = words;
  const counted = (people: MinutesView['present']): string =>
    people.length === 0 ? words.none : labels.counted(words.names(people), people.length);
  return [
    [labels.started, minutes.startedAt],
    [labels.ended, minutes.endedAt],
    [labels.place, minutes.place],
    [labels.chair, meeting.chair.name],
    [labels.recorder, meeting.recorder.name],
    [labels.due, counted(meeting.members)],
    [labels.present, counted(minutes.present)],
    [labels.recused, counted(minutes.recused)],
    [labels.observers, counted(minutes.observers)],
  ];
}

function votes({ votes: counted }: MinutesView): readonly Block[] {
  if (counted === null) return [];
  const { inFavor, against, abstained } = counted;
  return [heading(words.record.votes), written(words.record.voted(inFavor, against, abstained))];
}

/** A paper that nobody confirmed yet, or that was sent back, says so itself. */
function stateOf({ confirmed, returned }: MinutesView): string {
  const { record: labels } = words;
  if (confirmed !== null) return labels.confirmed(confirmed.by.name, words.day(confirmed.on));
  return returned === null
    ? labels.notConfirmed
    : labels.returned(returned.by.name, words.day(returned.on), returned.reason);
}
