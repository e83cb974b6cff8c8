interface OpinionFacts {
  readonly authority: string;
  readonly party: string;
  readonly violation: string;
  readonly evidence: number;
  readonly law: string;
  readonly circumstances: string;
}

/** What people of the demonstration write with their acts. */
export const actWords = {
  missing: ['立案审批表'],
  outOfScope: {
    summaryProcedure: '当场作出的行政处罚决定，依法不进行法制审核。',
    notListed: '不在本机关重大执法决定法制审核目录清单内，不具有应当审核的情形。',
  },
  extension: '案情疑难复杂，需要补充核对。',
  extensionGranted: '同意延长，请在延长后的期限内出具意见。',
  licenseDiscretion: '行政许可不适用处罚裁量基准。',
  agreed: ({ authority, party, violation, evidence, law, circumstances }: OpinionFacts): string =>
    `经审核：${authority}对本案有管辖权，承办人员具备执法资格；${party}“${violation}”的事实有${evidence}份证据相互印证；` +
    `适用${law}准确；${circumstances === '' ? '' : `裁量时考虑了“${circumstances}”的情节，幅度适当；`}` +
    '程序合法，文书完备，未发现涉嫌犯罪需要移送的情形。同意。',
  licensed: ({ authority, evidence, law }: OpinionFacts): string =>
    `经审核：申请事项属于${authority}职权范围；申请材料齐全，${evidence}份材料能够证明符合法定条件；依据${law}，程序合法，期限符合规定。同意。`,
  faulty: (count: number): string => `本案存在${count}项问题，请逐项处理后再次送审。`,
  notice: '由两名执法人员送达，当事人签收。',
  defense: '请求从轻处罚。',
  waiver: '当事人书面表示放弃陈述、申辩，不要求听证。',
  objection: '审核意见认定的问题不成立，理由见附件。',
  objectionAnswer: '经研究，维持原审核意见。',
  consultation: '双方各自说明理由，未达成一致。',
  meetingPlace: '三楼会议室',
  meetingReport: '承办人汇报案件事实、证据和拟作决定。',
  meetingReview: '审核意见：同意。',
  meetingOpinion: '同意拟作决定。',
  meetingReasons: '事实清楚，证据确凿，适用法律正确，裁量适当，程序合法。',
  approvalAsked: '审核意见为同意，当事人权利已依法告知，报请批准。',
  approved: '批准。',
  refused: '请进一步研究后再报。',
  served: '直接送达，当事人在送达回证上签名。',
  notPublished: '不予行政处罚决定依法不单独公示。',
  closed: '决定已履行，公示已办理，材料已整理归档。',
  annulled: '原决定被依法撤销。',
} as const;
