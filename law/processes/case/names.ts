import { codesOf } from '../../codes.ts';

/** What a case is made of by its names: each code with what officers call it. Loads no machine, so a browser may know it. */

export const caseLabel = '案件';

/** Where the file lies. */
export const caseStates = {
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
} as const;

/** Where nothing can happen any more. */
export const endedCaseStates = ['closed', 'history', 'ended'] as const satisfies readonly (keyof typeof caseStates)[];

/** Where the party's rights stand: the leaf of the machine's region `party`. */
export const partyStateLabels = {
  unknown: '未立案',
  notRequired: '无须事先告知',
  notNotified: '尚未告知',
  notDemanded: '尚未催告',
  defensePeriod: '陈述、申辩期内',
  demandPeriod: '催告期限内',
  defenseReceived: '已收到陈述、申辩，待复核',
  settled: '陈述、申辩程序已完成',
} as const;
export const partyStates = codesOf(partyStateLabels);
export type PartyState = keyof typeof partyStateLabels;

/** What a task asks of its addressee. */
export const caseTasks = {
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
} as const;

/** The steps a case goes through, as the bar above it shows them; which of them, and in what order, is the case's own. */
export const stepNames = [
  'opened',
  'drafted',
  'reviewed',
  'passed',
  'noticed',
  'demanded',
  'defended',
  'deliberated',
  'approved',
  'served',
  'published',
  'closed',
] as const;
export type StepName = (typeof stepNames)[number];

/**
 * `gate`: the condition of the decision, not yet met. `substituted`: met by a meeting where the local rule says so, and
 * never a pass. `skipped`: not due in this case.
 */
export const stepPositions = ['done', 'current', 'gate', 'substituted', 'ahead', 'skipped'] as const;
export type StepPosition = (typeof stepPositions)[number];

/** 争议讨论 and 负责人集体讨论决定 are two meetings (PRACTICE A3). */
export const meetingLabels = {
  disagreement: '集体讨论（审核意见分歧）',
  heads: '负责人集体讨论决定',
} as const;
export const meetings = codesOf(meetingLabels);
export type Meeting = keyof typeof meetingLabels;

export const conclusionLabels = {
  forHandler: '支持承办机构的意见，原稿送复审',
  forReviewer: '支持审核机构的意见，修改后再次送审',
  approve: '同意拟作决定',
  change: '应当变更拟作决定',
  refuse: '不作出拟作决定',
} as const;
export type Conclusion = keyof typeof conclusionLabels;

/** What a meeting may conclude. */
export const conclusions = {
  disagreement: ['forHandler', 'forReviewer'],
  heads: ['approve', 'change', 'refuse'],
} as const satisfies Record<Meeting, readonly Conclusion[]>;

export const consultationResultLabels = {
  accepted: '采纳',
  partly: '部分采纳',
  rejected: '不采纳',
  noAgreement: '未达成一致',
} as const;
export const consultationResults = codesOf(consultationResultLabels);
export type ConsultationResult = keyof typeof consultationResultLabels;

export const issueAnswerLabels = {
  changed: '已修改',
  supplemented: '已补充',
  disagreed: '不同意',
} as const;
export const issueAnswers = codesOf(issueAnswerLabels);
export type IssueAnswer = keyof typeof issueAnswerLabels;

/** Ends of a case without a decision of this authority. */
export const endingLabels = {
  toOtherAuthority: '移送有权机关',
  suspectedCrime: '移送司法机关',
  dismissal: '终止（撤销案件）',
} as const;
export const endings = codesOf(endingLabels);
export type Ending = keyof typeof endingLabels;

/** Ends of a hearing that was asked for and not held. */
export const hearingEndLabels = {
  withdrawn: '当事人撤回听证申请',
  absent: '当事人无正当理由拒不出席或者中途退出',
} as const;
export const hearingEnds = codesOf(hearingEndLabels);
