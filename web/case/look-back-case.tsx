import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { actLabels, caseRoleLabels, clockLabels, partyStateLabels, taskLabels } from '../../server/contract/labels.ts';
import type { LookBack } from '../../server/contract/look-back.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { ClockView } from '../../server/contract/clock-view.ts';
import { lookBackQuery } from '../api/api.ts';
import { beijingTime, shortDate } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { CopyNumber } from '../components/copy-number.tsx';
import { dueDay, leftWords, ReceiptButton } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { StateWord } from './state.tsx';
import { StepBar } from './step-bar.tsx';
import { Timeline } from './timeline.tsx';

interface LookBackProps {
  readonly view: CaseView;
  readonly at: string;
}

/** Above everything, and it stays there: what is read here is not what is. */
export function LookBackBand({ view, at, onLeave }: LookBackProps & { readonly onLeave: () => void }): ReactElement {
  const { data: past } = useQuery(lookBackQuery(view.head.id, at));
  return (
    <div className="notice-bar warn look-back-band" role="status">
      <Icon name="clock" />
      <b>{words.lookBack.band(beijingTime(past?.instant ?? at))}</b>
      <span>{words.lookBack.bandNote}</span>
      <span className="grow" />
      <button type="button" className="plain" onClick={onLeave}>
        {words.lookBack.backToPresent}
      </button>
    </div>
  );
}

export function LookBackHead({ view, at }: LookBackProps): ReactElement {
  const { data: past } = useQuery(lookBackQuery(view.head.id, at));
  return (
    <>
      <LookBackTitle view={view} past={past} />
      {past === undefined ? null : <StepBar view={courseOf(past)} today={past.day} />}
    </>
  );
}

/** The case as it was at an instant. Nothing of the present is here but its name, and nothing can be done. */
export function LookBackCase({ view, at }: LookBackProps): ReactElement {
  const { data: past, error, isError, refetch } = useQuery(lookBackQuery(view.head.id, at));
  if (isError) return <Failed error={error} onRetry={() => void refetch()} />;
  return past === undefined ? <Skeleton /> : <LookBackFacts view={view} past={past} />;
}

const courseOf = ({ steps, round, state, outOfScope }: LookBack) => ({
  steps,
  head: { round, state },
  outOfScope: outOfScope ? {} : null,
});

function LookBackTitle({ view, past }: { readonly view: CaseView; readonly past: LookBack | undefined }): ReactElement {
  return (
    <div className="case-title">
      <div className="grow">
        <div className="line wrap">
          <h1 className="title-1">{view.head.title}</h1>
          {past === undefined ? null : <StateWord state={past.state} />}
          {past === undefined || past.publicationState === null ? null : <StateWord state={past.publicationState} />}
        </div>
        <div className="small secondary line wrap">
          <CopyNumber number={view.head.number} />
          {past === undefined ? null : <span>{partyStateLabels[past.party]}</span>}
          {past === undefined ? null : (
            <span>{words.lookBack.lastAct(actLabels[past.last.act], past.last.by?.name ?? words.system)}</span>
          )}
        </div>
      </div>
    </div>
  );
}

function LookBackFacts({ view, past }: { readonly view: CaseView; readonly past: LookBack }): ReactElement {
  const timeline = view.timeline.filter(({ at }) => at <= past.instant);
  return (
    <>
      <div className="stack">
        <Roles past={past} />
        <Timeline view={{ ...view, timeline, ledger: { ...view.ledger, entries: past.entries } }} today={past.day} />
      </div>
      <aside className="stack" aria-label={words.lookBack.rules}>
        <Clocks past={past} />
        <Tasks past={past} />
        <Rules past={past} />
        <Acted past={past} />
      </aside>
    </>
  );
}

interface PastProps {
  readonly past: LookBack;
}

