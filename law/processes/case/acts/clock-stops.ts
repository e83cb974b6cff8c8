import { INNER, code, date, optional, text } from '../../../fields.ts';
import { act } from './act.ts';
import { clocksOfHead } from '../selectors.ts';
import { standsStill } from '../../../process/clocks.ts';

/** Stops of a clock, with their paper. */
export const clockStopsActs = {
  stopClock: act({
    label: '中止计算期限',
    by: ['handlingUnitHead', 'reviewUnitHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      clock: code,
      ground: code,
      from: date,
      paper: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: ({ rules, participants }, { by, on }) => {
      const [ofReview] = clocksOfHead(by, participants).includes('review') ? rules.review.stops : [];
      return ofReview === undefined
        ? { clock: 'caseDecision', ground: rules.decision.stops[0] ?? '-', from: on }
        : { clock: 'review', ground: ofReview, from: on };
    },
  }),
  resumeClock: act({
    label: '恢复计算期限',
    by: ['handlingUnitHead', 'reviewUnitHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      clock: code,
      until: date,
      note: optional(text(INNER)),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: ({ clocks, participants }, { by }) => ({
      clock:
        clocksOfHead(by, participants).find((name) => clocks[name] !== undefined && standsStill(clocks[name])) ?? '-',
    }),
  }),
};
