import { INNER, date, flag, id, text } from '../../../fields.ts';
import { act } from './act.ts';

/** The request that somebody leave the case. */
export const recusalActs = {
  requestRecusal: act({
    label: '申请回避',
    by: ['caseHandler'],
    cites: 'APL-43',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      personId: id,
      receivedOn: date,
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: ({ participants }) => ({ personId: participants.reviewerId ?? participants.handlers[0] ?? '-' }),
  }),
  decideRecusal: act({
    label: '决定是否回避',
    by: ['authorityHead'],
    cites: 'APL-43.3',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      granted: flag,
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: { title: '请您决定当事人的回避申请', tag: '请决定', please: '决定回避或者不予回避', leadsTo: 'page' },
    tellsByMail: null,
    forward: { rank: 300, offered: 'always' },
    page: 'form',
    duty: null,
    probe: null,
  }),
};
