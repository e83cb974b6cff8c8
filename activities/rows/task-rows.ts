import { NO_DUE_DAY } from '../../db/schema/tasks.ts';
import type { Writing } from '../../db/write/writing.ts';
import type { Task } from '../../law/process/tasks.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { CountedClocks } from '../counted-clocks.ts';
import type { Recording } from '../recording.ts';

/** A task whose clock stands still is due on no day. */
export const dueOf = (task: Pick<Task, 'clock'>, { clocks }: CountedClocks): CivilDate =>
  clocks.find(({ name, stands }) => name === task.clock && !stands)?.dueOn ?? NO_DUE_DAY;

export const openedTasks = ({ record, before }: Recording): readonly Task[] =>
  record.tasks.filter((task) => !before.tasks.some(({ id }) => id === task.id));

/** Tasks the act opened, closed, moved to another due day, or reminded of. */
export function taskRows(recording: Recording): Writing[] {
  return [
    openings(recording),
    closings(recording),
    handedOver(recording),
    movedTasks(recording),
    remindedTasks(recording),
  ];
}

function openings(recording: Recording): Writing {
  const { record, counted, at } = recording;
  const { process, on, actorId } = record;
  const opened = openedTasks(recording);
  return {
    rows: {
      task: opened.map((task) => ({
        id: task.id,
        processId: process.id,
        kind: task.kind,
        role: task.role,
        personId: task.personId,
        ofId: task.of,
        act: task.act,
        clock: task.clock,
        dueOn: dueOf(task, counted),
        openedOn: on,
        openedAt: at,
        openedAtRevision: task.openedAtRevision,
        openedBy: actorId,
      })),
      taskHolder: opened.flatMap((task) =>
        holdersOf(task, record.processState.context.participants.handlers).map((holder) => ({
          taskId: task.id,
          holder,
          dueOn: dueOf(task, counted),
        })),
      ),
    },
  };
}

/** The keys of `task_holder`: persons where the case names them, else the role in its unit or authority. */
export function holdersOf(task: Task, handlers: readonly string[]): readonly string[] {
  if (task.personId !== null) return [`person:${task.personId}`];
  if (task.role === 'caseHandler') return [...new Set(handlers)].map((id) => `person:${id}`);
  return [`${task.role}:${task.of}`];
}

function closings({ record, before, at }: Recording): Writing {
  const { act, on, actorId } = record;
  const closed = before.tasks.filter(({ id }) => !record.tasks.some((task) => task.id === id));
  const set = { closedOn: on, closedAt: at, closedBy: actorId, closedByAct: act.type };
  return {
    patches: {
      task: closed.map(({ id }) => ({ key: { id }, set })),
      taskHolder: closed.map(({ id }) => ({ key: { taskId: id }, set: { open: false } })),
      mailLink: closed.map(({ id }) => ({ key: { taskId: id }, set: { deadAt: at } })),
    },
  };
}

/** Tasks that stay open while other persons come to hold them: the handlers of a case may change. */
function handedOver({ record, before, counted }: Recording): Writing {
  const { handlers } = record.processState.context.participants;
  const changes = record.tasks.flatMap((task) => {
    const known = before.tasks.find(({ id }) => id === task.id);
    if (known === undefined) return [];
    const wanted = holdersOf(task, handlers);
    const dueOn = dueOf(task, counted);
    const gone = known.holders.filter((holder) => !wanted.includes(holder));
    const come = wanted.filter((holder) => !known.holders.includes(holder));
    return [
      {
        patches: gone.map((holder) => ({ key: { taskId: task.id, holder }, set: { open: false } })),
        rows: come.map((holder) => ({ taskId: task.id, holder, dueOn })),
      },
    ];
  });
  return {
    patches: { taskHolder: changes.flatMap(({ patches }) => patches) },
    rows: { taskHolder: changes.flatMap(({ rows }) => rows) },
  };
}

/** Open tasks whose clock now ends on another day. */
export function movedTasks({
  record,
  before,
  counted,
}: Pick<Recording, 'before' | 'counted'> & {
  readonly record: { readonly tasks: readonly Pick<Task, 'id' | 'clock'>[] };
}): Writing {
  const moved = record.tasks.flatMap((task) => {
    const known = before.tasks.find(({ id }) => id === task.id);
    const dueOn = dueOf(task, counted);
    return known === undefined || known.dueOn === dueOn ? [] : [{ id: task.id, dueOn }];
  });
  return {
    patches: {
      task: moved.map(({ id, dueOn }) => ({ key: { id }, set: { dueOn } })),
      taskHolder: moved.map(({ id, dueOn }) => ({ key: { taskId: id }, set: { dueOn } })),
    },
  };
}

function remindedTasks({ record, before }: Recording): Writing {
  const { act, on } = record;
  if (act.type !== 'remind') return {};
  const set = (reminders: number) => ({ reminders: reminders + 1, lastRemindedOn: on });
  return { patches: { task: before.tasks.map(({ id, reminders }) => ({ key: { id }, set: set(reminders) })) } };
}
