import * as z from 'zod';
import { actTypes } from '../../law/acts.ts';
import { clockNames } from '../../law/process/clocks.ts';
import { stateNames } from '../../law/process/names.ts';
import { permittedAct } from './case-view.ts';
import { clockView } from './clock-view.ts';
import { civilDate, hash, instant, personRef, unitRef, uuid } from './primitives.ts';
import { publicDecision } from './publications.ts';

/**
 * A decided case as whoever only publishes sees it: the decision in the words of the public, and the course of its
 * publication. Every field is named here; of the case itself there is nothing.
 */
export const publishingCase = z
  .object({
    sight: z.literal('publishing'),
    id: uuid,
    number: z.string(),
    demo: z.boolean(),
    backEntry: z.boolean(),
    handlingUnit: unitRef,
    decision: publicDecision,
    servedOn: civilDate.nullable(),
    /** Null in the moment between the decision and the beginning of its publication. */
    publication: z
      .object({
        state: z.enum(stateNames),
        revision: z.number().int(),
        publishedOn: civilDate.nullable(),
        /** Last day of display; null when it has no term. */
        displayUntil: civilDate.nullable(),
      })
      .nullable(),
    /** Of the publication alone. */
    clocks: z.array(clockView),
    permittedActs: z.array(permittedAct),
    /** What was done about the publication, the newest first. */
    course: z.array(
      z.object({
        revision: z.number().int(),
        act: z.enum(actTypes),
        /** Which clock spoke; null where none did. */
        clock: z.enum(clockNames).nullable(),
        /** Null: the system. */
        by: personRef.nullable(),
        on: civilDate,
        at: instant,
        /** Why it is not or no longer public. */
        reason: z.string().nullable(),
        entryHash: hash,
      }),
    ),
    takeDownEvents: z.array(z.string()),
  })
  .meta({ id: 'PublishingCase' });
export type PublishingCase = z.output<typeof publishingCase>;
