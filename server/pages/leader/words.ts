import type { LinkPurpose } from '../../../db/schema/mails.ts';
import type { SentActType } from '../../contract/acts.ts';

/** What each mail asks of a leader: one act that says yes, one that says no, both in the words of the papers. */
export interface Asking {
  readonly title: (what: string) => string;
  readonly yes: SentActType;
  readonly yesLabel: (what: string) => string;
  readonly no: SentActType;
  readonly noLabel: string;
  readonly reasonLabel: string;
  /** The field that says yes or no, where one act says both. */
  readonly flag?: 'approved' | 'granted';
  /** What was done, where the name of the act leaves open whether it was a yes. */
  readonly yesDone?: string;
  /** Where the law wants reasons either way, they are asked before the choice. */
  readonly reasonAlways?: true;
  readonly note: string;
}

const NOTHING_BY_OPENING = '打开本页不产生任何决定。仅您本人可以办理。';

export const askings = {
  approve: {
    title: (kind) => `请您批准：${kind}决定`,
    yes: 'approve',
    yesLabel: (what) => `批准：${what}`,
    no: 'refuseApproval',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  grantExtension: {
    title: (days) => `请您批准：延长审核期限 ${days}`,
    yes: 'grantExtension',
    yesLabel: (due) => `批准延长至 ${due}`,
    no: 'declineExtension',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填）',
    note: '不处理不等于批准：到期仍按原期限计。',
  },
  signSubmission: {
    title: (kind) => `请您签字送审：${kind}`,
    yes: 'signSubmission',
    yesLabel: () => '签字送审',
    no: 'declineSignature',
    noLabel: '不予签字，退回修改',
    reasonLabel: '退回的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  issueOpinion: {
    title: () => '请您签发：法制审核意见',
    yes: 'issueOpinion',
    yesLabel: (kind) => `签发意见书：${kind}`,
    no: 'returnOpinion',
    noLabel: '退回审核意见',
    reasonLabel: '退回的理由（必填，将告知审核人）',
    note: NOTHING_BY_OPENING,
  },
  endorse: {
    title: (kind) => `请您审核并呈报：${kind}决定`,
    yes: 'endorse',
    yesLabel: (what) => `呈报主要负责人：${what}`,
    no: 'refuseApproval',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  confirmDeliberation: {
    title: () => '请您确认：集体讨论笔录',
    yes: 'confirmDeliberation',
    yesLabel: (conclusion) => `确认笔录：${conclusion}`,
    no: 'returnDeliberationRecord',
    noLabel: '退回重记',
    reasonLabel: '退回的理由（必填，将告知记录人）',
    note: NOTHING_BY_OPENING,
  },
  decideEnding: {
    title: (ending) => `请您决定：${ending}`,
    yes: 'decideEnding',
    yesLabel: (ending) => `批准：${ending}`,
    yesDone: '批准',
    no: 'decideEnding',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    flag: 'approved',
    note: NOTHING_BY_OPENING,
  },
  decideRecusal: {
    title: (who) => `请您决定：${who}是否回避`,
    yes: 'decideRecusal',
    yesLabel: (who) => `决定回避：${who}`,
    no: 'decideRecusal',
    noLabel: '不予回避',
    yesDone: '决定回避',
    reasonLabel: '决定的理由（必填，将记入台账）',
    flag: 'granted',
    reasonAlways: true,
    note: '决定作出之前，不停止调查。',
  },
  decideUrgentMeasure: {
    title: () => '请您决定：当场实施的行政强制措施',
    yes: 'decideUrgentMeasure',
    yesLabel: () => '批准强制措施',
    yesDone: '批准强制措施',
    no: 'decideUrgentMeasure',
    noLabel: '不予批准，立即解除',
    reasonLabel: '决定的理由（必填，不予批准的将告知承办人）',
    flag: 'approved',
    reasonAlways: true,
    note: NOTHING_BY_OPENING,
  },
} as const satisfies Record<LinkPurpose, Asking>;
export const askingOf = (act: LinkPurpose): Asking => askings[act];
/** What the button of the "no" sends: the act, and beside it that it is a no where one act says both. */
export const noChoice = ({ no, flag }: Asking): string => (flag === undefined ? no : `${no}:no`);

export const leaderWords = {
  signIn: '请先登录',
  signInNote: '登录后回到您要办理的事项。',
  account: '账号',
  password: '密码',
  remember: '30 天内在本设备上不再要求登录',
  doSignIn: '登录',
  draft: '拟作出的决定',
  passed: '审核意见：同意',
  problems: '审核意见：存在问题',
  outOfScope: '不属于法制审核范围',
  convene: '负责人集体讨论',
  substitutedOn: (day: string) => `${day} 集体讨论；不视为审核通过`,
  headsAgreed: (day: string, chair: string) => `负责人集体讨论决定：同意拟作决定（${day}，主持人 ${chair}）`,
  reasons: '讨论的理由',
  dissent: '不同意见保留',
  endorsed: (who: string, day: string) => `分管负责人 ${who} 已审核，${day}`,
  reviewedInForm: (reviewer: string, day: string) => `内部审批表·法制审核栏：${reviewer} ${day} 签名`,
  reviewedBy: (reviewer: string, issuer: string | null, day: string) =>
    `${reviewer}审核${issuer === null ? '' : `，${issuer}签发`}，${day}`,
  rounds: (rounds: number, problems: number) =>
    problems === 0 ? `共 ${rounds} 轮` : `共 ${rounds} 轮，${problems} 个问题均已解决`,
  confirmed: (who: string, day: string) => `${who}确认，${day}`,
  sameText: '审核的就是本页这一稿；事先告知、申辩复核均已完成',
  sameTextOnly: '审核的就是本页这一稿',
  changedSince: (count: number) => `上次报批之后，改了 ${count} 处`,
  fullText: '决定书全文与事实、依据',
  materials: (count: number) => `全部材料（${count} 份）`,
  opinionText: '看意见书',
  onlyListed: '仅登记，原件存卷',
  labels: {
    party: '当事人',
    violation: '违法行为',
    facts: '事实',
    law: '依据',
    discretion: '裁量',
    text: '决定内容',
    fingerprint: '文稿指纹',
  },
  reasonMissing: '请写明理由。',
  confirmNo: (label: string) => `确认：${label}`,
  back: '返回',
  extension: (from: string, to: string, weekday: string, times: number | null) => [
    `${from} → `,
    `${to}（${weekday}）24:00`,
    times === null ? '' : `，只能延长 ${times} 次`,
  ],
  asked: (who: string, day: string) => `申请：${who}，${day}`,
  authorityHead: '批准权限',
  authorityWords: '您分管法制审核机构。批准人不得为审核机构负责人或者承办一方；申请人不得自行批准。',
  meeting: {
    held: (day: string, place: string) => `${day}，${place}`,
    people: (present: string, recorder: string) => `到会：${present}；记录：${recorder}`,
    votes: (inFavor: number, against: number, abstained: number) =>
      `赞成 ${inFavor}，反对 ${against}，弃权 ${abstained}`,
    reasons: '理由',
    dissent: '不同意见',
    opinions: (count: number) => `参加人员的意见（${count} 人）`,
  },
  ending: { reason: '提请的理由', to: '移送机关' },
  recusal: { reason: '当事人申请的理由' },
  measure: { taken: (moment: string) => `${moment} 当场实施`, report: '报告' },
  /** Of a link whose purpose no page decides. */
  atDesk: {
    title: (act: string) => `请您办理：${act}`,
    unnamed: '案件中的事项',
    note: '此事项不能在本页办理。请打开案件，看清情况后办理；打开本页不产生任何决定。',
  },
  toCase: '打开案件',
  toInbox: '打开我的待办',
} as const;
