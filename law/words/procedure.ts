import { actLabels } from '../acts.ts';
import type { PartyState } from '../processes/case/context.ts';
import type { StopGround } from '../profiles/rules.ts';
import type { ClockName } from '../process/clocks.ts';
import type {
  Conclusion,
  ConsultationResult,
  Ending,
  HearingEnd,
  IssueAnswer,
  Meeting,
  StateName,
  TaskKind,
} from '../process/names.ts';

export const stateLabels = {
  opening: '立案',
  drafting: '拟稿中',
  awaitingSignature: '待承办机构负责人签字',
  readyToSubmit: '待送审',
  awaitingIntake: '待受理',
  awaitingSupplement: '待补正',
  unassigned: '已受理，待分办',
  assigned: '审核中',
  awaitingIssue: '待审核机构负责人签发',
  problemsFound: '审核意见：存在问题',
  passed: '审核意见：同意',
  passVoided: '原审核意见失效，须再次送审',
  outsideScope: '不属于法制审核范围',
  awaitingApproval: '待批准',
  notApproved: '不予批准',
  decided: '已作出决定',
  closed: '已结案',
  history: '历史决定（补录）',
  awaitingObjectionAnswer: '对审核意见有异议，待答复',
  consulting: '协商沟通中',
  toDeliberate: '待召集集体讨论（审核意见分歧）',
  deliberating: '集体讨论（审核意见分歧）',
  deliberationRecorded: '集体讨论笔录待主持人确认',
  passedByDeliberation: '经集体讨论决定（法制审核意见：存在问题）',
  awaitingEndorsement: '待分管负责人审核',
  headsDeliberating: '负责人集体讨论决定',
  headsDeliberationRecorded: '负责人集体讨论笔录待主持人确认',
  endingProposed: '待负责人决定是否移送或者终止',
  awaitingTransfer: '待移送',
  ended: '已移送或者终止',
  awaitingService: '待送达后公示',
  toPublish: '待公示',
  published: '公示中',
  withdrawn: '已撤回公示',
  expired: '公示期满，停止公示',
  notPublished: '不予公示',
} as const satisfies Record<StateName, string>;

export const partyStateLabels = {
  unknown: '未立案',
  notRequired: '无须事先告知',
  notNotified: '尚未告知',
  notDemanded: '尚未催告',
  defensePeriod: '陈述、申辩期内',
  demandPeriod: '催告期限内',
  defenseReceived: '已收到陈述、申辩，待复核',
  settled: '陈述、申辩程序已完成',
} as const satisfies Record<PartyState, string>;

/**
 * 提请法制审核（送审）; from the second round 再次送审（第2次）.
 *
 * @law PRACTICE
 */
export const submissionLabel = (round: number): string =>
  round <= 1 ? actLabels.submitForReview : `再次送审（第${round}次）`;

export const taskLabels = {
  draft: '拟稿、定稿',
  sign: '签字送审',
  submit: '提请法制审核（送审）',
  takeIn: '受理送审材料',
  supplement: '补正材料',
  assign: '分办',
  review: '法制审核',
  issue: '签发审核意见',
  decideExtension: '决定是否延长审核期限',
  answerProblems: '答复审核意见',
  resubmitVoided: '修改后再次送审',
  giveDemand: '送达催告书',
  awaitPerformance: '等待当事人履行或者陈述、申辩',
  giveNotice: '送达事先告知书',
  hearDefense: '等待陈述、申辩',
  reexamine: '复核陈述、申辩',
  requestApproval: '报请批准',
  approve: '批准',
  reviseRefused: '处理不予批准的案件',
  serve: '送达决定书',
  publish: '公示',
  close: '结案',
  answerObjection: '答复异议',
  consult: '协商沟通',
  convene: '召集集体讨论（审核意见分歧）',
  takeMinutes: '制作集体讨论笔录',
  confirmMinutes: '确认集体讨论笔录',
  endorse: '审核后呈报主要负责人',
  conveneHeads: '召集负责人集体讨论',
  prepareReview: '办理委派的审核',
  cosign: '会签审核意见',
  answerQuestion: '答复审核人的询问',
  awaitHearingRequest: '等待听证申请',
  arrangeHearing: '安排听证',
  holdHearing: '主持听证',
  decideRecusal: '决定是否回避',
  replaceHandlers: '补足承办人',
  decideEnding: '决定移送或者终止',
  transfer: '办理移送',
  reportMeasure: '报告当场强制措施',
  decideMeasure: '决定是否批准强制措施',
  liftMeasure: '解除强制措施',
} as const satisfies Record<TaskKind, string>;

export const clockLabels = {
  caseDecision: '办案期限',
  intake: '受理期限',
  supplement: '补正期限',
  review: '法制审核期限',
  defense: '陈述、申辩期限',
  demand: '催告期限',
  service: '送达期限',
  publication: '公示期限',
  display: '公示期',
  takeDown: '撤回公示期限',
  objection: '提出异议期限',
  objectionAnswer: '答复异议期限',
  hearingRequest: '要求听证期限',
  hearingNotice: '听证通知期限',
  referralDecision: '决定移送期限',
  referralTransfer: '移送期限',
  coercionReport: '当场强制报告期限',
} as const satisfies Record<ClockName, string>;

export const meetingLabels = {
  disagreement: '集体讨论（审核意见分歧）',
  heads: '负责人集体讨论决定',
} as const satisfies Record<Meeting, string>;

export const conclusionLabels = {
  forHandler: '支持承办机构的意见，原稿送复审',
  forReviewer: '支持审核机构的意见，修改后再次送审',
  approve: '同意拟作决定',
  change: '应当变更拟作决定',
  refuse: '不作出拟作决定',
} as const satisfies Record<Conclusion, string>;

export const consultationResultLabels = {
  accepted: '采纳',
  partly: '部分采纳',
  rejected: '不采纳',
  noAgreement: '未达成一致',
} as const satisfies Record<ConsultationResult, string>;

export const issueAnswerLabels = {
  changed: '已修改',
  supplemented: '已补充',
  disagreed: '不同意',
} as const satisfies Record<IssueAnswer, string>;

export const endingLabels = {
  toOtherAuthority: '移送有权机关',
  suspectedCrime: '移送司法机关',
  dismissal: '终止（撤销案件）',
} as const satisfies Record<Ending, string>;

export const hearingEndLabels = {
  withdrawn: '当事人撤回听证申请',
  absent: '当事人无正当理由拒不出席或者中途退出',
} as const satisfies Record<HearingEnd, string>;

export const stopGroundLabels = {
  appraisal: '检测、检验、检疫、鉴定',
  hearing: '举行听证',
  publicNotice: '公告',
  recusal: '回避审查',
  papers: '调取材料',
  forceMajeure: '不可抗力',
} as const satisfies Record<StopGround, string>;
