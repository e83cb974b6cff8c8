import type { Refusal } from '../../refusals.ts';
import type { CaseContext, EventOf } from '../case-context.ts';
import type { Change } from '../case-evolution.ts';
import { dropClock, endClock, runningClocks, startClock, startHourClock } from '../clocks.ts';
import { firstOf } from '../first-of.ts';
import { endings as knownEndings, type Ending } from '../names.ts';
import { clocksIn, type Road } from './road.ts';

/** A measure that nobody approved or lifted must not outlive its case. */
const isMeasureOpen = ({ measure }: CaseContext): boolean =>
  measure !== undefined && measure.stage !== 'approved' && measure.stage !== 'lifted';

function obstacleToDeciding(context: CaseContext, event: EventOf<'decideEnding'>): Refusal | null {
  const isHandler = context.parts.handlers.includes(event.by.personId);
  return firstOf(
    [isHandler, 'head-is-handler'],
    [event.approved && isMeasureOpen(context), 'urgent-measure-open'],
    [!event.approved && event.text === null, 'reason-required'],
  );
}

function decided(context: CaseContext, event: EventOf<'decideEnding'>): Change {
  const clocks = endClock(context.clocks, 'referralDecision', event.on);
  if (!event.approved || context.ending === undefined) {
    return { ending: undefined, clocks, opinion: null, pass: null, outOfScope: null, substitute: undefined };
  }
  const ending = { ...context.ending, approvedOn: event.on };
  if (ending.ending === 'dismissal') return { ending, clocks: ended(clocks, event.on) };
  const isCrime = ending.ending === 'suspectedCrime';
  return {
    ending,
    clocks: isCrime && event.at !== undefined ? startHourClock(clocks, 'referralTransfer', event.at) : clocks,
  };
}

/** With the case its clocks end: nothing is owed any more. */
const ended = (clocks: CaseContext['clocks'], on: string): CaseContext['clocks'] =>
  runningClocks(clocks).reduce((left, name) => endClock(left, name, on), clocks);

/** Referral to another authority, referral of a suspected crime, and dismissal: proposed, decided by the head, carried out. */
export const endings: Road = {
  obstacles: {
    proposeEnding: (_context, event) =>
      firstOf([!knownEndings.some((known) => known === event.ending), 'act-malformed']),
    decideEnding: obstacleToDeciding,
    recordTransfer: ({ ending }, event) =>
      firstOf(
        [event.sentOn > event.on, 'date-in-future'],
        [event.sentOn < (ending?.approvedOn ?? ''), 'date-before-previous'],
      ),
    closeCase: (context) => firstOf([isMeasureOpen(context), 'urgent-measure-open']),
  },
  changes: {
    proposeEnding: (context, event, base) => {
      const clocks = dropClock(clocksIn(context, base), 'objection');
      return {
        ending: { ending: event.ending as Ending, proposedBy: event.by.personId, approvedOn: null },
        // The days of the head are those of a suspected crime; other endings have none.
        clocks: event.ending === 'suspectedCrime' ? startClock(clocks, 'referralDecision', event.on) : clocks,
      };
    },
    withdrawEnding: (context) => ({
      ending: undefined,
      clocks: dropClock(context.clocks, 'referralDecision'),
      opinion: null,
      pass: null,
      outOfScope: null,
      substitute: undefined,
    }),
    decideEnding: decided,
    recordTransfer: (context, event) => ({
      clocks: ended(endClock(context.clocks, 'referralTransfer', event.sentOn), event.on),
    }),
  },
};
