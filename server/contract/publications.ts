import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import { stateNames } from '../../law/process/names.ts';
import { permittedAct } from './case-view.ts';
import { due } from './clock-view.ts';
import { operation } from './operation.ts';
import { civilDate, cursor, hash, looseLine, pageSize, uuid } from './primitives.ts';

/** All that the public sees of a decision; what is not here is absent, not masked. */
export const publicDecision = z
  .object({
    number: z.string(),
    actKind: z.enum(actKinds),
    title: z.string(),
    /** 执法机关、执法对象、执法类别、执法结论. */
    authority: z.string(),
    subject: z.string(),
    category: z.string(),
    conclusion: z.string(),
    basis: z.string(),
    decidedOn: civilDate,
  })
  .meta({ id: 'PublicDecision' });

export const publishedDecision = z
  .object({
    id: uuid,
    state: z.enum(['published', 'withdrawn']),
    number: z.string(),
    authority: z.string(),
    actKind: z.enum(actKinds),
    decidedOn: civilDate,
    publishedOn: civilDate,
    /** Last day of display; null when it has no term. */
    displayUntil: civilDate.nullable(),
    demo: z.boolean(),
    /** Null once withdrawn: what was public is no longer given. */
    decision: publicDecision.nullable(),
    withdrawal: z
      .object({
        kind: z.string(),
        reason: z.string(),
        documentNumber: z.string(),
        effectiveOn: civilDate,
        withdrawnOn: civilDate,
      })
      .nullable(),
  })
  .meta({ id: 'PublishedDecision' });
export type PublishedDecision = z.output<typeof publishedDecision>;

export const publicationRow = z
  .object({
    caseId: uuid,
    number: z.string(),
    title: z.string(),
    party: z.string(),
    actKind: z.enum(actKinds),
    state: z.enum(stateNames),
    decidedOn: civilDate,
    servedOn: civilDate.nullable(),
    publishedOn: civilDate.nullable(),
    due: due.nullable(),
    demo: z.boolean(),
  })
  .meta({ id: 'PublicationRow' });

const caseId = z.object({ id: uuid });

export const publicationOperations = {
  publications: operation({
    method: 'get',
    path: '/publications',
    summary: '公示管理',
    query: z.object({
      state: z.enum(['awaitingService', 'toPublish', 'published', 'withdrawn', 'notPublished', 'expired']).optional(),
      cursor: cursor.optional(),
      limit: pageSize,
    }),
    answer: z.object({ items: z.array(publicationRow), next: cursor.nullable() }).meta({ id: 'PublicationPage' }),
  }),
  /** Exactly what would be public; confirm its hash with the act `publish`. */
  publicationPreview: operation({
    method: 'get',
    path: '/publications/{id}/preview',
    summary: '公示预览',
    params: caseId,
    answer: z
      .object({
        preview: publicDecision,
        previewHash: hash,
        /** What may not be public and was found in it: it blocks, a person corrects. */
        findings: z.array(z.object({ field: z.string(), what: z.string(), excerpt: z.string() })),
        /** Why the rules do not publish a decision like this one; null when they do. */
        notDue: z.string().nullable(),
        permittedActs: z.array(permittedAct),
        nonPublicationGrounds: z.array(z.string()),
        takeDownEvents: z.array(z.string()),
      })
      .meta({ id: 'PublicationPreview' }),
  }),
  publicDecisions: operation({
    method: 'get',
    path: '/public/decisions',
    summary: '行政执法决定公示清单',
    query: z.object({
      q: looseLine.optional(),
      actKind: z.enum(actKinds).optional(),
      year: z.coerce.number().int().min(1990).max(2199).optional(),
      state: z.enum(['published', 'withdrawn']).optional(),
      cursor: cursor.optional(),
      limit: pageSize,
    }),
    answer: z.object({ items: z.array(publishedDecision), next: cursor.nullable() }).meta({ id: 'PublicPage' }),
  }),
  publicDecision: operation({
    method: 'get',
    path: '/public/decisions/{id}',
    summary: '一件已公示的行政执法决定',
    params: caseId,
    answer: publishedDecision,
  }),
};
