import type { Grounds } from './grounds.ts';

/** Objection, consultation and the two meetings. */
export const disagreementRefusals = {
  'objection-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有对审核意见提出异议的程序。',
    remedy: '请按审核意见修改后再次送审，或者撤回送审。',
  },
  'objection-too-late': {
    provision: 'PROFILE',
    sentence: '提出异议的期限已届满。',
    remedy: '请按审核意见修改后再次送审，或者变更处理方式。',
  },
  'objection-already-decided': {
    provision: 'APL-58',
    sentence: '对这份文稿的分歧已经集体讨论，不得再次提出异议。',
    remedy: '请修改文稿、不予处罚、移送或者撤回送审。',
  },
  'content-spent': {
    provision: 'APL-58',
    sentence: '这份文稿已因采纳陈述、申辩，或者讨论、复审后仍存在问题，不得再次送审。',
    remedy: '请修改文稿，或者不予处罚、移送。',
  },
  'objection-without-issue': {
    provision: 'SEED-001',
    sentence: '异议应当针对审核意见中尚未解决的具体问题。',
    remedy: '请勾选不同意的问题。',
  },
  'consultation-one-sided': {
    provision: 'SEED-001',
    sentence: '协商沟通应当有承办人和审核人共同参加。',
    remedy: '请补记双方参加人。',
  },
  'concession-of-the-other-side': {
    provision: 'SEED-001',
    sentence: '只能由让步的一方登记该协商结果。',
    remedy: '采纳异议由审核机构登记，接受审核意见由承办人登记；均不让步的，登记未达成一致。',
  },
  'meeting-of-another-kind': {
    provision: 'APL-57.2',
    sentence: '当前环节不召开这种集体讨论。',
    remedy: '审核意见分歧在异议协商不成后讨论；负责人集体讨论决定在审核通过并听取陈述、申辩后进行。',
  },
  'member-not-leader': {
    provision: 'APL-57.2',
    sentence: '参加集体讨论并表决的应当是本机关负责人。',
    remedy: '请将其他人员列为列席人员。',
  },
  'investigator-cannot-deliberate': {
    provision: 'APL-57.2',
    sentence: '承办人员汇报案件，不得主持、表决或者记录。',
    remedy: '请将其列为列席人员。',
  },
  'reviewer-attends-only': {
    provision: 'APL-57.2',
    sentence: '本案审核人列席集体讨论，不参加表决。',
    remedy: '请将其列为列席人员。',
  },
  'meeting-too-small': {
    provision: 'APL-57.2',
    sentence: '集体讨论的应到人员不得少于三人，主持人应当在其中。',
    remedy: '请补足参加人员。',
  },
  'quorum-not-met': {
    provision: 'PROFILE',
    sentence: '实到人数未达到本机关规定的比例，讨论无效。',
    remedy: '请另行召集。',
  },
  'chair-cannot-record': {
    provision: 'APL-57.2',
    sentence: '集体讨论的主持人确认笔录，不得同时担任记录人。',
    remedy: '请另行指定记录人。',
  },
  'chair-absent': {
    provision: 'PROFILE',
    sentence: '主持人未出席或者已回避，讨论无效。',
    remedy: '请更换主持人后另行召集。',
  },
  'member-without-opinion': {
    provision: 'APL-57.2',
    sentence: '参加讨论并表决的人员应当逐人记明意见。',
    remedy: '请逐人填写，每人一条；回避和列席的人员不在其列。',
  },
  'votes-do-not-add-up': {
    provision: 'PROFILE',
    sentence: '表决票数与实到人数或者结论不一致。',
    remedy: '请核对同意、反对、弃权票数；结论应当与多数一致。',
  },
  'reviewer-not-heard': {
    provision: 'PROFILE',
    sentence: '经集体讨论不采纳法制审核意见的，应当有本案审核人列席并听取其意见。',
    remedy: '请通知审核人列席；已列席的，补记列席人员。',
  },
  'conclusion-unknown': {
    provision: 'APL-57.2',
    sentence: '集体讨论没有这种结论。',
    remedy: '请在列出的结论中选择。',
  },
  'heads-deliberation-required': {
    provision: 'APL-57.2',
    sentence: '对情节复杂或者重大违法行为给予行政处罚，应当由行政机关负责人集体讨论决定。',
    remedy: '请先召集负责人集体讨论；讨论后内容有变化的，再次送审后重新讨论。',
  },
} as const satisfies Record<string, Grounds>;
