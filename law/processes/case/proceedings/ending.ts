import type { Refusal } from '../../../refusals.ts';
import type { ActType } from '../../../acts.ts';
import { type CaseContext, nothingDecided } from '../context.ts';
import type { EventOf, CaseEvent } from '../event.ts';
import type { Change } from '../evolution.ts';
import { dropClock, endClock, runningClocks, startClock, startHourClock } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { endings as knownEndings, type Ending } from '../names.ts';
import { obstacleToDecider } from './approval.ts';
import { clocksIn, type Proceeding } from './proceeding.ts';

/** A measure that nobody approved or lifted must not outlive its case. */
const isMeasureOpen = ({ measure }: CaseContext): boolean =>
  measure !== undefined && measure.stage !== 'approved' && measure.stage !== 'lifted';

/** What was found not to be a case of this authority leaves no ground for a measure that somebody once approved. */
const mustEndMeasure = (context: CaseContext): boolean =>
  isMeasureOpen(context) || (context.ending?.ending === 'dismissal' && context.measure?.stage === 'approved');

function obstacleToDeciding(context: CaseContext, event: EventOf<'decideEnding'>): Refusal | null {
  return (
    obstacleToDecider(context, event.by.personId) ??
    firstOf(
      // As for an approval: the investigation goes on (APL 43.3), the end of it waits.
      [event.approved && context.recusal !== undefined, 'recusal-undecided'],
      [event.approved && mustEndMeasure(context), 'urgent-measure-open'],
      [!event.approved && event.text === null, 'reason-required'],
    )
  );
}

/** A case that goes on after all is drafted and reviewed anew; what the last opinion named still wants its answer. */
const draftedAgain: Change = {
  ending: undefined,
  draft: nothingDecided,
};

/** Acts of a case that is only waiting to be handed over. */
const whileHandedOver: readonly ActType[] = [
  'recordTransfer',
  'liftUrgentMeasure',
  'assignHandlers',
  'replaceLeader',
  'remind',
  'correctRecord',
  'endBackEntry',
  'clockReminder',
  'clockExpired',
];

/**
 * A case whose referral the head approved is no longer this authority's to pursue.
 *
 * @law APL-57.1(4)
 */
export const obstacleOfEnding = ({ ending }: CaseContext, event: CaseEvent): Refusal | null =>
  firstOf([
    ending !== undefined && ending.approvedOn !== null && !whileHandedOver.includes(event.type),
    'act-not-in-this-state',
  ]);

function decided(context: CaseContext, event: EventOf<'decideEnding'>): Change {
  const clocks = endClock(context.clocks, 'referralDecision', event.on);
  if (!event.approved || context.ending === undefined) {
    return { ...draftedAgain, clocks };
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
export const endings: Proceeding = {
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
      ...draftedAgain,
      clocks: dropClock(context.clocks, 'referralDecision'),
    }),
    decideEnding: decided,
    recordTransfer: (context, event) => ({
      clocks: ended(endClock(context.clocks, 'referralTransfer', event.sentOn), event.on),
    }),
  },
};
