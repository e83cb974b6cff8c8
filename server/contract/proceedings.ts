import * as z from 'zod';
import { involvementWays, involvements } from '../../law/people/conflicts.ts';
import { clockNames } from '../../law/process/clocks.ts';
import { endings } from '../../law/processes/case/names.ts';
import { stopGrounds } from './clock-view.ts';
import { civilDate, instant, personRef } from './primitives.ts';

const hearingStates = ['none', 'offered', 'asked', 'noticed', 'held', 'done'] as const;
const measureStages = ['taken', 'reported', 'approved', 'toLift', 'lifted'] as const;

/** What goes on beside the file: hearing, recusal, another ending, measures on the spot, who was ever involved. */
export const proceedingsView = z
  .object({
    hearing: z.object({
      state: z.enum(hearingStates),
      askedOn: civilDate.nullable(),
      noticedOn: civilDate.nullable(),
      plannedOn: civilDate.nullable(),
      heldOn: civilDate.nullable(),
      endedOn: civilDate.nullable(),
      officer: personRef.nullable(),
      /** First day on which a hearing notified today may be held. */
      earliestOn: civilDate.nullable(),
    }),
    recusal: z.object({ person: personRef, askedOn: civilDate }).nullable(),
    recused: z.array(personRef),
    ending: z.object({ ending: z.enum(endings), proposedBy: personRef, approvedOn: civilDate.nullable() }).nullable(),
    measure: z.object({ takenAt: instant.or(z.string()), stage: z.enum(measureStages) }).nullable(),
    involved: z.array(
      z.object({ person: personRef, as: z.enum(involvements), since: civilDate, by: z.enum(involvementWays) }),
    ),
    openQuestions: z.array(z.number().int()),
    stoppable: z.array(z.object({ clock: z.enum(clockNames), grounds: z.array(z.enum(stopGrounds)) })),
    standingStill: z.array(z.enum(clockNames)),
  })
  .meta({ id: 'Proceedings' });
export type ProceedingsView = z.output<typeof proceedingsView>;
