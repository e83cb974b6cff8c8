import type { MailKind, ReviewResult } from '../db/schema/mails.ts';
import type { ActType } from '../law/procedure/acts.ts';

interface Asking {
  readonly title: string;
  readonly tag: string;
  readonly please: string;
}

/** What is asked, in the words of the papers: 批准 has its 不予批准, never 同意 and 驳回. */
export const askings: { readonly [T in ActType]?: Asking } = {
  approve: { title: '请您批准一件行政执法决定', tag: '请批准', please: '批准或者不予批准' },
  grantExtension: { title: '请您决定是否延长审核期限', tag: '请决定', please: '延长或者不予延长审核期限' },
  signSubmission: { title: '请您签字送审一件案件', tag: '请签字', please: '签字送审，或者退回修改' },
  issueOpinion: { title: '请您签发一份法制审核意见', tag: '请签发', please: '签发，或者退回审核意见' },
  endorse: { title: '请您审核并呈报一件行政执法决定', tag: '请审核', please: '呈报主要负责人，或者不予批准' },
  conveneDeliberation: { title: '请您召集一次集体讨论', tag: '请召集', please: '在系统中确定时间和参加人员' },
  recordDeliberation: { title: '请您记录一次集体讨论', tag: '请记录', please: '会后在系统中录入讨论笔录' },
  confirmDeliberation: { title: '请您确认一份集体讨论笔录', tag: '请确认', please: '确认笔录，或者退回重记' },
  decideEnding: { title: '请您决定是否移送或者终止一件案件', tag: '请决定', please: '批准或者不予批准' },
  decideRecusal: { title: '请您决定当事人的回避申请', tag: '请决定', please: '决定回避或者不予回避' },
  decideUrgentMeasure: { title: '请您决定一项当场实施的强制措施', tag: '请决定', please: '批准，或者决定立即解除' },
  recordHearing: { title: '请您主持一次听证', tag: '请主持听证', please: '按期主持听证，并录入笔录和听证报告' },
  returnDelegated: { title: '请您协助审核一件案件', tag: '请协助审核', please: '拟出审核意见，交回审核人员' },
  cosign: { title: '请您会签一份法制审核意见', tag: '请会签', please: '会签同意，或者不同意并说明理由' },
};

/** Who sits in a meeting decides; whoever handled or reviewed the case attends and is heard (PRACTICE A3). */
export const invitations = {
  chair: { title: '请您主持一次集体讨论', please: '会前阅看会议材料，按时主持' },
  member: { title: '请您参加一次集体讨论', please: '会前阅看会议材料，按时参加并发表意见' },
  attendant: { title: '请您列席一次集体讨论', please: '按时列席，汇报情况、回答询问' },
} as const;

/** A "no" that the person is told of. */
export const noes: { readonly [T in ActType]?: string } = {
  declineSignature: '承办机构负责人不予签字，退回修改',
  returnMaterials: '法制审核机构退回送审材料',
  requestSupplement: '法制审核机构一次性告知补正',
  issueOpinion: '审核意见：存在问题',
  refuseApproval: '负责人不予批准',
  declineExtension: '不予延长审核期限',
  signOpinion: '审核意见：存在问题',
  answerObjection: '对审核意见的异议未被采纳',
  confirmDeliberation: '集体讨论未同意承办机构的意见',
  returnDeliberationRecord: '集体讨论笔录被退回重记',
  decideEnding: '不予批准移送或者终止案件',
  decideUrgentMeasure: '强制措施未获批准，应当立即解除',
};

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
  to: (addressee: string, said: string) => `${addressee}同志：${said}`,
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
