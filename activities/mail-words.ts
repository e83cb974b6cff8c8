import type { MailKind, ReviewResult } from '../db/schema/mails.ts';

/** Who sits in a meeting decides; whoever handled or reviewed the case attends and is heard (PRACTICE A3). */
export const invitations = {
  chair: { title: '请您主持一次集体讨论', please: '会前阅看会议材料，按时主持' },
  member: { title: '请您参加一次集体讨论', please: '会前阅看会议材料，按时参加并发表意见' },
  attendant: { title: '请您列席一次集体讨论', please: '按时列席，汇报情况、回答询问' },
} as const;

export const results = {
  passed: '审核意见：同意',
  problemsFound: '审核意见：存在问题',
  outOfScope: '不属于法制审核范围',
  substituted: '审核意见：存在问题；集体讨论决定采纳承办机构意见',
} as const satisfies Record<ReviewResult, string>;

export const tags = {
  invited: '请参加会议',
  reminder: '到期提醒',
  urged: '催办',
  refused: '告知',
  linkMisused: '安全提示',
} as const satisfies Record<Exclude<MailKind, 'taskOpened'> | 'invited', string>;

export const mailWords = {
  product: '法审',
  demo: '（演示数据）',
  askedTag: '请办理',
  to: (addressee: string, text: string) => `${addressee}同志：${text}`,
  asked: (act: string) => `请您办理“${act}”`,
  reminded: (act: string) => `“${act}”将要到期`,
  urged: (act: string) => `执法监督人员催办“${act}”`,
  refused: (act: string) => `“${act}”未获同意`,
  misused: (act: string) => `有人用发给您的链接尝试办理“${act}”，已被拒绝`,
  row: (label: string, value: string) => `${label}：${value}`,
  rule: '打开链接不产生任何决定；只有您本人登录后才能办理，转发给他人无效。回复本邮件不作为办理。',
  buttons: { act: '查看并办理', look: '查看', papers: '打开案件，看会议材料' },
  rows: {
    number: '案号',
    please: '请您',
    due: '期限',
    result: '审核结果',
    askedBy: '提请人',
    decidedBy: '办理人',
    triedBy: '尝试的人',
    convenedBy: '召集人',
    meeting: '会议',
    day: '开会日期',
    place: '地点',
    read: '会前请看',
  },
  papers: '会议材料（案件页面“集体讨论”，登录后打开；不得转发）',
  placeInside: '见会议材料',
  weekdays: '一二三四五六日',
  before: (moment: string) => `${moment} 前`,
  limit: (moment: string) => `（限 ${moment} 前）`,
  on: (day: string) => `（${day}）`,
  left: (length: string) => `剩 ${length}`,
  over: (length: string) => `超 ${length}`,
  overToday: '已超期',
  dueToday: '今天到期',
  workingDays: (n: number) => `${n} 个工作日`,
  days: (n: number) => `${n} 日`,
} as const;
