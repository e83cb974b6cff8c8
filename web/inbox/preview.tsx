import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, type ReactElement } from 'react';
import { addressee, meetingLabels, submissionLabel } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { TaskView } from '../../server/contract/tasks.ts';
import { caseQuery } from '../api/api.ts';
import { decisionInShort } from '../words/content.ts';
import { shortDate } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { aboutProceedings } from '../forms/about-proceeding.tsx';
import { openMeeting } from '../case/open-meeting.ts';
import { words } from '../words/words.ts';
import { hearingAhead } from '../case/proceedings.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { dateWithWeekday, dateWords } from '../words/date-words.ts';
import { DayRuler } from '../components/day-ruler.tsx';
import { dueWords, leftWords, ReceiptButton, toneOfDue } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { IssueList } from '../case/issues/issue-list.tsx';
import { PublicFacts } from '../case/public-facts.tsx';
import { OpinionWord, TakenBack } from '../case/opinion-word.tsx';
import { RefusalLine } from '../components/refusal.tsx';
import { Tag } from '../components/status.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { destinationOf } from './destination.ts';

interface PreviewProps {
  readonly task: TaskView;
  readonly onClaim: () => void;
}

/** What one needs to know before opening: who, what, until when, and what changed since the last time. */
export function Preview({ task, onClaim }: PreviewProps): ReactElement {
  const navigate = useNavigate();
  const { link, label } = destinationOf(task);
  return (
    <aside className="preview" aria-label={words.inbox.preview}>
      <PreviewHead task={task} />
      {task.due === null ? null : <PreviewClock task={task} />}
      <PreviewBody task={task} />
      <footer>
        <Button type="primary" className="grow" onClick={() => void navigate(link)}>
          {label} <kbd>Enter</kbd>
        </Button>
        {task.claimable ? (
          <Button onClick={onClaim}>
            {words.inbox.claim} <kbd>C</kbd>
          </Button>
        ) : null}
      </footer>
    </aside>
  );
}

function PreviewHead({ task }: { readonly task: TaskView }): ReactElement {
  const { case: head, subject } = task;
  return (
    <section>
      <div className="line wrap small secondary">
        <CopyNumber number={subject.number} />
        <span className="grow" />
        {head !== null && head.round > 1 ? <Tag tone="act">{submissionLabel(head.round)}</Tag> : null}
      </div>
      <h2 className="title-2">{subject.title}</h2>
      {head === null ? null : (
        <dl className="facts">
          <dt>{addressee(head.actKind)}</dt>
          <dd>{head.party.name}</dd>
          <dt>{words.inbox.handledBy}</dt>
          <dd>
            {head.handlingUnit.name} {words.case.names(head.handlers)}
          </dd>
          <CaseFacts task={task} />
        </dl>
      )}
    </section>
  );
}

/** Moving fast through the list must not ask for every case on the way. */
const useCaseOf = ({ subject }: TaskView) =>
  useQuery({ ...caseQuery(useDeferredValue(subject.id)), enabled: subject.kind === 'case' });

function CaseFacts({ task }: { readonly task: TaskView }): ReactElement | null {
  const { data: view } = useCaseOf(task);
  if (view?.sight !== 'whole' || view.head.id !== task.subject.id) return null;
  const round = view.rounds.at(-1);
  return (
    <>
      {view.content === null ? null : (
        <>
          <dt>{words.inbox.proposed}</dt>
          <dd>{decisionInShort(view.content.content.decision)}</dd>
        </>
      )}
      {round?.submitted === undefined || round.submitted === null ? null : (
        <>
          <dt>{words.inbox.submitted}</dt>
          <dd>
            {round.submitted.by.name}，{dateWords(round.submitted.on)}
          </dd>
        </>
      )}
      {round?.acceptedOn === undefined || round.acceptedOn === null ? null : (
        <>
          <dt>{words.inbox.accepted}</dt>
          <dd>{dateWithWeekday(round.acceptedOn)}</dd>
        </>
      )}
    </>
  );
}

