import { inArray } from 'drizzle-orm';
import { calendarAt, countsOfCase, entriesOfCase, type EntryRow } from '../../../db/read/look-back.ts';
import { clocksOfCase, ledgerOfCase, type ClockRow, type LedgerRow } from '../../../db/read/case-course.ts';
import type { CaseRecord } from '../../../db/read/process-records.ts';
import { authority, unit } from '../../../db/schema/authorities.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import { clockNames, periodOf, provisionsOf, type Dues } from '../../../law/process/clocks.ts';
import type { ProcessKind } from '../../../law/process/names.ts';
import { kindOfProcess, processId } from '../../../law/process/process-id.ts';
import { permittedRoles } from '../../../law/process/permitted-roles.ts';
import { partyStateOf } from '../../../law/processes/case/selectors.ts';
import { stateName } from '../../../law/process.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import type { Task } from '../../../law/process/tasks.ts';
import { recordedBy, replay, tasksAfter, type Replay } from '../../../law/record/replayed.ts';
import { profileById } from '../../../law/profiles/profiles.ts';
import { civilDateAt, startOfDayMs, type CivilDate } from '../../../law/time/civil-date.ts';
import type { CaseFile } from '../../request/case-file.ts';
import { sentActTypes } from '../../contract/acts.ts';
import type { LookBack } from '../../contract/look-back.ts';
import { provisionRef, refusalView, serverProblem } from '../../request/problems.ts';
import { clockViews } from './clocks.ts';
import { clocksAt, countsBy, presentCount } from './past-clocks.ts';
import { stepsOf } from './steps.ts';
import { namesOf, type Names, type Viewing } from '../../request/viewing.ts';

const words = {
  notYetOpened: '这一时刻本案尚未立案，没有可以回看的内容。',
  cannotTell: '本案台账记载不全或者与重算结果不一致，不能回看；请管理员运行 npx lawgate replay 核对。',
} as const;

/** A case at an instant, with everything its screen needs to be drawn as of then. */
export async function lookBack(now: Viewing, { record }: CaseFile, instant: string): Promise<LookBack> {
  const { db, sql } = now;
  const [rows, counts, runs, acts] = await Promise.all([
    entriesOfCase(sql, record.id),
    countsOfCase(sql, record.id),
    clocksOfCase(sql, record.id),
    ledgerOfCase(sql, record.id),
  ]);
  const replayed = replayedBy(rows, instant);
  const processState = caseIn(replayed, record);
  const { context } = processState;
  const day = dayAt(processState, instant);
  const view: Viewing = {
    ...now,
    today: day,
    now: processState.context.backEntry ? startOfDayMs(day) : Date.parse(instant),
    calendar: await calendarAt(sql, new Date(instant)),
  };
  const done = acts.filter(({ at }) => at.toISOString() <= instant);
  const clocks = clocksAt(replayed, { runs, counts: countsBy(counts, rows, instant) });
  const tasks = Object.keys(replayed.processStates).flatMap((id) =>
    tasksAfter(replayed.course, id).map((task) => ({ ...task, process: kindOfProcess(id) })),
  );
  const people = await namesOf(
    db,
    tasks.map(({ personId }) => personId),
  );
  const publication = replayed.processStates[processId('publication', record.id)];
  const of = { caseNumber: record.number, actKind: context.actKind, rules: context.rules };
  return {
    caseId: record.id,
    instant,
    day,
    last: lastOf(done),
    entries: done.length,
    state: stateName(processState),
    publicationState: publication === undefined ? null : stateName(publication),
    party: partyStateOf(processState),
    round: context.round,
    outOfScope: context.draft.outOfScope !== null,
    steps: stepsOf(processState, done),
    clocks: clockViews(view, clocks, of).map((clock) => ({
      ...clock,
      receipt: clock.receipt && { ...clock.receipt, now: presentCount(now, { clock, clocks, runs, of }) },
    })),
    tasks: await taskViews(view, tasks, people, clocks),
    roles: rolesAt(replayed.processStates, day, clocks),
    rules: { ...rulesView(context), calendar: view.calendar.version },
    machine: { case: processState.version, publication: publication?.version ?? null },
    acted: actedIn(done),
  };
}

