import type { TaskRow } from '../../db/read/task-row.ts';
import type { TaskMark, TaskView } from '../contract/tasks.ts';
import type { Visitor } from '../visitor.ts';
import { caseHead } from './case-heads.ts';
import { dueView } from './dues.ts';
import type { Viewing } from './viewing.ts';

/** A task as the inbox, the case page and the board show it. */
export function taskView(view: Viewing, visitor: Visitor, row: TaskRow, isWaiting = false): TaskView {
  const { id, kind, process, act, role, person, unit, openedOn, openedAt, reminders, clock, dueOn, provisional } = row;
  const due = dueView(view, { clock, dueOn, actKind: row.case.actKind, provisional });
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
    openedOn,
    openedAt: openedAt.toISOString(),
    due,
    claimable: kind === 'assign' && isReviewerIn(visitor, unit?.id),
    reminders,
  };
}

const isReviewerIn = ({ actor }: Visitor, unitId: string | undefined): boolean =>
  actor.offices.some(({ office, of }) => of === unitId && (office === 'reviewer' || office === 'unitHead'));

const inReview: readonly TaskView['kind'][] = ['takeIn', 'assign', 'review', 'issue'];

function markOf(task: TaskRow, due: TaskView['due'], isWaiting: boolean): TaskMark {
  if (due?.overdue === true) return 'overdue';
  if (due?.calendarDaysLeft === 0) return 'dueToday';
  if (task.kind === 'resubmitVoided') return 'passVoided';
  if (task.case.round > 1 && inReview.includes(task.kind)) return 'resubmitted';
  return isWaiting ? 'waiting' : 'normal';
}
