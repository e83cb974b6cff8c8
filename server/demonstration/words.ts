// cspell:ignore hechuan wuting fengyi xujing zhaolei duming zhoumin chenli hansong zhenghuaiyuan liangshouzheng songyu fanglu dingning luyuan qinlan tangzhiyuan
/** Names of the demonstration. All are invented; 示范县 is on no map. */
export const castWords = {
  authority: '示范县综合行政执法局',
  numberWord: '示综执',
  units: {
    brigade: '综合执法大队',
    firstSquad: '执法一中队',
    secondSquad: '执法二中队',
    reviewUnit: '政策法规股',
    generalOffice: '办公室',
  },
  people: {
    handler1: ['何川', '执法一中队承办人', 'hechuan'],
    handler2: ['吴婷', '执法一中队承办人', 'wuting'],
    squadHead1: ['冯毅', '执法一中队队长', 'fengyi'],
    handler3: ['许静', '执法二中队承办人', 'xujing'],
    handler4: ['赵磊', '执法二中队承办人', 'zhaolei'],
    squadHead2: ['杜明', '执法二中队队长', 'duming'],
    reviewer1: ['周敏', '法制审核人员', 'zhoumin'],
    reviewer2: ['陈立', '法制审核人员', 'chenli'],
    reviewHead: ['韩松', '政策法规股股长', 'hansong'],
    deputyHead: ['郑怀远', '副局长（分管政策法规股）', 'zhenghuaiyuan'],
    deputyHead2: ['秦岚', '副局长（分管执法一中队）', 'qinlan'],
    deputyHead3: ['唐致远', '副局长（分管执法二中队）', 'tangzhiyuan'],
    authorityHead: ['梁守正', '局长', 'liangshouzheng'],
    publicityClerk: ['宋雨', '公示人员', 'songyu'],
    supervisor: ['方璐', '执法监督人员', 'fanglu'],
    administrator: ['丁宁', '系统管理员', 'dingning'],
    publicLawyer: ['陆远', '公职律师', 'luyuan'],
  },
  qualification: '法律职业资格证书（A类，演示）',
  credentialNumber: (place: number) => `示执 ${String(place).padStart(4, '0')}`,
  issuedBy: '省司法厅（演示）',
  credentialSource: '演示数据',
  poolBasis: '《示范县公职律师统筹调用办法》（演示）',
  leaveReason: '年休假（演示）',
} as const;

/** Evidence every case has. */
export const evidenceWords = {
  record: { name: '现场检查笔录', proves: '检查经过和违法事实' },
  examination: { name: '现场勘查记录', proves: '申请事项的现场情况' },
  photo: { name: '现场照片', proves: '现场状况' },
  interview: { name: '询问笔录', proves: '当事人陈述的经过' },
  identity: { name: '主体资格证明复印件', proves: '当事人主体资格' },
  application: { name: '申请书及附件', proves: '申请事项和申请人资格' },
  /** Lines of the record as a paper. */
  paper: (
    authority: string,
    { title, name, party, day, summary }: { title: string; name: string; party: string; day: string; summary: string },
  ): readonly string[] => [
    authority,
    name,
    `案由：${title}`,
    `当事人：${party}`,
    `时间：${day}`,
    `情况：${summary}`,
    '以上笔录经当事人核对无误。（演示数据）',
  ],
} as const;

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

export const faultWords = {
  failed: (story: string, beat: string, reason: string) => `演示案件 ${story} 在 ${beat} 一步没有办成：${reason}`,
} as const;

/** 2026-09-30 → 2026年9月30日 */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
