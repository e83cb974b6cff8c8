import { civilDateAt, type CivilDate } from '../../../time/civil-date.ts';
import type { CaseCircumstances } from '../event.ts';
import { startHourClock, endClock } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { obstacleToDecider } from './approval.ts';
import type { Proceeding } from './proceeding.ts';

const dayOf = (instant: string): CivilDate => civilDateAt(Date.parse(instant));

/** During back entry only the business day is known, not the hour. */
const isAfter = (instant: string, { on, at }: CaseCircumstances): boolean =>
  dayOf(instant) > on || (at !== undefined && Date.parse(instant) > Date.parse(at));

/**
 * 当场强制 (ACL 19): taken on the spot, reported within hours, approved afterwards or lifted at once. It stands beside
 * the file and is never shown as reviewed.
 */
export const urgentMeasures: Proceeding = {
  obstacles: {
    takeUrgentMeasure: ({ decidedOn }, event) =>
      firstOf(
        // After the decision there is execution, and no measure to secure what is to be decided (ACL 2).
        [decidedOn !== null, 'act-not-in-this-state'],
        [isAfter(event.takenAt, event), 'date-in-future'],
      ),
    decideUrgentMeasure: (context, event) => obstacleToDecider(context, event.by.personId),
    liftUrgentMeasure: ({ measure }, event) =>
      firstOf(
        [event.liftedOn > event.on, 'date-in-future'],
        [measure !== undefined && event.liftedOn < dayOf(measure.takenAt), 'date-before-previous'],
      ),
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
