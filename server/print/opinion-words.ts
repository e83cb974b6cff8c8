export const opinionWords = {
  title: '法制审核意见书',
  to: (unit: string) => `${unit}：`,
  received: (day: string, title: string, number: string, round: number) =>
    `你单位送审的“${title}”一案（${number}，第 ${round} 次送审），本机构于 ${day} 收到。经审核：`,
  check: '审核内容',
  answer: '结论',
  finding: '问题、理由',
  basis: '依据',
  advice: '建议',
  fingerprint: '所审文稿指纹（SHA-256 前 16 位）',
  signedBy: '审核人',
  issuedBy: '签发人（审核机构负责人）',
  notIssued: '（尚未签发）',
  copies: '本意见书一式两份，承办机构、法制审核机构各存一份。',
  printed: (day: string, time: string, who: string) => `打印：${day} ${time} ${who}`,
} as const;
