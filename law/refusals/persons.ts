import type { Grounds } from './grounds.ts';

/** Who may not act. */
export const personRefusals = {
  'handler-cannot-review': {
    provision: 'PROFILE',
    sentence: '承办人员不得审核本案。',
    remedy: '请分办给未承办过本案的审核人员。',
  },
  'reviewer-cannot-handle': {
    provision: 'PROFILE',
    sentence: '审核过本案的人员不得承办本案。',
    remedy: '请指定其他承办人。',
  },
  'issuer-is-reviewer': {
    provision: 'PROFILE',
    sentence: '审核意见由审核人签名、审核机构负责人签发，两人不得为同一人。',
    remedy: '请由审核机构负责人签发；负责人为本案审核人的，请改派审核人或者更换签发人。',
  },
  'signer-is-handler': {
    provision: 'PROFILE',
    sentence: '承办人员不得以承办机构负责人身份为本案签字。',
    remedy: '请由承办机构的其他负责人签字。',
  },
  'head-is-handler': {
    provision: 'APL-57',
    sentence: '承办人员不得批准本案，也不得对本案的回避、集体讨论等事项作出决定。',
    remedy: '请由本机关其他负责人办理。',
  },
  'two-officers-required': {
    provision: 'APL-42',
    sentence: '执法人员不得少于两人。',
    remedy: '请补足两名以上承办人。',
  },
  'credentials-invalid': {
    provision: 'APL-42',
    sentence: '在立案之日和今天均持有有效执法证件的承办人员不足两人。',
    remedy: '请更换承办人员，或者补录执法证件后再送审。',
  },
  'first-reviewer-unqualified': {
    provision: 'APL-58.2',
    sentence: '初次从事法制审核的人员应当取得法律职业资格，该人员没有法律职业资格的记录。',
    remedy:
      '请由有法律职业资格或者此前从事过审核的人员办理；已有资格或者此前从事过审核而未登记的，请先登记并注明来源。',
  },
  'investigator-cannot-preside': {
    provision: 'APL-64(4)',
    sentence: '本案调查人员不得主持听证。',
    remedy: '请指定非本案调查人员主持听证。',
  },
  'reviewer-cannot-preside': {
    provision: 'PROFILE',
    sentence: '本机关规定，同一人不得兼任本案听证主持人和审核人。',
    remedy: '请指定其他人员。',
  },
  'substitute-is-absent-person': {
    provision: 'PROFILE',
    sentence: '请假人不能由本人代理。',
    remedy: '请另选代理人。',
  },
  'substitute-unfit': {
    provision: 'APL-57',
    sentence: '代理人应当在同一机构担任同样的职务，或者是该机构负责人；负责人由其他负责人代理。',
    remedy: '请从列出的人员中选择代理人。',
  },
  'substitute-away': {
    provision: 'PROFILE',
    sentence: '代理人在这段时间也请假，不能再转由他人代理。',
    remedy: '请另选代理人，或者调整日期。',
  },
  'substitute-for-another': {
    provision: 'PROFILE',
    sentence: '请假人在这段时间正代理他人，不能再转由他人代理。',
    remedy: '请先为被代理人另选代理人，或者调整日期。',
  },
  'leave-overlaps': {
    provision: 'PROFILE',
    sentence: '这段时间已有请假登记。',
    remedy: '请先提前结束原来的请假，或者调整日期。',
  },
  'leave-in-past': {
    provision: 'PROFILE',
    sentence: '请假交接从今天或者以后开始，不能补登过去的日期。',
    remedy: '请从今天起登记。',
  },
  'leave-days-reversed': {
    provision: 'PROFILE',
    sentence: '结束日期早于开始日期。',
    remedy: '请改正日期。',
  },
  'not-your-act': {
    provision: 'PROFILE',
    sentence: '您在本案中不担任可办理此事项的角色。',
    remedy: '请由有权办理的人员操作。',
  },
} as const satisfies Record<string, Grounds>;