function PreviewClock({ task }: { readonly task: TaskView }): ReactElement | null {
  const me = useMe();
  const { data: view } = useCaseOf(task);
  if (task.due === null) return null;
  const clock = view?.clocks.find((known) => known.clock === task.due?.clock && known.endedOn === null);
  return (
    <section>
      <div className="line">
        <span className={`title-3 ${toneOfDue(task.due) === 'calm' ? '' : toneOfDue(task.due)}`}>
          {leftWords(task.due)} · {dueWords(task.due, me.today)}
        </span>
        <span className="grow" />
        <ReceiptButton
          caseId={task.subject.id}
          due={task.due}
          process={task.process}
          today={me.today}
          className="plain small"
        >
          {words.due.how}
        </ReceiptButton>
      </div>
      {clock?.receipt === undefined || clock.receipt === null || clock.at !== null ? null : (
        <DayRuler receipt={clock.receipt} today={me.today} />
      )}
    </section>
  );
}

function PreviewBody({ task }: { readonly task: TaskView }): ReactElement {
  const query = useCaseOf(task);
  if (query.isPending && task.subject.kind === 'case') return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="grow">
      {query.data?.sight === 'whole' ? <Situation view={query.data} act={task.act} /> : null}
      {query.data?.sight === 'publishing' ? <PublicFacts decision={query.data.decision} /> : null}
      {task.reminders > 0 ? (
        <p className="small soon">
          <Icon name="bell" /> {words.inbox.reminders(task.reminders)}
        </p>
      ) : null}
    </section>
  );
}

interface SituationProps {
  readonly view: CaseView;
  readonly act: TaskView['act'];
}

function Situation({ view, act }: SituationProps): ReactElement {
  const OfProceeding = act in aboutProceedings ? aboutProceedings[act as keyof typeof aboutProceedings] : undefined;
  // While they meet, the gate would only tell them to meet; beside the file it is not what is asked.
  const hasGate = openMeeting(view) === undefined && OfProceeding === undefined;
  return (
    <>
      {OfProceeding === undefined ? null : <OfProceeding view={view} />}
      <TakenBack view={view} />
      <Problems view={view} />
      {view.changesSincePass.length > 0 ? (
        <>
          <h3 className="title-3">{words.inbox.changesSincePass}</h3>
          <ul className="change-list">
            {view.changesSincePass.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Marks view={view} gate={hasGate ? view.gate[0] : undefined} />
    </>
  );
}

function Problems({ view }: { readonly view: CaseView }): ReactElement | null {
  const me = useMe();
  const problems = view.issues.filter(({ state }) => state !== 'settled');
  const isAnswered = problems.some(({ state }) => state === 'answered');
  if (problems.length === 0) return null;
  return (
    <>
      <div className="line">
        <h3 className="title-3">
          {isAnswered ? words.inbox.problemsBefore(problems.length) : words.case.problems(problems.length)}
        </h3>
        <span className="grow" />
        {isAnswered ? <span className="small secondary">{words.inbox.onlyChanges}</span> : null}
      </div>
      <IssueList issues={problems} today={me.today} />
    </>
  );
}

interface MarksProps {
  readonly view: CaseView;
  readonly gate: CaseView['gate'][number] | undefined;
}

function Marks({ view, gate }: MarksProps): ReactElement {
  const { today } = useMe();
  const meeting = openMeeting(view);
  const hearing = hearingAhead(view, today);
  const opinion = view.rounds.at(-1)?.opinion ?? null;
  return (
    <ul className="small secondary situation">
      {opinion === null || opinion.issued === null ? null : (
        <li>
          <OpinionWord opinion={opinion} /> {opinion.number}
        </li>
      )}
      {meeting === undefined ? null : (
        <li>
          <Icon name="calendar" />{' '}
          {words.inbox.meets(
            meetingLabels[meeting.meeting],
            words.meeting.planned(shortDate(meeting.plannedOn, today), meeting.place ?? ''),
          )}
        </li>
      )}
      {hearing === null ? null : (
        <li>
          <Icon name="calendar" /> {words.inbox.meets(words.case.proceedings.hearing, hearing)}
        </li>
      )}
      {gate === undefined ? null : (
        <li>
          <Icon name="lock" className="late" /> <RefusalLine refusal={gate} />
        </li>
      )}
      {view.content === null ? null : (
        <li>
          <Icon name="document" /> {words.inbox.materials(view.content.content.evidence.length)}
        </li>
      )}
      {view.reviewGrounds.length > 0 ? (
        <li>
          <Icon name="shield" /> {words.case.mustReview(view.reviewGrounds.map(groundLabel))}
        </li>
      ) : null}
    </ul>
  );
}

const groundLabel = (ground: string): string => words.case.grounds[ground] ?? ground;
