import type { Refusal } from '../../../refusals.ts';
import { rolesIn } from '../../../people/roles.ts';
import type { StopGround } from '../../../profiles/rules.ts';
import { addDays, type CivilDate } from '../../../time/civil-date.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import { clockRules, endClock, resumeClock, standsStill, stopClock, type ClockName } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { clocksIn, isLate, type Proceeding } from './proceeding.ts';

/** Clocks that can stand still at all, each on the grounds its rules name. */
const grounds: { readonly [C in ClockName]?: (context: CaseContext) => readonly StopGround[] } = {
  review: ({ rules }) => rules.review.stops,
  caseDecision: ({ rules }) => rules.decision.stops,
};

/** Each unit answers for its own clock: nobody stops the other's. */
function isTheirs(
  { participants }: CaseContext,
  { by, clock }: EventOf<'stopClock'> | EventOf<'resumeClock'>,
): boolean {
  return rolesIn(by, participants).includes(clock === 'review' ? 'reviewUnitHead' : 'handlingUnitHead');
}

function obstacleToStop(context: CaseContext, event: EventOf<'stopClock'>): Refusal | null {
  // A code is what somebody sent: `constructor` is on every object.
  const known = Object.hasOwn(grounds, event.clock) ? grounds[event.clock as ClockName] : undefined;
  const allowed: readonly string[] = known?.(context) ?? [];
  const run = context.clocks[event.clock as ClockName];
  return firstOf(
    [!isTheirs(context, event), 'not-your-act'],
    [!allowed.includes(event.ground), 'clock-cannot-stop'],
    [run?.endedOn !== null || standsStill(run), 'clock-not-running'],
    [event.from > event.on, 'date-in-future'],
    // What had ended cannot be stopped any more.
    [event.from > (event.dues[event.clock as ClockName] ?? event.from), 'clock-not-running'],
    [run !== undefined && event.from <= (run.stops?.at(-1)?.until ?? run.from), 'date-before-previous'],
  );
}

function obstacleToResuming(context: CaseContext, event: EventOf<'resumeClock'>): Refusal | null {
  const run = context.clocks[event.clock as ClockName];
  return firstOf(
    [!isTheirs(context, event), 'not-your-act'],
    [run === undefined || !standsStill(run), 'clock-not-stopped'],
    [event.until > event.on, 'date-in-future'],
    [event.until < (run?.stops?.at(-1)?.from ?? ''), 'date-before-previous'],
  );
}

/** A review counted from receipt stands still while materials are missing, where the rules say `pause`. */
function paused(context: CaseContext, base: Change): Change {
  const between = context.supplementedBetween;
  const { supplement, clockStart } = context.rules.review;
  const isPaused = clockStart === 'receipt' && supplement.clockPolicy === 'pause' && between?.received != null;
  if (!isPaused || between === undefined || between.received === null) return { supplementedBetween: undefined };
  const stop = { from: addDays(between.asked, 1), ground: 'papers', by: context.participants.reviewUnitId } as const;
  const stopped = stopClock(clocksIn(context, base), 'review', stop);
  return { supplementedBetween: undefined, clocks: resumeClock(stopped, 'review', between.received) };
}

/** Clocks whose end only closes a right, beside those the main procedure knows. */
const lapses: readonly string[] = [
  'demand',
  'objection',
  'hearingRequest',
  'hearingNotice',
] satisfies readonly ClockName[];

/** A right ends with its last day, however late the end of it is told. */
const lastDay = ({ clock, dues, on }: EventOf<'clockExpired'>): CivilDate => dues[clock as ClockName] ?? on;

/** Stops as recorded intervals with their paper and signer, and the ends of the clocks of the other proceedings. */
export const clockStops: Proceeding = {
  obstacles: {
    stopClock: obstacleToStop,
    resumeClock: obstacleToResuming,
    supplement: (_context, event) => firstOf([isLate(event, 'supplement'), 'supplement-period-over']),
  },
  changes: {
    stopClock: (context, event) => ({
      clocks: stopClock(context.clocks, event.clock as ClockName, {
        from: event.from,
        ground: event.ground as StopGround,
        by: event.by.personId,
      }),
    }),
    resumeClock: (context, event) => ({ clocks: resumeClock(context.clocks, event.clock as ClockName, event.until) }),
    // What stood still in an earlier submission says nothing about this one.
    submitForReview: () => ({ supplementedBetween: undefined }),
    requestSupplement: (_context, event) => ({ supplementedBetween: { asked: event.on, received: null } }),
    supplement: ({ supplementedBetween }, event) => ({
      supplementedBetween: supplementedBetween && { ...supplementedBetween, received: event.on },
    }),
    accept: (context, _event, base) => paused(context, base),
    clockExpired: (context, event) =>
      lapses.includes(event.clock) && clockRules[event.clock as ClockName].atEnd === 'lapse'
        ? { overdue: context.overdue, clocks: endClock(context.clocks, event.clock as ClockName, lastDay(event)) }
        : {},
  },
};
