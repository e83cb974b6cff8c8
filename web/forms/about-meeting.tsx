import type { ComponentType, ReactElement } from 'react';
import { actLabels, meetingLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { MeetingView } from '../../server/contract/meetings.ts';
import { meetingPapers, minutesPdf } from '../api/api.ts';
import { shortDate } from '../words/dates.ts';
import { Icon } from '../components/icon.tsx';
import { IssueList } from '../case/issues/issue-list.tsx';
import { conclusionIn, Minutes } from '../case/minutes.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import type { FormActType } from './act-fields.ts';
import { openMeeting } from '../case/open-meeting.ts';

interface AboutProps {
  readonly view: CaseView;
}

/** What the chair confirms or sends back: the minutes, whole. */
function AboutMinutes({ view }: AboutProps): ReactElement | null {
  const meeting = openMeeting(view);
  const minutes = meeting?.minutes.at(-1);
  if (meeting === undefined || minutes === undefined) return null;
  return (
    <div className="about">
      <p className="strong">{meetingLabels[meeting.meeting]}</p>
      <Minutes minutes={minutes} view={view} />
    </div>
  );
}

function ruleOf(kind: MeetingView['meeting'], { meetings }: CaseView): string {
  if (kind === 'heads') return words.meeting.headsRequired;
  return meetings.rules.substitutes ? words.meeting.substitutes : words.meeting.never;
}

/** Which meeting it is, and what it may and may not do. */
function AboutMeeting({ view }: AboutProps): ReactElement {
  const me = useMe();
  const meeting = openMeeting(view);
  const kind = meeting?.meeting ?? view.meetings.due ?? 'heads';
  const labels = words.meeting;
  return (
    <div className="about">
      <p className="strong">{meetingLabels[kind]}</p>
      <p className="secondary small">{ruleOf(kind, view)}</p>
      {meeting === undefined ? null : (
        <p className="small">
          {labels.planned(shortDate(meeting.plannedOn, me.today), meeting.place ?? '')} ·{' '}
          {labels.members(words.case.names(meeting.members), meeting.members.length, meeting.quorum)} ·{' '}
          <a href={meetingPapers(view.head.id)} target="_blank" rel="noreferrer">
            <Icon name="document" /> {labels.papers}
          </a>
        </p>
      )}
    </div>
  );
}

/** What the heads concluded together, before one of them signs. */
export function HeadsFact({ view }: AboutProps): ReactElement | null {
  const confirmed = view.meetings.headsMeetings.findLast(({ state }) => state === 'confirmed');
  const minutes = confirmed?.minutes.findLast((one) => one.confirmed !== null);
  if (minutes === undefined) return null;
  return (
    <>
      <dt>{meetingLabels.heads}</dt>
      <dd>
        {conclusionIn(view, minutes)}{' '}
        <a href={minutesPdf(view.head.id, minutes.revision)} target="_blank" rel="noreferrer">
          <Icon name="print" /> {words.meeting.minutesPdf}
        </a>
      </dd>
    </>
  );
}

/** What is disputed: the problems as numbered, the objection, and what was answered. */
function AboutDispute({ view }: AboutProps): ReactElement | null {
  const me = useMe();
  const dispute = view.meetings.disagreements.at(-1);
  if (dispute === undefined || dispute.outcome !== 'open') return null;
  const { objection, answer } = dispute;
  const disputed = view.issues.filter(({ number }) => objection.issues.includes(number));
  return (
    <div className="about">
      {disputed.length === 0 ? null : <IssueList issues={disputed} today={me.today} />}
      <dl className="facts">
        <dt>{actLabels.raiseObjection}</dt>
        <dd className="pre">{`${objection.by.name}：${objection.reason}`}</dd>
        {answer === null ? null : (
          <>
            <dt>{actLabels.answerObjection}</dt>
            <dd className="pre">{`${answer.by.name}：${words.meeting.answered(answer.upheld)}。${answer.answer}`}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** What must be seen before each act of a dispute or a meeting. */
export const aboutMeetings: { readonly [T in FormActType]?: ComponentType<AboutProps> } = {
  answerObjection: AboutDispute,
  withdrawObjection: AboutDispute,
  recordConsultation: AboutDispute,
  conveneDeliberation: AboutMeeting,
  recordDeliberation: AboutMeeting,
  confirmDeliberation: AboutMinutes,
  returnDeliberationRecord: AboutMinutes,
};
