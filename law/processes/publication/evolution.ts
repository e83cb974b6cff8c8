import type { ActType } from '../../acts.ts';
import { endClock, startClock, stillOverdue, type ClockName, type Clocks } from '../../process/clocks.ts';
import type { ProcessEvent } from '../../process/definition.ts';
import { laterOf } from '../../time/civil-date.ts';
import type { EventOf } from './event.ts';
import type { PublicationContext } from './context.ts';

type Change = Partial<PublicationContext>;
type Evolution<T extends ActType> = (context: PublicationContext, event: EventOf<T>) => Change;

const evolutions: { readonly [T in ActType]?: Evolution<T> } = {
  openPublication: (context, event) => ({ clocks: startClock(context.clocks, 'publication', event.decidedOn) }),
  decisionServed: (_context, event) => ({ servedOn: event.servedOn }),
  backEntryEnded: () => ({ backEntry: false }),
  publish: (context, event) => ({
    publishedOn: event.on,
    clocks: startClock(endClock(context.clocks, 'publication', event.on), 'display', event.on),
  }),
  declinePublication: (context, event) => ({ clocks: endClock(context.clocks, 'publication', event.on) }),
  recordAnnulment: (context, event) => ({
    withdrawal: { kind: event.kind, effectiveOn: event.effectiveOn, on: event.on },
    clocks: takenDown(context, event),
  }),
  clockExpired: (context, event) => {
    const clock = event.clock as ClockName;
    if (clock === 'display') return { clocks: endClock(context.clocks, clock, event.on) };
    return { overdue: [...context.overdue.filter((other) => other !== clock), clock] };
  },
};

/** The period of take-down runs from the day the annulment took effect, if there was a page to take down. */
function takenDown({ clocks, publishedOn }: PublicationContext, event: EventOf<'recordAnnulment'>): Clocks {
  const ended = endClock(endClock(clocks, 'publication', event.on), 'display', event.on);
  if (publishedOn === null) return ended;
  return endClock(startClock(ended, 'takeDown', event.effectiveOn), 'takeDown', event.on);
}

/**
 * The publication after an act.
 *
 * @law APL-48
 */
export function evolve(context: PublicationContext, event: ProcessEvent): Change {
  const evolution = evolutions[event.type] as Evolution<ActType> | undefined;
  const change = evolution?.(context, event) ?? {};
  const overdue = stillOverdue(change.overdue ?? context.overdue, context.clocks, change.clocks ?? context.clocks);
  return { ...change, overdue, lastOn: laterOf(context.lastOn, event.on) };
}
