import type { ClockRule } from '../../process/clock-rule.ts';
import { workingDays } from '../../time/period.ts';

/** The clocks of the publication of one decision. */
export const publicationClocks = {
  publication: {
    label: '公示期限',
    owner: 'publicityClerk',
    atEnd: 'overdue',
    provision: 'GBF118',
    runs: 'days',
    period: ({ publication }, actKind) => publication.periods[actKind] ?? publication.otherPeriod,
    values: (actKind) => [`publication.periods.${actKind}`, 'publication.otherPeriod'],
    limits: null,
  },
  display: {
    label: '公示期',
    owner: 'publicityClerk',
    atEnd: 'lapse',
    provision: 'SAMR45-13',
    runs: 'days',
    period: ({ publication }, actKind) => publication.displayTerms[actKind],
    values: (actKind) => [`publication.displayTerms.${actKind}`],
    limits: null,
  },
  takeDown: {
    label: '撤回公示期限',
    owner: 'publicityClerk',
    atEnd: 'overdue',
    provision: 'APL-48',
    runs: 'days',
    period: ({ publication }) => publication.takeDown.period,
    values: () => ['publication.takeDown.period'],
    limits: { penalty: { period: workingDays(3), provisions: ['APL-48.2', 'APL-85'] } },
  },
} as const satisfies Readonly<Record<string, ClockRule>>;
