import { holderKeys, reviewKinds } from '../../db/read/inbox.ts';
import type { TaskRow } from '../../db/read/task-row.ts';
import type { Actor } from '../../law/people/roles.ts';
import type { TaskMark, TaskView } from '../contract/tasks.ts';
import { actingOffices, type Visitor } from '../visitor.ts';
import { caseHead } from './case-heads.ts';
import { dueView } from './dues.ts';
import type { Viewing } from './viewing.ts';

/** A task as the inbox, the case page and the board show it. */
export function taskView(view: Viewing, visitor: Visitor, row: TaskRow, isWaiting = false): TaskView {
  const { id, kind, process, act, role, person, unit, openedOn, openedAt, reminders } = row;
  const due = dueView(view, { ...row, actKind: row.case.actKind });
  return {
    id,
    kind,
    process,
    act,
    role,
    case: caseHead(row.case),
    mark: markOf(row, due, isWaiting),
    person,
    unit,
    standsFor: absentBehind(visitor, row),
    openedOn,
    openedAt: openedAt.toISOString(),
    due,
    claimable: kind === 'assign' && isReviewerIn(visitor, unit?.id),
    reminders,
  };
}

/** Whose task it is, when it is found only because somebody is on leave. */
function absentBehind({ actor, authority, standsFor }: Visitor, row: TaskRow): TaskView['standsFor'] {
  if (standsFor.length === 0) return null;
  const keys = keysOfTask(row, authority.id);
  const finds = (person: Actor): boolean => holderKeys(person, 'mine').some((key) => keys.includes(key));
  if (finds({ personId: actor.personId, offices: actor.offices })) return null;
  const absent = actor.standsFor?.find(finds);
  const named = standsFor.find(({ id }) => id === absent?.personId);
  return named === undefined ? null : { id: named.id, name: named.name };
}

/** As `task_holder` has them. */
function keysOfTask({ person, role, unit, case: { handlers } }: TaskRow, authorityId: string): readonly string[] {
  if (person !== null) return [`person:${person.id}`];
  if (role === 'caseHandler') return handlers.map(({ id }) => `person:${id}`);
  return [`${role}:${unit?.id ?? authorityId}`];
}

const isReviewerIn = ({ actor }: Visitor, unitId: string | undefined): boolean =>
  actingOffices(actor).some(({ office, of }) => of === unitId && (office === 'reviewer' || office === 'unitHead'));

function markOf(task: TaskRow, due: TaskView['due'], isWaiting: boolean): TaskMark {
  if (due?.overdue === true) return 'overdue';
  if (due?.calendarDaysLeft === 0) return 'dueToday';
  if (task.kind === 'resubmitVoided') return 'passVoided';
  if (task.case.round > 1 && reviewKinds.includes(task.kind)) return 'resubmitted';
  return isWaiting ? 'waiting' : 'normal';
}
