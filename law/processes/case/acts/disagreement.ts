import { INNER, code, codes, date, flag, ids, text } from '../../../fields.ts';
import { act } from './act.ts';
import { unsettledIssues } from '../selectors.ts';

/** Objection, answer and consultation. */
export const disagreementActs = {
  raiseObjection: act({
    label: '对审核意见有异议',
    by: ['caseHandler'],
    cites: 'SEED-001',
    side: 'handler',
    barsAlso: null,
    counters: [],
    fields: {
      issues: codes,
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: (context) => ({ issues: unsettledIssues(context).map(({ no }) => String(no)) }),
  }),
  withdrawObjection: act({
    label: '撤回异议',
    by: ['caseHandler'],
    cites: 'SEED-001',
    side: 'handler',
    barsAlso: null,
    counters: [],
    fields: {
      reason: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
  answerObjection: act({
    label: '答复异议',
    by: ['legalReviewer', 'reviewUnitHead'],
    cites: 'SEED-001',
    side: 'reviewer',
    barsAlso: null,
    counters: [],
    fields: {
      upheld: flag,
      answer: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: {
      label: '对审核意见的异议未被采纳',
      whom: ({ participants }, state) =>
        state === 'consulting' || state === 'toDeliberate' ? participants.handlers : [],
      inPerson: false,
    },
    forward: { rank: 130, offered: 'always' },
    page: 'form',
    duty: null,
    probe: null,
  }),
  recordConsultation: act({
    label: '协商沟通',
    by: ['legalReviewer', 'reviewUnitHead', 'caseHandler'],
    cites: 'SEED-001',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      heldOn: date,
      participants: ids,
      result: code,
      record: text(INNER),
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: { rank: 140, offered: 'always' },
    page: 'form',
    duty: null,
    probe: ({ involved }) => ({
      participants: involved.map(({ personId }) => personId),
      result: 'noAgreement',
    }),
  }),
};
