import * as z from 'zod';
import { caseRoles } from '../../law/people/roles.ts';
import { actTypes, personalActTypes, type PersonalActType } from '../../law/acts.ts';
import { clockNames } from '../../law/process/clocks.ts';
import { processKinds, stateNames, taskKinds } from '../../law/process/names.ts';
import { periodUnits } from '../../law/time/period.ts';
import { caseView, step } from './case-view.ts';
import { clockView } from './clock-view.ts';
import { operation } from './operation.ts';
import { civilDate, instant, personRef, unitRef, uuid } from './primitives.ts';
import { provisionRef, refusalView } from './problem.ts';

const personalTypes = [...personalActTypes] as [PersonalActType, ...PersonalActType[]];

/** A case as it was at an instant, judged again from its ledger by the machine and rules it had then. */
export const lookBack = z
  .object({
    caseId: uuid,
    instant,
    /** The day the law counted it as: that of the instant, or the business date reached during back entry. */
    day: civilDate,
    /** What had been recorded last. */
    last: z.object({
      process: z.enum(processKinds),
      revision: z.number().int(),
      act: z.enum(actTypes),
      by: personRef.nullable(),
      on: civilDate,
      at: instant,
    }),
    entries: z.number().int(),
    state: z.enum(stateNames),
    publicationState: z.enum(stateNames).nullable(),
    party: caseView.shape.party.shape.state,
    round: z.number().int(),
    /** The review unit had confirmed that no review was due. */
    outOfScope: z.boolean(),
    steps: z.array(step),
    /** With the receipts as counted then; their `now` is what counts today. */
    clocks: z.array(clockView),
    tasks: z.array(
      z.object({
        kind: z.enum(taskKinds),
        process: z.enum(processKinds),
        role: z.enum(caseRoles),
        person: personRef.nullable(),
        unit: unitRef.nullable(),
        clock: z.enum(clockNames).nullable(),
        dueOn: civilDate.nullable(),
      }),
    ),
    /** What whoever was in a role could do; barred acts carry the reason. */
    roles: z.array(
      z.object({
        role: z.enum(caseRoles),
        acts: z.array(
          z.object({
            type: z.enum(personalTypes),
            process: z.enum(processKinds),
            allowed: z.boolean(),
            refusal: refusalView.nullable(),
            provision: provisionRef,
          }),
        ),
      }),
    ),
    rules: z.object({
      profile: z.object({ id: z.string(), version: z.number().int(), title: z.string() }),
      calendar: z.string(),
      /** Of the clocks that run under these rules. */
      periods: z.array(
        z.object({
          clock: z.enum(clockNames),
          n: z.number().int(),
          unit: z.enum(periodUnits),
          provision: provisionRef,
        }),
      ),
    }),
    machine: z.object({ case: z.string(), publication: z.string().nullable() }),
    /** Who had acted by then, the first to act first. */
    acted: z.array(z.object({ person: personRef, acts: z.array(z.enum(actTypes)) })),
  })
  .meta({ id: 'LookBack' });
export type LookBack = z.output<typeof lookBack>;

export const lookBackOperations = {
  lookBack: operation({
    method: 'get',
    path: '/cases/{id}/at',
    summary: '回看：某一时刻的案件',
    params: z.object({ id: uuid }),
    query: z.object({ instant }),
    answer: lookBack,
  }),
};