/** Acts by role, as words: there is nothing here to press. */
const Roles = ({ past: { roles } }: PastProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.lookBack.roles}</h2>
    {roles.length === 0 ? <p className="secondary">{words.lookBack.noRoles}</p> : null}
    <table className="plain-table">
      <tbody>
        {roles.map(({ role, acts }) => (
          <tr key={role}>
            <th scope="row" className="no-wrap">
              {caseRoleLabels[role]}
            </th>
            <td>
              <ul className="past-acts">
                {acts
                  .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
                  .map(({ type, process, allowed, refusal }) => (
                    <li key={`${process} ${type}`} className={allowed ? '' : 'secondary'}>
                      <Icon name={allowed ? 'check' : 'lock'} className={allowed ? 'good' : ''} /> {actLabels[type]}
                      {refusal === null ? null : <span className="small">：{refusal.sentence}</span>}
                    </li>
                  ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

interface PastDueProps extends PastProps {
  readonly clock: ClockView;
}

/** A day as counted then; its receipt says too where it is counted otherwise now. */
const PastDue = ({ past: { caseId, day }, clock }: PastDueProps): ReactElement => (
  <ReceiptButton caseId={caseId} due={clock} process={clock.process} today={day} receipt={clock.receipt}>
    {clock.standsSince === null ? dueDay(clock, day) : words.due.stands(shortDate(clock.standsSince, day))}
  </ReceiptButton>
);

function pastNote(clock: ClockView, day: string): string {
  if (clock.endedOn !== null) return words.due.done(shortDate(clock.endedOn, day));
  return clock.standsSince === null ? words.lookBack.running(leftWords(clock)) : '';
}

const Clocks = ({ past }: PastProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.lookBack.clocks}</h2>
    {past.clocks.length === 0 ? <p className="secondary">{words.lookBack.noClocks}</p> : null}
    <table className="plain-table">
      <tbody>
        {past.clocks.map((clock) => (
          <tr key={`${clock.process} ${clock.clock} ${clock.from}`}>
            <th scope="row">{clockLabels[clock.clock]}</th>
            <td>
              <PastDue past={past} clock={clock} />{' '}
              <span className={clock.overdue ? 'small late' : 'small secondary'}>{pastNote(clock, past.day)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Tasks = ({ past }: PastProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.lookBack.tasks}</h2>
    {past.tasks.length === 0 ? <p className="secondary">{words.lookBack.noTasks}</p> : null}
    <ul>
      {past.tasks.map((task) => (
        <li key={`${task.process} ${task.kind}`}>
          {taskLabels[task.kind]}
          <span className="small secondary">
            {' '}
            {task.person?.name ?? task.unit?.name} {caseRoleLabels[task.role]}{' '}
          </span>
          <TaskDue past={past} task={task} />
        </li>
      ))}
    </ul>
  </section>
);

function TaskDue({ past, task }: PastProps & { readonly task: LookBack['tasks'][number] }): ReactElement | null {
  const clock = past.clocks.find((known) => known.clock === task.clock && known.process === task.process);
  if (task.dueOn === null || clock === undefined) return null;
  return (
    <span className="small">
      <PastDue past={past} clock={clock} /> {words.lookBack.dueOn}
    </span>
  );
}

const Rules = ({ past: { rules, machine } }: PastProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.lookBack.rules}</h2>
    <table className="plain-table">
      <tbody>
        <tr>
          <th scope="row">{words.lookBack.profile}</th>
          <td>{words.lookBack.profileVersion(rules.profile.title, rules.profile.version)}</td>
        </tr>
        <tr>
          <th scope="row">{words.lookBack.calendar}</th>
          <td>{rules.calendar}</td>
        </tr>
        <tr>
          <th scope="row">{words.lookBack.machine}</th>
          <td>{words.lookBack.machineVersion(machine.case)}</td>
        </tr>
        {rules.periods.map(({ clock, n, unit, provision }) => (
          <tr key={clock}>
            <th scope="row">{clockLabels[clock]}</th>
            <td title={provision.words}>
              {n} {words.lookBack.units[unit]}
              <span className="small secondary"> {provision.label}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Acted = ({ past: { acted } }: PastProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.lookBack.acted}</h2>
    <ul>
      {acted.map(({ person, acts }) => (
        <li key={person.id}>
          <b>{person.name}</b> <span className="small secondary">{acts.map((act) => actLabels[act]).join('、')}</span>
        </li>
      ))}
    </ul>
  </section>
);
