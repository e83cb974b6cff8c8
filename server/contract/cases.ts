import * as z from 'zod';
import { actKinds, coercions } from '../../law/act-kinds.ts';
import { processKinds, stateNames } from '../../law/process/names.ts';
import { clockNames } from '../../law/process/clocks.ts';
import { sentAct } from './acts.ts';
import { caseView, type CaseView } from './case-view.ts';
import { due, receiptView } from './clock-view.ts';
import { reviewedContent } from './content.ts';
import { operation } from './operation.ts';
import { civilDate, cursor, hash, id, instant, line, looseLine, pageSize, personRef, uuid } from './primitives.ts';
import { problem } from './problem.ts';
import { publishingCase } from './publishing-case.ts';
import { caseHead, taskView } from './tasks.ts';

export const caseRow = z
  .object({ ...caseHead.shape, openedOn: civilDate.nullable(), reviewer: personRef.nullable(), due: due.nullable() })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.output<typeof caseRow>;

export const savedDraft = z
  .object({
    /** Goes up by one with every save; give it back with the next. */
    version: z.number().int(),
    content: reviewedContent,
    hash,
    savedAt: instant,
    savedBy: personRef.nullable(),
    /** Columns still missing before it can be finalized. */
    missing: z.array(z.object({ field: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'Draft' });
export type SavedDraft = z.output<typeof savedDraft>;

const recorded = z.object({
  outcome: z.literal('recorded'),
  commandId: uuid,
  caseId: uuid,
  revision: z.number().int(),
  state: z.enum(stateNames),
  at: instant.nullable(),
});
/** It may still be recorded: ask `GET /commands/{id}`, and never send the act again under another id. */
const unknown = z.object({ outcome: z.literal('unknown'), commandId: uuid, caseId: uuid.nullable() });
const refused = z.object({ outcome: z.literal('refused'), commandId: uuid, caseId: uuid, problem });

export const actOutcome = z.discriminatedUnion('outcome', [recorded, unknown]).meta({ id: 'ActOutcome' });
export type ActOutcome = z.output<typeof actOutcome>;
export const commandOutcome = z
  .discriminatedUnion('outcome', [recorded, unknown, refused])
  .meta({ id: 'CommandOutcome' });
export type CommandOutcome = z.output<typeof commandOutcome>;

/** The case as far as the signed-in person sees it. */
const caseAsSeen = z.discriminatedUnion('sight', [caseView, publishingCase]).meta({ id: 'CaseAsSeen' });
export type CaseAsSeen = z.output<typeof caseAsSeen>;

/** For whoever has a part in the case. */
export function wholeCase(seen: CaseAsSeen): CaseView {
  if (seen.sight !== 'whole') throw new Error('expected the whole case, got what whoever only publishes sees');
  return seen;
}

const caseId = z.object({ id: uuid });

export const caseOperations = {
  cases: operation({
    method: 'get',
    path: '/cases',
    summary: '案件清单',
    query: z.object({
      /** Number, title or party. */
      q: looseLine.optional(),
      state: z.enum(stateNames).optional(),
      actKind: z.enum(actKinds).optional(),
      mine: z.stringbool().default(false),
      cursor: cursor.optional(),
      limit: pageSize,
    }),
    answer: z.object({ items: z.array(caseRow), next: cursor.nullable() }).meta({ id: 'CasePage' }),
  }),
  openCase: operation({
    method: 'post',
    path: '/cases',
    summary: '立案并保存初稿',
    body: z.strictObject({
      commandId: uuid,
      caseId: uuid,
      /** Null: the next number of the unit's series is taken. */
      caseNumber: line.nullable().default(null),
      summaryProcedure: z.boolean().default(false),
      /** Of a case of coercion, which of the two it is; null in every other case. */
      coercion: z.enum(coercions).nullable().default(null),
      openedOn: civilDate,
      handlingUnitId: id,
      handlers: z.array(id).min(1).max(20),
      content: reviewedContent,
      /** 补录: business dates come with the acts until it is ended. */
      backEntry: z.boolean().default(false),
      on: civilDate.nullable().default(null),
    }),
    answer: actOutcome,
  }),
  caseView: operation({ method: 'get', path: '/cases/{id}', summary: '案件', params: caseId, answer: caseAsSeen }),
  draft: operation({ method: 'get', path: '/cases/{id}/draft', summary: '草稿', params: caseId, answer: savedDraft }),
  saveDraft: operation({
    method: 'put',
    path: '/cases/{id}/draft',
    summary: '保存草稿',
    params: caseId,
    body: z.strictObject({ version: z.number().int().min(0), content: reviewedContent }),
    answer: savedDraft,
  }),
  act: operation({
    method: 'post',
    path: '/cases/{id}/acts',
    summary: '办理一个事项',
    params: caseId,
    body: z.strictObject({
      act: sentAct,
      /** Only 催办 needs it: both processes know that act. */
      process: z.enum(processKinds).nullable().default(null),
      /** Revision the person saw, of the process the act belongs to. */
      expectedRevision: z.number().int().min(0),
      /** Made once per intention; a repeat returns the first answer. */
      commandId: uuid,
      /** Business date, only while back entry lasts. */
      on: civilDate.nullable().default(null),
    }),
    answer: actOutcome,
  }),
  command: operation({
    method: 'get',
    path: '/commands/{id}',
    summary: '查询一次提交的结果',
    params: caseId,
    answer: commandOutcome,
  }),
  receipt: operation({
    method: 'get',
    path: '/cases/{id}/receipts/{clock}',
    summary: '期限计算单',
    params: z.object({ id: uuid, clock: z.enum(clockNames) }),
    query: z.object({ process: z.enum(processKinds).default('case') }),
    answer: receiptView,
  }),
  /** What a +N day extension would give, before it is asked for or granted. */
  extensionPreview: operation({
    method: 'get',
    path: '/cases/{id}/extension-preview',
    summary: '延长后的期限',
    params: caseId,
    query: z.object({ days: z.coerce.number().int().min(1).max(60) }),
    answer: z.object({ due: civilDate, receipt: receiptView }).meta({ id: 'ExtensionPreview' }),
  }),
  caseTasks: operation({
    method: 'get',
    path: '/cases/{id}/tasks',
    summary: '本案待办',
    params: caseId,
    answer: z.array(taskView),
  }),
};
