import type { Refusal } from '../../../refusals.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf } from '../event.ts';
import { endClock, startClockUntil } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { isServiceMethod } from '../service-methods.ts';
import type { Proceeding } from './proceeding.ts';

/** A later paper takes the place of an earlier one, and is no older than it. */
function obstacleToDemand(
  { coercion, decidedOn, openedOn, clocks }: CaseContext,
  event: EventOf<'serveDemand'>,
): Refusal | null {
  return firstOf(
    [coercion !== 'execution' || decidedOn !== null, 'act-not-in-this-state'],
    [!isServiceMethod(event.method), 'act-malformed'],
    [!event.rightsTold, 'demand-rights-untold'],
    [event.servedOn > event.on, 'date-in-future'],
    [openedOn !== null && event.servedOn < openedOn, 'date-before-previous'],
    [clocks.demand !== undefined && event.servedOn < clocks.demand.from, 'date-before-previous'],
    [event.performBy <= event.servedOn, 'demand-without-days'],
  );
}

/** Signs of concealment end the days to perform only while these last. */
const obstacleToConcealment = (
  { clocks: { demand } }: CaseContext,
  event: EventOf<'recordConcealment'>,
): Refusal | null =>
  firstOf(
    [demand?.endedOn !== null, 'act-not-in-this-state'],
    [event.foundOn > event.on, 'date-in-future'],
    [demand !== undefined && event.foundOn < demand.from, 'date-before-previous'],
  );

/**
 * 催告 (ACL 35, 37): before an execution the party is called on to perform, by a paper that gives it days for it. What
 * it says to that is recorded and re-examined as a defense is.
 */
export const demands: Proceeding = {
  obstacles: { serveDemand: obstacleToDemand, recordConcealment: obstacleToConcealment },
  changes: {
    serveDemand: ({ clocks }, event) => ({
      clocks: startClockUntil(clocks, 'demand', { from: event.servedOn, until: event.performBy }),
    }),
    recordConcealment: ({ clocks }, event) => ({ clocks: endClock(clocks, 'demand', event.on) }),
  },
};
