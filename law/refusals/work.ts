import type { Grounds } from './grounds.ts';

/** How the review is done, handed over and withdrawn; other ways a case may end. */
export const workRefusals = {
  'version-not-offered': {
    provision: 'PROFILE',
    sentence: '本案不能迁移到这个流程版本。',
    remedy: '请核对本案现在的流程版本；只能迁移到已经发布并附有迁移办法的版本。',
  },
  'light-form-not-allowed': {
    provision: 'PROFILE',
    sentence: '本案不得以内部审批表代替法制审核意见书。',
    remedy: '请按普通方式送审，另行出具法制审核意见书。',
  },
  'opinion-not-yours': {
    provision: 'PROFILE',
    sentence: '审核意见只能由签名的审核人本人撤回。',
    remedy: '请由审核人本人办理。',
  },
  'issue-unanswered': {
    provision: 'GBF118-opinion',
    sentence: '审核意见中还有问题没有答复。',
    remedy: '请对每个问题选择已修改、已补充或者不同意，并写明内容。',
  },
  'issue-unknown': {
    provision: 'GBF118-opinion',
    sentence: '没有这个编号的未解决问题。',
    remedy: '请刷新后对列出的问题办理。',
  },
  'issue-open': {
    provision: 'GBF118-opinion',
    sentence: '还有未解决的问题，不能选审核意见：同意。',
    remedy: '请逐一确认已解决，或者改选审核意见：存在问题。',
  },
  'question-unknown': {
    provision: 'PROFILE',
    sentence: '没有这个编号的待答复询问。',
    remedy: '请刷新后办理。',
  },
  'already-delegated': {
    provision: 'PROFILE',
    sentence: '本案审核已委派，尚未交回。',
    remedy: '请等待交回，或者先收回委派。',
  },
  'delegate-unfit': {
    provision: 'PROFILE',
    sentence: '不能委派给本人或者承办过本案的人员。',
    remedy: '请选择法制审核机构的其他人员。',
  },
  'cosigner-unfit': {
    provision: 'PROFILE',
    sentence: '会签人不得是审核人本人、签发人或者承办过本案的人员，也不得重复加签。',
    remedy: '请选择其他人员。',
  },
  'cosign-pending': {
    provision: 'PROFILE',
    sentence: '还有人员未会签，不得签发。',
    remedy: '请等待会签。',
  },
  'pool-reviewer-assists-only': {
    provision: 'PROFILE',
    sentence: '统筹库中的人员协助审核，不得作为审核人签名。',
    remedy: '请由本机关审核人员签名；有联合审核依据的，先在本机关参数中载明。',
  },
  'recused-cannot-act': {
    provision: 'APL-43',
    sentence: '该人员已被决定回避本案。',
    remedy: '请指定其他人员。',
  },
  'endorser-cannot-approve': {
    provision: 'PROFILE',
    sentence: '分管负责人审核和主要负责人批准不得由同一人办理。',
    remedy: '请由主要负责人批准。',
  },
  'handlers-too-few': {
    provision: 'APL-42',
    sentence: '因回避等原因承办人不足法定人数。',
    remedy: '请由承办机构负责人补足承办人。',
  },
  'written-authority-missing': {
    provision: 'PROFILE',
    sentence: '代行主要负责人职权应当有书面授权。',
    remedy: '请由承办机构在本案中指定代行人，注明书面授权的日期和文号；请假交接不能代替书面授权。',
  },
  'acting-head-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有代行主要负责人职权的规定。',
    remedy: '请由主要负责人办理。',
  },
  'clock-cannot-stop': {
    provision: 'PROFILE',
    sentence: '本机关没有以此理由中止计算这一期限的依据。',
    remedy: '请按期办理。',
  },
  'clock-not-running': {
    provision: 'PROFILE',
    sentence: '这一期限没有在计算，或者已经中止。',
    remedy: '请核对期限。',
  },
  'clock-not-stopped': {
    provision: 'PROFILE',
    sentence: '这一期限没有中止。',
    remedy: '请核对期限。',
  },
  'urgent-measure-open': {
    provision: 'ACL-19',
    sentence: '当场采取的强制措施尚未补办批准手续或者解除。',
    remedy: '请先报告并补办批准手续；不批准的，立即解除。',
  },
} as const satisfies Record<string, Grounds>;
