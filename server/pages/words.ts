import type { ReceiptView } from '../contract/clock-view.ts';

export const pageWords = {
  product: '法审',
  problem: '没有办理。',
  toDesk: '回到首页',
  demo: '演示数据',
} as const;

const units = { workingDay: '个工作日', calendarDay: '日', month: '个月', hour: '小时' } as const;

export const dayWords = {
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  before: (moment: string) => `${moment} 前`,
  left: (length: string) => `剩 ${length}`,
  over: (length: string) => `超 ${length}`,
  overToday: '已超期',
  timeGone: '时限已过',
  today: '今天到期',
  workingDays: (n: number) => `${n} 个工作日`,
  days: (n: number) => `${n} 日`,
  period: (n: number, unit: keyof typeof units) => `${n} ${units[unit]}`,
  start: '起',
  rest: '休',
  nth: (place: number) => `第${place}`,
  howCounted: '怎么算的',
  counted: (period: ReceiptView['period'], from: string, due: string) =>
    `${period === null ? '' : `${period.n}${units[period.unit]}，`}自 ${from} 次日起算，${due} 24:00 届满。`,
  countedHours: (period: ReceiptView['period'], from: string, due: string) =>
    `${period === null ? '' : `${period.n}${units[period.unit]}，`}自 ${from} 起连续计算，夜间、休息日不扣除，${due} 届满。`,
  makeUps: (days: string) => `${days} 调休上班，计入。`,
  calendar: (version: string) => `日历 ${version}`,
  provisional: '（当年放假安排尚未公布，暂按周末推算）',
} as const;

export const mailWords = {
  title: '收到的邮件',
  note: '本机没有设置邮件服务器，邮件收在这里，不会发出。',
  none: '还没有邮件。',
  to: (who: string, at: Date) => `收件人：${who} · ${at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}`,
  asHtml: '邮件',
  asText: '纯文本部分',
  source: '下载原件（.eml）',
} as const;

/** 审核意见：同意. */
export const opinionSaid = (label: string): string => `审核意见：${label}`;

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

/** 内部审批表: the review stands in a column of it, without a letter, a number or an issuer of its own (PRACTICE A13). */
export const approvalFormWords = {
  title: '行政执法决定内部审批表',
  number: (number: string) => `案号：${number}`,
  rows: {
    title: '案由',
    party: '当事人',
    handlers: '承办人',
    facts: '事实',
    law: '依据',
    discretion: '裁量',
    decision: '拟作决定',
    handlingUnit: '承办机构意见',
    review: '法制审核栏',
    endorsement: '分管负责人意见',
    head: '行政机关负责人意见',
  },
  submitted: (name: string, day: string) => `送审：${name}　${day}`,
  signed: (name: string, day: string) => `同意送审，对材料真实性负责。　${name}　${day}`,
  notSigned: '（尚未签字）',
  received: (day: string, round: number) => `${day} 收到（第 ${round} 次送审）。经审核：`,
  reviewer: (name: string, day: string) => `审核人签名：${name}　${day}`,
  voided: '（原审核意见失效，须再次送审）',
  withdrawn: (day: string, reason: string) => `（${day} 由审核人撤回：${reason}）`,
  endorsed: (name: string, day: string) => `同意报批。　${name}　${day}`,
  decided: (name: string, day: string, number: string) => `批准。　${name}　${day}　${number}`,
  refused: (name: string, day: string, reason: string) => `不予批准：${reason}　${name}　${day}`,
  undecided: '（尚未作出）',
  fingerprint: (hash: string) => `文稿指纹（SHA-256）：${hash}`,
  ledger: (n: number, entryHash: string) => `台账 ${n} 条，末条 ${entryHash}`,
} as const;
