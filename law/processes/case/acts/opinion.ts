import { INNER, code, codes, hash, optional, server, text, textList } from '../../../fields.ts';
import { act, onPresentDraft } from './act.ts';
import { unsettledIssues } from '../selectors.ts';
import { reviewChecks } from '../review/checks.ts';

/** The review itself. */
export const opinionActs = {
  signOpinion: act({
    label: '出具审核意见',
    by: ['legalReviewer'],
    cites: 'APL-58',
    side: 'reviewer',
    barsAlso: null,
    counters: [],
    fields: {
      kind: code,
      contentHash: hash,
      answers: server(codes),
      /** The check each newly raised issue belongs to, in the order of `issues`. */
      raised: server(optional(codes)),
      /** Numbers of earlier issues that are settled. */
      settled: optional(codes),
      /** Of whoever signs, as the record knows it on the day; likewise in the other acts of the review. */
      fitness: server(optional(code)),
      checks: textList(INNER),
      issues: optional(textList(INNER)),
      advice: optional(text(INNER)),
    },
    bindsContent: true,
    asksByMail: null,
    tellsByMail: {
      label: '审核意见：存在问题',
      whom: ({ participants }, state) => (state === 'problemsFound' ? participants.handlers : []),
      inPerson: false,
    },
    forward: { rank: 80, offered: 'always' },
    page: 'review',
    duty: 'opinion',
    probe: (context) => ({
      ...onPresentDraft(context),
      kind: context.rules.review.opinionKinds.find(({ passes }) => passes)?.code ?? '-',
      answers: reviewChecks.map(() => 'meets'),
      fitness: 'qualified',
      settled: unsettledIssues(context).map(({ no }) => String(no)),
    }),
  }),
  returnOpinion: act({
    label: '退回审核意见',
    by: ['reviewUnitHead'],
    cites: 'PROFILE',
    side: null,
    barsAlso: 'reviewer',
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
  issueOpinion: act({
    label: '审核机构负责人签发',
    by: ['reviewUnitHead'],
    cites: 'APL-58',
    side: 'reviewer',
    barsAlso: null,
    counters: ['returnOpinion'],
    fields: {
      contentHash: hash,
      fitness: server(optional(code)),
    },
    bindsContent: true,
    asksByMail: { title: '请您签发一份法制审核意见', tag: '请签发', please: '签发，或者退回审核意见', leadsTo: 'page' },
    tellsByMail: {
      label: '审核意见：存在问题',
      whom: ({ participants }, state) => (state === 'problemsFound' ? participants.handlers : []),
      inPerson: false,
    },
    forward: { rank: 110, offered: 'always' },
    page: 'form',
    duty: 'opinion',
    probe: (context) => ({ ...onPresentDraft(context), fitness: 'qualified' }),
  }),
  withdrawOpinion: act({
    label: '撤回审核意见',
    by: ['legalReviewer', 'reviewUnitMember'],
    cites: 'PROFILE',
    side: null,
    barsAlso: 'reviewer',
    counters: [],
    fields: {
      contentHash: hash,
      reason: text(INNER),
    },
    bindsContent: true,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: onPresentDraft,
  }),
};
