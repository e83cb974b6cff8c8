import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import { actTypes } from '../../law/acts.ts';
import { caseRoles } from '../../law/people/roles.ts';
import { processKinds, stateNames, subjectKinds, taskGroups, taskKinds } from '../../law/process/names.ts';
import { partyTypes } from '../../law/processes/case/review/content.ts';
import { due } from './clock-view.ts';
import { operation } from './operation.ts';
import {
  civilDate,
  cursor,
  id,
  instant,
  looseLine,
  openTasks,
  pageSize,
  personRef,
  unitRef,
  uuid,
} from './primitives.ts';

/** What every list says of a case. */
export const caseHead = z
  .object({
    id: uuid,
    number: z.string(),
    title: z.string(),
    party: z.object({ type: z.enum(partyTypes), name: z.string() }),
    actKind: z.enum(actKinds),
    state: z.enum(stateNames),
    /** Number of submissions so far. */
    round: z.number().int(),
    revision: z.number().int(),
    demo: z.boolean(),
    backEntry: z.boolean(),
    handlers: z.array(personRef),
    handlingUnit: unitRef,
  })
  .meta({ id: 'CaseHead' });
export type CaseHead = z.output<typeof caseHead>;

/** What a process is about, as every list calls it. */
export const subjectView = z
  .object({ kind: z.enum(subjectKinds), id, number: z.string(), title: z.string(), demo: z.boolean() })
  .meta({ id: 'Subject' });

/** The word a row begins with, the most pressing first. */
export const taskMarks = ['overdue', 'dueToday', 'passVoided', 'resubmitted', 'waiting', 'normal'] as const;
export type TaskMark = (typeof taskMarks)[number];

export const taskView = z
  .object({
    id: z.string(),
    kind: z.enum(taskKinds),
    process: z.enum(processKinds),
    /** Of the process, for the act that settles it. */
    revision: z.number().int(),
    subject: subjectView,
    /** The act that settles it. */
    act: z.enum(actTypes),
    role: z.enum(caseRoles),
    /** Of a task in a case or its publication: more of that case. */
    case: caseHead.nullable(),
    mark: z.enum(taskMarks),
    /** Whom it waits for: a person, or a unit whose members share it. */
    person: personRef.nullable(),
    unit: unitRef.nullable(),
    /** The absent person it is asked of, for whom the signed-in one stands in; null when it is their own. */
    standsFor: personRef.nullable(),
    openedOn: civilDate,
    openedAt: instant,
    due: due.nullable(),
    /** True when the signed-in person may take it over from the unit. */
    claimable: z.boolean(),
    /** How often a supervisor reminded. */
    reminders: z.number().int(),
  })
  .meta({ id: 'Task' });
export type TaskView = z.output<typeof taskView>;

/** A task in an inbox: tasks of one group stand together, over all pages. */
export const inboxTask = z.object({ ...taskView.shape, group: z.enum(taskGroups) }).meta({ id: 'InboxTask' });
export type InboxTask = z.output<typeof inboxTask>;

/** `waiting`: tasks of my cases that wait for somebody else. `fresh`: opened, neither late nor due today. */
export const taskTabs = ['all', 'overdue', 'dueToday', 'fresh', 'waiting'] as const;
export type TaskTab = (typeof taskTabs)[number];
/** `mine`: asked of me. `unit`: of my unit and not yet anyone's. */
export const taskScopes = ['mine', 'unit'] as const;

export const taskPage = z
  .object({
    items: z.array(inboxTask),
    /** Null on the last page. */
    next: cursor.nullable(),
    counts: z.object({
      all: openTasks,
      overdue: openTasks,
      dueToday: openTasks,
      fresh: openTasks,
      waiting: openTasks,
      unit: openTasks,
      doneToday: openTasks,
    }),
  })
  .meta({ id: 'TaskPage' });

export const overdueRow = z
  .object({
    ...taskView.shape,
    due,
    /** Where it is stuck and why, one sentence with facts of the record. */
    cause: z.string(),
    /** The facts behind the cause, each with its day. */
    causes: z.array(z.object({ on: civilDate, sentence: z.string() })),
    lastRemindedOn: civilDate.nullable(),
  })
  .meta({ id: 'OverdueRow' });
export type OverdueRow = z.output<typeof overdueRow>;

export const overduePage = z
  .object({
    items: z.array(overdueRow),
    next: cursor.nullable(),
    asOf: instant,
    numbers: z.object({
      overdue: openTasks,
      dueToday: openTasks,
      extensionsWaiting: openTasks,
      unpublishedLate: openTasks,
      passVoided: openTasks,
      /** Decisions with neither pass nor out-of-scope record: 应送未送. */
      unreviewed: z.number().int(),
      decisions: z.number().int(),
      decisionsPassed: z.number().int(),
      decisionsOutOfScope: z.number().int(),
    }),
    /** Tasks falling due in the coming working days by unit; no person is ranked. */
    load: z.array(
      z.object({
        unit: unitRef,
        reviewers: z.number().int(),
        days: z.array(z.object({ on: civilDate, tasks: openTasks })),
      }),
    ),
  })
  .meta({ id: 'OverduePage' });

export const taskOperations = {
  tasks: operation({
    method: 'get',
    path: '/tasks',
    summary: '待办',
    query: z.object({
      tab: z.enum(taskTabs).default('all'),
      scope: z.enum(taskScopes).default('mine'),
      kind: z.enum(taskKinds).optional(),
      actKind: z.enum(actKinds).optional(),
      q: looseLine.optional(),
      cursor: cursor.optional(),
      limit: pageSize,
    }),
    answer: taskPage,
  }),
  overdue: operation({
    method: 'get',
    path: '/overdue',
    summary: '督办看板：逾期清单',
    query: z.object({
      show: z.enum(['overdue', 'dueToday', 'extensions', 'unpublished', 'passVoided']).default('overdue'),
      unit: id.optional(),
      cursor: cursor.optional(),
      limit: pageSize,
    }),
    answer: overduePage,
  }),
};
