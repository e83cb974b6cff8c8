import type { ReactElement, ReactNode } from 'react';
import { actLabels, consultationResultLabels, meetingLabels, stateLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { DisagreementView, MeetingView, MinutesView } from '../../server/contract/meetings.ts';
import { meetingPapers, minutesPdf } from '../api/api.ts';
import { shortDate } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { DueButton } from '../components/due.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { Status, type Tone } from '../components/status.tsx';
import { conclusionIn, Minutes } from './minutes.tsx';

interface MeetingsProps {
  readonly view: CaseView;
  readonly today: string;
}

/** 分歧与集体讨论: objection, answer, consultation and the two meetings, as a course one can read. */
export function Meetings({ view, today }: MeetingsProps): ReactElement | null {
  const { disagreements, headsMeetings, headsRequired, substituted } = view.meetings;
  const isDecided = view.decision !== null;
  if (disagreements.length + headsMeetings.length === 0 && !headsRequired) return null;
  return (
    <section className="card" id="meetings">
      <header className="line wrap course-head">
        <h2 className="title-2">{words.meeting.title}</h2>
        {substituted ? (
          <Status tone="soon" icon="problem">
            {stateLabels.passedByDeliberation}
          </Status>
        ) : null}
      </header>
      {disagreements.map((one) => (
        <Dispute key={one.objection.at} dispute={one} view={view} today={today} />
      ))}
      {headsMeetings.length > 0 || headsRequired ? (
        <div className="meeting-part">
          <h3 className="title-3">{meetingLabels.heads}</h3>
          {headsRequired && !isDecided ? <p className="small secondary">{words.meeting.headsRequired}</p> : null}
          <ol className="timeline">
            {headsMeetings.map((meeting) => (
              <Meeting key={meeting.convened.at} meeting={meeting} view={view} today={today} />
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  );
}

interface DisputeProps extends MeetingsProps {
  readonly dispute: DisagreementView;
}

const good: readonly DisagreementView['outcome'][] = ['upheld', 'agreed', 'forHandler'];

function Dispute({ dispute, view, today }: DisputeProps): ReactElement {
  const { objection, answer, withdrawn, consultation, meetings, outcome, round } = dispute;
  const labels = words.meeting;
  const isOpen = outcome === 'open';
  return (
    <div className="meeting-part">
      <h3 className="title-3 line wrap">
        {labels.disagreement(round)}
        <span className={`small ${isOpen ? 'secondary' : good.includes(outcome) ? 'good' : 'soon'}`}>
          {labels.outcomes[outcome]}
        </span>
      </h3>
      <ol className="timeline">
        <Item on={objection.on} today={today} icon="problem" tone="soon" title={actLabels.raiseObjection}>
          <p className="secondary">
            {[objection.by.name, labels.issues(objection.issues)].filter((one) => one !== '').join(' · ')}
          </p>
          <p className="pre">{objection.reason}</p>
        </Item>
        {answer === null ? null : (
          <Item
            on={answer.on}
            today={today}
            icon={answer.upheld ? 'check' : 'cross'}
            tone={answer.upheld ? 'good' : 'soon'}
            title={`${actLabels.answerObjection}：${labels.answered(answer.upheld)}`}
          >
            <p className="secondary">{answer.by.name}</p>
            <p className="pre">{answer.answer}</p>
          </Item>
        )}
        {consultation === null ? null : (
          <Item
            on={consultation.heldOn}
            today={today}
            icon="person"
            tone="calm"
            title={`${actLabels.recordConsultation}：${consultationResultLabels[consultation.result]}`}
          >
            <p className="secondary">{labels.with(words.case.names(consultation.participants))}</p>
            <p className="pre">{consultation.record}</p>
          </Item>
        )}
        {meetings.map((meeting) => (
          <Meeting key={meeting.convened.at} meeting={meeting} view={view} today={today} />
        ))}
        {withdrawn === null ? null : (
          <Item on={withdrawn.on} today={today} icon="return" tone="calm" title={actLabels.withdrawObjection}>
            <p className="secondary">{withdrawn.by.name}</p>
            <p className="pre">{withdrawn.reason}</p>
          </Item>
        )}
        {isOpen ? <Next dispute={dispute} view={view} today={today} /> : null}
      </ol>
    </div>
  );
}

/** What is due next, and from whom. */
function Next({ dispute, view, today }: DisputeProps): ReactElement | null {
  const labels = words.meeting;
  const clock = view.clocks.find(({ clock: name, endedOn }) => name === 'objectionAnswer' && endedOn === null);
  if (dispute.answer === null) {
    return (
      <Item on={null} today={today} icon="waiting" tone="calm" title={labels.waits}>
        {clock === undefined ? null : (
          <p>
            <DueButton caseId={view.head.id} due={clock} process={clock.process} today={today} />
          </p>
        )}
      </Item>
    );
  }
  if (dispute.meetings.length > 0) return null;
  const isConsulting = view.head.state === 'consulting';
  return (
    <Item
      on={null}
      today={today}
      icon="waiting"
      tone="calm"
      title={isConsulting ? labels.toConsult : `${meetingLabels.disagreement}：${labels.toConvene}`}
    />
  );
}

interface MeetingProps extends MeetingsProps {
  readonly meeting: MeetingView;
}

const tones: Record<MeetingView['state'], readonly [IconName, Tone]> = {
  convened: ['calendar', 'act'],
  recorded: ['document', 'act'],
  confirmed: ['check', 'calm'],
  replaced: ['return', 'calm'],
  fallen: ['voided', 'late'],
};

function Meeting({ meeting, view, today }: MeetingProps): ReactElement {
  const { convened, plannedOn, place, members, quorum, chair, recorder, minutes, state } = meeting;
  const labels = words.meeting;
  const [icon, tone] = tones[state];
  const isOpen = state === 'convened' || state === 'recorded';
  return (
    <>
      <Item
        on={convened.on}
        today={today}
        icon={icon}
        tone={tone}
        title={`${meetingLabels[meeting.meeting]}：${labels.states[state]}`}
      >
        <p className="secondary">
          {[
            labels.convenedBy(convened.by.name),
            labels.planned(shortDate(plannedOn, today), place ?? ''),
            labels.chair(chair.name),
            labels.recorder(recorder.name),
          ].join(' · ')}
        </p>
        <p className="secondary">{labels.members(words.case.names(members), members.length, quorum)}</p>
        {isOpen ? (
          <p>
            <a href={meetingPapers(view.head.id)} target="_blank" rel="noreferrer">
              <Icon name="document" /> {labels.papers}
            </a>
          </p>
        ) : null}
      </Item>
      {minutes.map((one) => (
        <MinutesItem key={one.revision} minutes={one} view={view} today={today} />
      ))}
    </>
  );
}

interface MinutesItemProps {
  readonly minutes: MinutesView;
  readonly view: CaseView;
  readonly today: string;
}

function MinutesItem({ minutes, view, today }: MinutesItemProps): ReactElement {
  const labels = words.meeting;
  const { present, recused, votes } = minutes;
  return (
    <Item
      on={minutes.heldOn}
      today={today}
      icon={minutes.returned === null ? 'document' : 'return'}
      tone={minutes.confirmed === null ? 'soon' : 'good'}
      title={`${labels.conclusion}：${conclusionIn(view, minutes)}`}
    >
      <p className="secondary">
        {[
          labels.present(words.case.names(present), present.length),
          ...(recused.length === 0 ? [] : [labels.recused(words.case.names(recused))]),
          ...(votes === null ? [] : [labels.votes(votes.inFavor, votes.against, votes.abstained)]),
        ].join(' · ')}
      </p>
      {minutes.confirmed === null ? null : (
        <p className="secondary">
          {labels.confirmed(minutes.confirmed.by.name, shortDate(minutes.confirmed.on, today))}
        </p>
      )}
      {minutes.returned === null ? null : (
        <p className="late">{labels.returned(minutes.returned.by.name, minutes.returned.reason)}</p>
      )}
      {minutes.dissent === null ? null : (
        <p className="pre">
          <b>{labels.dissent}：</b>
          {minutes.dissent}
        </p>
      )}
      <details>
        <summary>{labels.whole}</summary>
        <Minutes minutes={minutes} view={view} />
      </details>
      <p>
        <a href={minutesPdf(view.head.id, minutes.revision)} target="_blank" rel="noreferrer">
          <Icon name="print" /> {labels.minutesPdf}
        </a>
      </p>
    </Item>
  );
}

interface ItemProps {
  readonly on: string | null;
  readonly today: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}

const Item = ({ on, today, icon, tone, title, children }: ItemProps): ReactElement => (
  <li>
    {on === null ? <span /> : <time dateTime={on}>{shortDate(on, today)}</time>}
    <Icon name={icon} className={tone} />
    <div>
      <b>{title}</b>
      {children}
    </div>
  </li>
);
