import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import { reviewerFitnesses } from '../../law/people/reviewer-fitness.ts';
import { caseRoles, offices, replaceableRoles } from '../../law/people/roles.ts';
import { processKinds } from '../../law/process/names.ts';
import type { SentActType } from './acts.ts';
import { operation } from './operation.ts';
import { id, personRef, unitRef, uuid } from './primitives.ts';
import { provisionRef, refusalView } from './problem.ts';

export const unitView = z
  .object({
    ...unitRef.shape,
    kind: z.enum(['handling', 'review', 'office']),
    head: personRef.nullable(),
    deputy: personRef.nullable(),
  })
  .meta({ id: 'UnitView' });

/** Acts that name somebody for a place in the case. */
export const namingActs = [
  'assignReviewer',
  'delegateReview',
  'askCosign',
  'assignHandlers',
  'noticeHearing',
  'replaceLeader',
  'requestRecusal',
] as const satisfies readonly SentActType[];
export type NamingAct = (typeof namingActs)[number];

export const referenceOperations = {
  /** People of the authority. With a case: whom an act in it may name, and beside each why not. */
  people: operation({
    method: 'get',
    path: '/people',
    summary: '人员',
    query: z.object({
      office: z.enum(offices).optional(),
      unit: id.optional(),
      forCase: uuid.optional(),
      /** What they are chosen for; read with a case only. */
      act: z.enum(namingActs).default('assignReviewer'),
      /** Whose place is to be taken, where a leader is replaced. */
      role: z.enum(replaceableRoles).optional(),
    }),
    answer: z.array(
      z
        .object({
          ...personRef.shape,
          unit: unitRef.nullable(),
          offices: z.array(z.enum(offices)),
          /** Open reviews, for spreading the work; null outside the review unit. */
          openReviews: z.number().int().nullable(),
          /** What speaks for this person as a reviewer; null outside the review. */
          fitness: z.enum(reviewerFitnesses).nullable(),
          /** `pool`: lent by the unit named. */
          from: z.enum(['own', 'pool']),
          /** Why not this one, for the case asked about, with what is known and since when. */
          unfit: z.string().nullable(),
          /** What they are in the case already, where the choice is among those in it. */
          inCase: z.string().nullable(),
          /** What to know before choosing this one. */
          warning: z.string().nullable(),
        })
        .meta({ id: 'PersonView' }),
    ),
  }),
  units: operation({ method: 'get', path: '/units', summary: '机构', answer: z.array(unitView) }),
  /** What the form for a new case needs. */
  opening: operation({
    method: 'get',
    path: '/opening',
    summary: '立案所需',
    answer: z
      .object({
        /** Of those the local rules cover, the kinds a case can be opened of. */
        actKinds: z.array(z.enum(actKinds)),
        /** Why not of the others; null where there are none. */
        notBuilt: refusalView.nullable(),
        handlingUnits: z.array(unitRef),
        suggestedNumber: z.string(),
        hearingThresholds: z.array(
          z.object({ of: z.enum(['fine', 'confiscation']), partyType: z.string(), amountFen: z.number().int() }),
        ),
      })
      .meta({ id: 'Opening' }),
  }),
  profile: operation({
    method: 'get',
    path: '/profile',
    summary: '本机关参数与来源',
    answer: z
      .object({
        id: z.string(),
        version: z.number().int(),
        title: z.string(),
        effectiveFrom: z.string().nullable(),
        values: z.array(
          z.object({
            path: z.string(),
            label: z.string(),
            value: z.string(),
            source: z.string(),
            /** The profile it is inherited from; null when its own. */
            inheritedFrom: z.string().nullable(),
            /** False: it stands in the document of the authority, and nothing here follows it yet. */
            used: z.boolean(),
          }),
        ),
        calendar: z.object({
          version: z.string(),
          years: z.array(z.object({ year: z.string(), source: z.string() })),
        }),
      })
      .meta({ id: 'Profile' }),
  }),
  /** The procedure as the machine runs it, for drawing. */
  diagram: operation({
    method: 'get',
    path: '/diagram',
    summary: '法制审核流程图',
    query: z.object({ process: z.enum(processKinds).default('case') }),
    answer: z
      .object({
        version: z.string(),
        states: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            parent: z.string().nullable(),
            parallel: z.boolean(),
            initial: z.boolean(),
            final: z.boolean(),
          }),
        ),
        edges: z.array(
          z.object({
            from: z.string(),
            to: z.string(),
            act: z.string(),
            roles: z.array(z.enum(caseRoles)),
            provision: provisionRef.nullable(),
          }),
        ),
      })
      .meta({ id: 'Diagram' }),
  }),
  provision: operation({
    method: 'get',
    path: '/provisions/{id}',
    summary: '条文',
    params: z.object({ id }),
    answer: z.object({ ...provisionRef.shape, title: z.string(), source: z.string() }).meta({ id: 'Statute' }),
  }),
};
