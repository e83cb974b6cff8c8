/** The sheet 责任清单. */
export const responsibilityWords = {
  title: '行政执法责任清单',
  underRules: (title: string) => `适用：${title}`,
  duty: '责任事项（依据）',
  person: '责任人',
  act: '行为',
  time: '时间',
  hash: '文稿指纹、台账指纹（SHA-256 前 16 位）',
  duties: {
    materials: '材料真实',
    signature: '送审签字',
    opinion: '法制审核意见',
    decision: '作出决定',
    publication: '公示',
  },
  notYet: '（尚未办理）',
  actingFor: (name: string, absent: string) => `${name}（代 ${absent}）`,
  workOnly: (name: string) => `${name}（经办，责任另有规定）`,
  explanation: '责任人以本案适用的规定为准；每一行为的时间、文稿和台账指纹均取自不可更改的台账。',
  intact: (entries: number) => `台账 ${entries} 条，校验完整。`,
  broken: '台账校验不完整，请联系管理员。',
  printed: (day: string, time: string, who: string) => `打印：${day} ${time} ${who}`,
} as const;
