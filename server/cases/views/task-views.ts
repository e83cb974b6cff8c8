import { holderKeys, reviewKinds } from '../../../db/read/inbox.ts';
import type { TaskRow } from '../../../db/read/task-row.ts';
import { inOwnRight, type Absent } from '../../../law/people/roles.ts';
import type { TaskMark, TaskView } from '../../contract/tasks.ts';
import { actingOffices, type Visitor } from '../../request/visitor.ts';
import { caseHead } from './case-heads.ts';
import { dueView } from './dues.ts';
import type { Viewing } from '../../request/viewing.ts';

/** A task as the inbox, the case page and the board show it. */
export function taskView(view: Viewing, visitor: Visitor, row: TaskRow, isWaiting = false): TaskView {
  const { id, kind, process, revision, subject, act, role, person, unit, openedOn, openedAt, reminders } = row;
  const due = dueView(view, { ...row, actKind: row.case?.actKind ?? null });
  return {
    id,
    kind,
    process,
    revision,
    subject: { ...subject },
    act,
    role,
    case: row.case && caseHead(row.case),
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
function absentBehind({ actor, standsFor }: Visitor, { holders }: TaskRow): TaskView['standsFor'] {
  if (standsFor.length === 0) return null;
  const finds = (person: Absent): boolean => holderKeys(person, 'mine').some((key) => holders.includes(key));
  if (finds(inOwnRight(actor))) return null;
  const absent = actor.standsFor?.find(finds);
  const named = standsFor.find(({ id }) => id === absent?.personId);
  return named === undefined ? null : { id: named.id, name: named.name };
}

const isReviewerIn = ({ actor }: Visitor, unitId: string | undefined): boolean =>
  actingOffices(actor).some(({ office, of }) => of === unitId && (office === 'reviewer' || office === 'unitHead'));

function markOf(task: TaskRow, due: TaskView['due'], isWaiting: boolean): TaskMark {
  if (due?.overdue === true) return 'overdue';
  if (due?.calendarDaysLeft === 0) return 'dueToday';
  if (task.kind === 'resubmitVoided') return 'passVoided';
  if ((task.case?.round ?? 0) > 1 && reviewKinds.includes(task.kind)) return 'resubmitted';
  return isWaiting ? 'waiting' : 'normal';
}
