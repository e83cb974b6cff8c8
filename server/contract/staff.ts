import * as z from 'zod';
import { credentialKinds, validities } from '../../law/people/credentials.ts';
import { reviewerFitnesses } from '../../law/people/reviewer-fitness.ts';
import { offices } from '../../law/people/roles.ts';
import { poolKinds } from '../../law/people/staffing.ts';
import { operation } from './operation.ts';
import { civilDate, id, line, personRef, unitRef, uuid } from './primitives.ts';

export const leaveView = z
  .object({
    id: uuid,
    person: personRef,
    substitute: personRef,
    fromOn: civilDate,
    untilOn: civilDate,
    reason: z.string(),
    /** It holds today. */
    begun: z.boolean(),
  })
  .meta({ id: 'Leave' });
export type LeaveView = z.output<typeof leaveView>;

const credentialView = z.object({
  number: z.string(),
  kind: z.enum(credentialKinds),
  issuedBy: z.string(),
  validFrom: civilDate,
  validUntil: civilDate,
  validity: z.enum(validities),
});

export const staffMember = z
  .object({
    ...personRef.shape,
    title: z.string(),
    offices: z.array(z.enum(offices)),
    credentials: z.array(credentialView),
    /** Of those who review; null for others. */
    reviewer: z
      .object({
        fitness: z.enum(reviewerFitnesses),
        qualification: z.string().nullable(),
        firstReviewOn: civilDate.nullable(),
        firstReviewSource: z.string().nullable(),
        openReviews: z.number().int(),
      })
      .nullable(),
    leave: leaveView.nullable(),
    standsFor: z.array(personRef),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.output<typeof staffMember>;

const staffing = z.object({
  officers: z.number().int(),
  reviewers: z.number().int(),
  ratio: z.number().nullable(),
  required: z.number().int().nullable(),
  short: z.boolean(),
});

export const staffUnit = z
  .object({
    ...unitRef.shape,
    kind: z.enum(['handling', 'review', 'office']),
    level: z.enum(['city', 'county', 'street', 'other']),
    parentId: id.nullable(),
    /** The authority in whose name it enforces. */
    delegatedBy: unitRef.nullable(),
    /** With the units below it. */
    staffing,
    people: z.array(staffMember),
  })
  .meta({ id: 'StaffUnit' });
export type StaffUnit = z.output<typeof staffUnit>;

export const staffOperations = {
  /** Units in their tree, with who works there, by what right, and who is away. */
  staff: operation({
    method: 'get',
    path: '/staff',
    summary: '人员：机构、执法证件、审核资格、请假',
    answer: z
      .object({
        asOf: civilDate,
        authority: unitRef,
        staffing,
        /** The least share of reviewers, with where it is written; null where the authority has still to fix it. */
        minRatio: z.object({ value: z.number().nullable(), source: z.string().nullable() }),
        units: z.array(staffUnit),
        /** Who belongs to no unit: the leaders. */
        leaders: z.array(staffMember),
        pool: z.array(
          z.object({
            id,
            person: personRef,
            kind: z.enum(poolKinds),
            lentBy: unitRef,
            /** False: lent by us to somebody else. */
            toUs: z.boolean(),
            fromOn: civilDate,
            untilOn: civilDate.nullable(),
            basis: z.string(),
            lentNow: z.boolean(),
          }),
        ),
        leaves: z.array(leaveView),
      })
      .meta({ id: 'Staff' }),
  }),
  /** What the form 请假交接 needs; without a person, for oneself. */
  leaves: operation({
    method: 'get',
    path: '/leaves',
    summary: '请假交接',
    query: z.object({ person: id.optional() }),
    answer: z
      .object({
        person: personRef,
        leaves: z.array(leaveView),
        substitutes: z.array(z.object({ ...personRef.shape, title: z.string() })),
        /** Whose leaves the signed-in person may enter. */
        people: z.array(personRef),
      })
      .meta({ id: 'LeaveOverview' }),
  }),
  enterLeave: operation({
    method: 'post',
    path: '/leaves',
    summary: '登记请假交接：待办随之转给代理人',
    body: z.strictObject({
      id: uuid,
      personId: id,
      fromOn: civilDate,
      untilOn: civilDate,
      substituteId: id,
      reason: line,
    }),
    answer: z.null(),
  }),
  endLeave: operation({
    method: 'post',
    path: '/leaves/{id}/end',
    summary: '提前结束请假：待办当即转回',
    params: z.object({ id: uuid }),
    answer: z.null(),
  }),
};
