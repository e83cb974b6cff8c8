import { INNER, code, date, optional, text } from '../../../fields.ts';
import { act } from './act.ts';

/** After the decision. */
export const executionActs = {
  serveDecision: act({
    label: '送达决定书',
    by: ['caseHandler'],
    cites: 'APL-61',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      servedOn: date,
      method: code,
      note: optional(text(INNER)),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: { rank: 230, offered: 'always' },
    page: 'form',
    duty: null,
    probe: () => ({ method: 'personal' }),
  }),
  closeCase: act({
    label: '结案',
    by: ['caseHandler'],
    cites: 'APL-57',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      note: optional(text(INNER)),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: { rank: 250, offered: 'always' },
    page: 'form',
    duty: null,
    probe: null,
  }),
  publicationSettled: act({
    label: '公示办理完毕',
    by: ['system'],
    cites: 'GBF118',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      outcome: code,
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
