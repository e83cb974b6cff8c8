import { conclusionLabels, meetingLabels } from '../../law/words.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { MeetingView, MinutesView } from '../contract/meetings.ts';
import { markOf } from './meeting-papers.ts';
import { facts, heading, note, organ, title, written, type Block, type Paper } from './paper.ts';
import { paperWords as words } from './paper-words.ts';

/** 集体讨论笔录 with the fields a file is examined for; everybody who attended signs it. */
export function minutesPaper(page: CaseView, meeting: MeetingView, minutes: MinutesView): Paper {
  const { record: said } = words;
  return {
    title: words.minutes,
    organ: page.authority.name,
    caseNumber: words.caseNumber(page.head.number),
    mark: markOf(page),
    blocks: [
      organ(page.authority.name),
      title(words.minutes),
      facts(
        [said.case, page.head.title],
        [words.cover.meeting, meetingLabels[meeting.meeting]],
        ...sitting(meeting, minutes),
      ),
      heading(said.report),
      written(minutes.report),
      heading(said.defense),
      written(minutes.defense ?? words.none),
      heading(said.review),
      written(minutes.reviewSummary),
      heading(said.opinions),
      facts(...minutes.opinions.map(({ member, opinion }) => [member.name, opinion] as const)),
      ...votes(minutes),
      heading(said.conclusion),
      written(conclusionOf(page, minutes)),
      heading(said.reasons),
      written(minutes.reasons),
      heading(said.dissent),
      written(minutes.dissent ?? words.none),
      note(said.blank),
      heading(said.signatures),
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
  const { record: said } = words;
  const counted = (people: MinutesView['present']): string =>
    people.length === 0 ? words.none : said.counted(words.names(people), people.length);
  return [
    [said.started, minutes.startedAt],
    [said.ended, minutes.endedAt],
    [said.place, minutes.place],
    [said.chair, meeting.chair.name],
    [said.recorder, meeting.recorder.name],
    [said.due, counted(meeting.members)],
    [said.present, counted(minutes.present)],
    [said.recused, counted(minutes.recused)],
    [said.observers, counted(minutes.observers)],
  ];
}

function votes({ votes: counted }: MinutesView): readonly Block[] {
  if (counted === null) return [];
  const { inFavor, against, abstained } = counted;
  return [heading(words.record.votes), written(words.record.voted(inFavor, against, abstained))];
}

/** A paper that nobody confirmed yet, or that was sent back, says so itself. */
function stateOf({ confirmed, returned }: MinutesView): string {
  const { record: said } = words;
  if (confirmed !== null) return said.confirmed(confirmed.by.name, words.day(confirmed.on));
  return returned === null
    ? said.notConfirmed
    : said.returned(returned.by.name, words.day(returned.on), returned.reason);
}
