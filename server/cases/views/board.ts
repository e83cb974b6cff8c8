import * as z from 'zod';
import {
  boardNumbers,
  boardPage,
  recentActs,
  unitLoad,
  type BoardQuestion,
  type RecentAct,
} from '../../../db/read/overdue.ts';
import type { TaskCursor, TaskRow } from '../../../db/read/task-row.ts';
import { NO_DUE_DAY } from '../../../db/schema/tasks.ts';
import type { TaskKind } from '../../../law/process/names.ts';
import type { Subject } from '../../../law/process/process-id.ts';
import { actLabels, clockLabels, taskLabels } from '../../../law/words.ts';
import { civilDate, COUNTED_TO } from '../../contract/primitives.ts';
import type { OverdueRow } from '../../contract/tasks.ts';
import { cursorOf } from '../../request/cursor.ts';
import type { Visitor } from '../../request/visitor.ts';
import { taskView } from './task-views.ts';
import type { Viewing } from '../../request/viewing.ts';
import { causeWords as words } from './board-words.ts';

/** The coming days of the load table: nine working days lie in thirteen. */
const LOAD_DAYS = 13;
const FACTS_SHOWN = 4;

/** Where a page of tasks ends: by due day, or without one. */
export const taskKeys = {
  dueOn: z.union([civilDate, z.literal(NO_DUE_DAY)]),
  id: z.string().regex(/^[\w:.-]{1,160}$/),
};
export const boardCursor = cursorOf('overdue', taskKeys);

type ListQuestion = Pick<BoardQuestion, 'show' | 'unitId' | 'after' | 'limit'>;

/** What a supervisor watches: overdue duties with the cause on the row, the numbers, and what is coming. */
export async function boardView(view: Viewing, visitor: Visitor, question: ListQuestion) {
  const { sql, today } = view;
  const authorityId = visitor.authority.id;
  const [{ items, next }, numbers, load] = await Promise.all([
    boardRows(view, visitor, question),
    boardNumbers(sql, { authorityId, today, most: COUNTED_TO }),
    unitLoad(sql, { authorityId, today, days: LOAD_DAYS, most: COUNTED_TO }),
  ]);
  return {
    items,
    next: next === null ? null : boardCursor.write(next),
    asOf: new Date().toISOString(),
    numbers: { ...numbers },
    load: loadView(load),
  };
}

/** One page of a list of the board, each row with its cause. */
export async function boardRows(
  view: Viewing,
  visitor: Visitor,
  question: ListQuestion,
): Promise<{ readonly items: OverdueRow[]; readonly next: TaskCursor | null }> {
  const { sql, today } = view;
  const { rows, next } = await boardPage(sql, { authorityId: visitor.authority.id, today, ...question });
  const subjects = rows.map(({ subject }) => subject);
  const acts = await recentActs(sql, subjects, FACTS_SHOWN);
  return { items: rows.flatMap((row) => overdueRow(view, visitor, row, acts)), next };
}

const isSame = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id;

function overdueRow(view: Viewing, visitor: Visitor, row: TaskRow, acts: readonly RecentAct[]): OverdueRow[] {
  const task = taskView(view, visitor, row);
  if (task.due === null) return [];
  const own = acts.filter(({ subject, type }) => isSame(subject, row.subject) && type !== 'clockReminder');
  const facts = own.map(({ on, type, actorName }) => ({ on, sentence: words.event(actLabels[type], actorName) }));
  const due = { on: task.due.on, sentence: words.dueWas(clockLabels[task.due.clock], task.due.on) };
  const reminded =
    row.lastRemindedOn === null ? [] : [{ on: row.lastRemindedOn, sentence: words.reminded(row.reminders) }];
  return [
    {
      ...task,
      due: task.due,
      cause: causeOf(row, own),
      causes: [...facts, due, ...reminded].sort((a, b) => (a.on < b.on ? -1 : 1)),
      lastRemindedOn: row.lastRemindedOn,
    },
  ];
}

type Cause = (row: TaskRow, acts: readonly RecentAct[]) => string;

const withHandlers: Cause = (row) => words.withHandler((row.case?.handlers ?? []).map(({ name }) => name).join('、'));

/** What is still to be done says enough. */
const withTask: Cause = (row) => words.notDone(taskLabels[row.kind]);

const causes: { readonly [K in TaskKind]: Cause } = {
  draft: withHandlers,
  submit: withHandlers,
  answerProblems: withHandlers,
  giveDemand: withHandlers,
  awaitPerformance: withTask,
  giveNotice: withHandlers,
  hearDefense: withHandlers,
  reexamine: withHandlers,
  requestApproval: withHandlers,
  close: withHandlers,
  sign: () => words.awaitingSignature,
  takeIn: () => words.notTakenIn,
  supplement: () => words.awaitingSupplement,
  assign: () => words.unassigned,
  review: (row, acts) =>
    acts.some(({ type }) => type === 'declineExtension')
      ? words.extensionDeclined
      : words.inReview(row.person?.name ?? ''),
  issue: () => words.awaitingIssue,
  decideExtension: () => words.awaitingExtension,
  resubmitVoided: () => words.passVoided,
  approve: () => words.awaitingApproval,
  reviseRefused: () => words.notApproved,
  serve: () => words.notServed,
  publish: () => words.notPublished,
  answerObjection: withTask,
  consult: withTask,
  convene: withTask,
  takeMinutes: withTask,
  confirmMinutes: withTask,
  endorse: withTask,
  conveneHeads: withTask,
  prepareReview: withTask,
  cosign: withTask,
  answerQuestion: withHandlers,
  awaitHearingRequest: withTask,
  arrangeHearing: withHandlers,
  holdHearing: withTask,
  decideRecusal: withTask,
  replaceHandlers: withTask,
  decideEnding: withTask,
  transfer: withHandlers,
  reportMeasure: withHandlers,
  decideMeasure: withTask,
  liftMeasure: withHandlers,
};

const causeOf: Cause = (row, acts) => causes[row.kind](row, acts);

function loadView(load: Awaited<ReturnType<typeof unitLoad>>) {
  const units = [...new Set(load.map(({ unitId }) => unitId))];
  return units.flatMap((unitId) => {
    const own = load.filter((row) => row.unitId === unitId);
    const [first] = own;
    if (first === undefined) return [];
    const unit = { id: unitId, name: first.unitName };
    return [{ unit, reviewers: first.reviewers, days: own.map(({ on, tasks }) => ({ on, tasks })) }];
  });
}
