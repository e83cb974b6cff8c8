import { INNER, count, optional, text } from '../../../fields.ts';
import { act } from './act.ts';

/** The one extension of the review. */
export const extensionActs = {
  requestExtension: act({
    label: '申请延长审核期限',
    by: ['legalReviewer', 'reviewUnitHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: 'reviewer',
    counters: [],
    fields: {
      days: count,
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: ({ rules }) => ({ days: rules.review.extension.period?.n ?? 1 }),
  }),
  grantExtension: act({
    label: '延长审核期限',
    by: ['deputyHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: ['declineExtension'],
    fields: {
      reason: optional(text(INNER)),
    },
    bindsContent: false,
    asksByMail: {
      title: '请您决定是否延长审核期限',
      tag: '请决定',
      please: '延长或者不予延长审核期限',
      leadsTo: 'page',
    },
    tellsByMail: null,
    forward: { rank: 120, offered: 'always' },
    page: 'form',
    duty: null,
    probe: null,
  }),
  declineExtension: act({
    label: '不予延长审核期限',
    by: ['deputyHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: {
      label: '不予延长审核期限',
      whom: ({ extension }) => (extension === null ? [] : [extension.askedBy]),
      inPerson: false,
    },
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
};
