/** What is wrong with an act, at its field. */
export const words = {
  draftUnchanged: '草稿与现稿相同，没有修改。',
  privateData: {
    identityNumber: (excerpt: string) => `含有公民身份号码：${excerpt}`,
    mobilePhone: (excerpt: string) => `含有手机号码：${excerpt}`,
    bankCard: (excerpt: string) => `含有银行卡号：${excerpt}`,
    personName: (excerpt: string) => `含有不得公开的姓名：${excerpt}`,
  },
  malformed: '请改正。',
  unknownFile: '没有这个文件，请先上传。',
  hearingEarliest: (date: string) => `按送达日期计算，最早可于 ${date} 举行听证。`,
  everyMember: '参加讨论并表决的人员，每人应当有一条意见。',
  unknownRecord: '本案没有这条记录。',
  otherKind: '执法类别不能改变，请另行立案。',
} as const;
