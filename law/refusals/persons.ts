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
    sentence: '承办人员不得批准本案。',
    remedy: '请由本机关其他负责人审批。',
  },
  'two-officers-required': {
    provision: 'APL-42',
    sentence: '执法人员不得少于两人。',
    remedy: '请补足两名以上承办人。',
  },
  'not-your-act': {
    provision: 'PROFILE',
    sentence: '您在本案中不担任可办理此事项的角色。',
    remedy: '请由有权办理的人员操作。',
  },
} as const satisfies Record<string, Grounds>;
