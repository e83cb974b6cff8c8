import type { Provision } from './statutes.ts';

/**
 * Every reason for saying no: its provision, the sentence a person reads, and the way on.
 * `{…}` marks are filled by the refusal's facts; an unfilled mark is dropped with its brackets.
 */
interface Grounds {
  readonly provision: Provision;
  readonly sentence: string;
  readonly remedy: string;
}

export const refusals = {
  // The gate
  'review-missing': {
    provision: 'APL-58',
    sentence: '未经法制审核，不得作出决定。',
    remedy: '请先提请法制审核。',
  },
  'review-not-passed': {
    provision: 'APL-58',
    sentence: '法制审核未通过，不得作出决定。',
    remedy: '请逐条答复审核意见中的问题，再次送审。',
  },
  'pass-voided': {
    provision: 'APL-58',
    sentence: '原审核意见失效，须再次送审。',
    remedy: '改回原稿不恢复效力，请再次送审。',
  },
  'content-not-reviewed': {
    provision: 'APL-58',
    sentence: '拟作决定与审核通过的文稿不一致，不得作出决定。',
    remedy: '请按审核通过的文稿报批，或者就改动后的文稿再次送审。',
  },
  'content-changed-since-seen': {
    provision: 'APL-58',
    sentence: '您看到的文稿之后有改动，本次操作未生效。',
    remedy: '请刷新后看清变化，再作决定。',
  },
  'notice-not-given': {
    provision: 'APL-62',
    sentence: '未依法告知或者拒绝听取陈述、申辩，不得作出决定。',
    remedy: '请先送达行政处罚事先告知书。',
  },
  'notice-outdated': {
    provision: 'APL-44',
    sentence: '告知后事实、依据有变化或者处罚加重，原告知不再适用。',
    remedy: '请按现稿重新告知当事人。',
  },
  'defense-period-running': {
    provision: 'APL-62',
    sentence: '陈述、申辩期限未届满，当事人也未放弃，不得作出决定。',
    remedy: '请待期限届满，或者登记当事人放弃陈述、申辩。',
  },
  'defense-not-reexamined': {
    provision: 'APL-45',
    sentence: '当事人的陈述、申辩尚未复核，不得作出决定。',
    remedy: '请先复核当事人提出的事实、理由和证据。',
  },
  'heavier-after-defense': {
    provision: 'APL-45.2',
    sentence: '不得因当事人陈述、申辩而给予更重的处罚。',
    remedy: '请恢复原幅度；确有新查明的事实的，注明新事实，重新告知并再次送审。',
  },
  'hearing-right-not-notified': {
    provision: 'APL-63',
    sentence: '拟作处罚达到听证标准，告知书未告知听证权利。',
    remedy: '请在告知书中一并告知要求听证的权利。',
  },
  'order-review-first': {
    provision: 'PROFILE',
    sentence: '本机关规定先法制审核、后事先告知。',
    remedy: '请先取得审核意见：同意。',
  },
  'order-notice-first': {
    provision: 'PROFILE',
    sentence: '本机关规定先告知并听取陈述、申辩，后法制审核。',
    remedy: '请先送达告知书并完成陈述、申辩程序。',
  },
  'review-is-mandatory': {
    provision: 'APL-58',
    sentence: '本案属于应当进行法制审核的情形，不得登记为不属于审核范围。',
    remedy: '请受理并审核。',
  },
  // Persons
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
  // Extension and other clocks
  'extension-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有延长审核期限的依据。',
    remedy: '请按期出具审核意见；确需延长的，先明确本机关的规定。',
  },
  'extension-too-late': {
    provision: 'PROFILE',
    sentence: '审核期限已届满，不得延长。',
    remedy: '请出具意见，超期如实记录。',
  },
  'extension-already-used': {
    provision: 'PROFILE',
    sentence: '审核期限已延长过，不得再次延长。',
    remedy: '请在延长后的期限内出具意见。',
  },
  'extension-already-requested': {
    provision: 'PROFILE',
    sentence: '延长审核期限的申请正在等待分管领导决定。',
    remedy: '请等待决定。',
  },
  'extension-by-asker': {
    provision: 'PROFILE',
    sentence: '延长审核期限不得由申请人、审核机构负责人或者承办人员自行批准。',
    remedy: '请由分管审核机构的负责人决定。',
  },
  'extension-too-long': {
    provision: 'PROFILE',
    sentence: '申请延长的天数超过本机关规定。',
    remedy: '请按规定的天数申请。',
  },
  'supplement-already-asked': {
    provision: 'ALL-32',
    sentence: '补正材料已一次性告知，不得再次要求补正。',
    remedy: '请受理；材料确有不足的，在审核意见中指出。',
  },
  'supplement-list-empty': {
    provision: 'ALL-32',
    sentence: '一次性告知补正应当列明全部缺少的材料。',
    remedy: '请至少列明一项。',
  },
  'supplement-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有补正程序。',
    remedy: '请受理或者退回送审材料。',
  },
  // Opinion
  'check-unanswered': {
    provision: 'GBF118',
    sentence: '审核八项尚未全部作答。',
    remedy: '请对每一项选择符合、不符合或者不适用。',
  },
  'check-without-reason': {
    provision: 'GBF118',
    sentence: '不符合应当写明问题和依据，不适用应当写明理由。',
    remedy: '请补写。',
  },
  'agree-with-problem': {
    provision: 'GBF118',
    sentence: '有不符合项，不能选审核意见：同意。',
    remedy: '请改选审核意见：存在问题。',
  },
  'problem-without-finding': {
    provision: 'GBF118',
    sentence: '审核意见：存在问题，应当至少有一项不符合。',
    remedy: '请在八项中指出问题。',
  },
  'opinion-kind-unknown': {
    provision: 'PROFILE',
    sentence: '本机关没有这种审核意见。',
    remedy: '请在本机关规定的意见种类中选择。',
  },
  'opinion-on-other-content': {
    provision: 'APL-58',
    sentence: '审核意见针对的不是现在送审的文稿。',
    remedy: '请刷新后对现稿出具意见。',
  },
  'problems-unanswered': {
    provision: 'GBF118',
    sentence: '审核意见中的问题尚未答复。',
    remedy: '请逐条答复后再次送审。',
  },
  // After the decision
  'not-served-yet': {
    provision: 'APL-61',
    sentence: '决定书尚未送达，不得公示。',
    remedy: '请先登记送达。',
  },
  'case-not-finished': {
    provision: 'APL-61',
    sentence: '送达或者公示尚未完成，不得结案。',
    remedy: '请先完成送达和公示。',
  },
  'preview-not-confirmed': {
    provision: 'GIR-17',
    sentence: '公示内容与您确认的预览不一致。',
    remedy: '请重新查看预览后确认。',
  },
  'publication-of-private-data': {
    provision: 'GIR-15',
    sentence: '公示内容含有不得公开的信息。',
    remedy: '请删去标出的内容后再确认。',
  },
  'reason-required': {
    provision: 'PROFILE',
    sentence: '须写明理由。',
    remedy: '请填写理由。',
  },
  // Time
  'date-in-future': {
    provision: 'PROFILE',
    sentence: '办理日期不得晚于今天。',
    remedy: '请填写实际办理日期。',
  },
  'date-before-previous': {
    provision: 'PROFILE',
    sentence: '办理日期不得早于本案上一事项的日期。',
    remedy: '请按先后顺序补录。',
  },
  'date-only-in-back-entry': {
    provision: 'PROFILE',
    sentence: '只有补录时才能另填办理日期。',
    remedy: '请不填日期，按当天办理。',
  },
  'date-malformed': {
    provision: 'PROFILE',
    sentence: '日期格式不正确，应当是 2026-03-02 这样的日期。',
    remedy: '请改正日期。',
  },
  'back-entry-ended': {
    provision: 'PROFILE',
    sentence: '本案没有处于补录状态。',
    remedy: '无须结束补录。',
  },
  // Form of a request
  'act-not-in-this-state': {
    provision: 'PROFILE',
    sentence: '本案当前环节不能办理此事项。',
    remedy: '请按页面上的下一步办理。',
  },
  'act-malformed': {
    provision: 'PROFILE',
    sentence: '提交的内容不完整或者格式不正确。',
    remedy: '请按提示改正后重新提交。',
  },
  'revision-stale': {
    provision: 'PROFILE',
    sentence: '本案刚刚被更新，您看到的不是最新情况。',
    remedy: '请先看变化，再办理。',
  },
  'case-unknown': {
    provision: 'PROFILE',
    sentence: '没有这个案件，或者您无权查看。',
    remedy: '请核对案号。',
  },
  'draft-incomplete': {
    provision: 'APL-59',
    sentence: '拟作决定的内容不完整。',
    remedy: '请补齐标出的栏目。',
  },
  'materials-missing': {
    provision: 'GBF118',
    sentence: '没有任何证据材料，不能送审。',
    remedy: '请先登记证据材料。',
  },
  'act-kind-not-covered': {
    provision: 'PROFILE',
    sentence: '本机关的规定不包括这种执法行为。',
    remedy: '请核对执法类别或者本机关参数。',
  },
  'stand-in-unfit': {
    provision: 'APL-57',
    sentence: '代为办理的人员应当是本机关负责人。',
    remedy: '请指定本机关的其他负责人。',
  },
} as const satisfies Record<string, Grounds>;

export type Refusal = keyof typeof refusals;

export const isRefusal = (code: string): code is Refusal => Object.hasOwn(refusals, code);