/** The ledger up to the instant, judged again; a case that was not yet is told as such, and so is what cannot be told. */
function replayedBy(rows: readonly EntryRow[], instant: string): Replay {
  const entries = recordedBy(
    rows.map(({ entry }) => entry),
    instant,
  );
  if (entries.length === 0) throw serverProblem('not-found', { sentence: words.notYetOpened });
  const replayed = replay(entries);
  if (replayed.differences.length > 0) throw serverProblem('not-found', { sentence: words.cannotTell });
  return replayed;
}

type CaseProcessState = ProcessState & { readonly context: CaseContext };

function caseIn({ processStates }: Replay, record: CaseRecord): CaseProcessState {
  const processState = processStates[record.processId];
  if (processState === undefined) throw new Error('expected a ledger that begins with its case');
  return processState as CaseProcessState;
}

/** During back entry the case lives on the business dates of its acts. */
const dayAt = ({ context }: CaseProcessState, instant: string): CivilDate =>
  context.backEntry && context.lastOn !== null ? context.lastOn : civilDateAt(Date.parse(instant));

const duesIn = (clocks: readonly ClockRow[], process: ProcessKind): Dues =>
  Object.fromEntries(
    clocks
      .filter((row) => row.process === process && row.endedOn === null && row.receipt.standsSince === undefined)
      .map(({ clock, dueOn }) => [clock, dueOn]),
  );

function lastOf(done: readonly LedgerRow[]): LookBack['last'] {
  const last = done.at(-1);
  if (last === undefined) throw new Error('expected an entry, got an empty ledger');
  const { process, revision, type, by, on, at } = last;
  return { process, revision, act: type, by, on, at: at.toISOString() };
}

async function taskViews(
  { db }: Viewing,
  tasks: readonly (Task & { readonly process: ProcessKind })[],
  people: Names,
  clocks: readonly ClockRow[],
): Promise<LookBack['tasks']> {
  const places = tasks.map(({ of }) => of);
  const units = await db.select({ id: unit.id, name: unit.name }).from(unit).where(inArray(unit.id, places));
  const authorities = await db
    .select({ id: authority.id, name: authority.name })
    .from(authority)
    .where(inArray(authority.id, places));
  return tasks.map(({ kind, process, role, personId, of, clock }) => ({
    kind,
    process,
    role,
    person: people.find(personId),
    unit: [...units, ...authorities].find((place) => place.id === of) ?? null,
    clock,
    dueOn: clock === null ? null : (duesIn(clocks, process)[clock] ?? null),
  }));
}

/** All processes in one list of roles. */
function rolesAt(
  processStates: Replay['processStates'],
  on: CivilDate,
  clocks: readonly ClockRow[],
): LookBack['roles'] {
  const acts = Object.entries(processStates).flatMap(([id, processState]) => {
    if (processState === undefined) return [];
    const process = kindOfProcess(id);
    return permittedRoles(processState, { on, dues: duesIn(clocks, process) }).flatMap((permitted) =>
      permitted.acts.flatMap(({ type, refusal, provision }) => {
        const sent = sentActTypes.find((known) => known === type);
        if (sent === undefined) return [];
        const allowed = refusal === null;
        const reason = allowed ? null : refusalView(refusal);
        return [
          {
            role: permitted.role,
            act: { type: sent, process, allowed, refusal: reason, provision: provisionRef(provision) },
          },
        ];
      }),
    );
  });
  return [...new Set(acts.map(({ role }) => role))].map((role) => ({
    role,
    acts: acts.filter((each) => each.role === role).map(({ act }) => act),
  }));
}

function rulesView({ rules, actKind }: CaseContext): Omit<LookBack['rules'], 'calendar'> {
  const { profileId: id, profileVersion: version } = rules;
  return {
    profile: { id, version, title: profileById(id)?.title ?? id },
    periods: clockNames.flatMap((clock) => {
      const period = periodOf(clock, actKind, rules);
      if (period === null) return [];
      const { n, unit: of } = period;
      return [{ clock, n, unit: of, provision: provisionRef(provisionsOf(clock, actKind, rules)[0]) }];
    }),
  };
}

function actedIn(done: readonly LedgerRow[]): LookBack['acted'] {
  const byPerson = new Map<string, LookBack['acted'][number]>();
  for (const { by, type } of done) {
    if (by === null) continue;
    const { acts } = byPerson.get(by.id) ?? { acts: [] };
    byPerson.set(by.id, { person: by, acts: [...new Set([...acts, type])] });
  }
  return [...byPerson.values()];
}
