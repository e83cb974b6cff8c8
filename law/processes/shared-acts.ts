import { OUTER, code, text } from '../fields.ts';
import { actsOver } from '../act.ts';

/** Fills nothing from a context, so it knows none. */
const act = actsOver<unknown>();

/** What every process knows: a supervisor reminds, and clocks speak. */
export const sharedActs = {
  remind: act({
    label: '催办',
    by: ['supervisor'],
    cites: 'PROFILE',
    side: null,
    barsAlso: 'nobody',
    counters: [],
    fields: {
      note: text(OUTER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
  clockReminder: act({
    label: '到期提醒',
    by: ['system'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      clock: code,
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
  clockExpired: act({
    label: '期限届满',
    by: ['system'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      clock: code,
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
};
