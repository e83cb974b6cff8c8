import { startHourClock, endClock } from '../clocks.ts';
import { firstOf } from '../first-of.ts';
import type { Road } from './road.ts';

/**
 * 当场强制 (ACL 19): taken on the spot, reported within hours, approved afterwards or lifted at once. It stands beside
 * the file and is never shown as reviewed.
 */
export const urgentMeasures: Road = {
  obstacles: {
    takeUrgentMeasure: (_context, event) =>
      firstOf([event.at !== undefined && Date.parse(event.takenAt) > Date.parse(event.at), 'date-in-future']),
    decideUrgentMeasure: ({ parts }, event) => firstOf([parts.handlers.includes(event.by.personId), 'head-is-handler']),
    liftUrgentMeasure: (_context, event) => firstOf([event.liftedOn > event.on, 'date-in-future']),
  },
  changes: {
    takeUrgentMeasure: ({ clocks }, event) => ({
      measure: { takenAt: event.takenAt, stage: 'taken' },
      clocks: startHourClock(clocks, 'coercionReport', event.takenAt),
    }),
    reportUrgentMeasure: ({ clocks, measure }, event) => ({
      measure: measure && { ...measure, stage: 'reported' },
      clocks: endClock(clocks, 'coercionReport', event.on),
    }),
    decideUrgentMeasure: ({ measure }, event) => ({
      measure: measure && { ...measure, stage: event.approved ? 'approved' : 'toLift' },
    }),
    liftUrgentMeasure: ({ measure }) => ({ measure: measure && { ...measure, stage: 'lifted' } }),
  },
};
