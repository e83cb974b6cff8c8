import type { ActKind } from './act-kinds.ts';
import type { CaseRole, Office } from './people/roles.ts';
import type { ActType } from './procedure/acts.ts';
import type { PartyState, PublicationOutcome } from './procedure/case-context.ts';
import type { ClockName } from './procedure/clocks.ts';
import type { NonPublicationGround, ProcessKind, StateName, TaskKind } from './procedure/names.ts';
import type { ServiceMethod } from './procedure/service-methods.ts';
import type { TakeDownEvent } from './profiles/rules.ts';
import type { CheckAnswer, ReviewCheck } from './review/checks.ts';
import type { DecisionOutcome, EvidenceKind, PartyType, PenaltyKind, ScopeFacts } from './review/content.ts';
import type { OutOfScopeGround } from './review/scope.ts';

/** What officers call things. The labels of acts and states are those of the procedure's own papers. */
export { actKindLabels } from './act-kinds.ts';

export const processLabels = { case: '案件', publication: '公示' } as const satisfies Record<ProcessKind, string>;

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
  defensePeriod: '陈述、申辩期内',
  defenseReceived: '已收到陈述、申辩，待复核',
  settled: '陈述、申辩程序已完成',
} as const satisfies Record<PartyState, string>;

export const publicationOutcomeLabels = {
  pending: '待公示',
  published: '已公示',
  notPublished: '不予公示',
  withdrawn: '已撤回公示',
  expired: '公示期满，停止公示',
} as const satisfies Record<PublicationOutcome, string>;

export const actLabels = {
  openCase: '立案',
  enterHistory: '补录历史决定',
  finalizeDraft: '定稿',
  reopenDraft: '撤回定稿',
  signSubmission: '签字送审',
  declineSignature: '不予签字，退回修改',
  submitForReview: '提请法制审核（送审）',
  accept: '受理',
  requestSupplement: '一次性告知补正',
  supplement: '补正材料',
  returnMaterials: '退回送审材料',
  recordOutOfScope: '不属于法制审核范围',
  withdrawSubmission: '撤回送审',
  assignReviewer: '分办',
  requestExtension: '申请延长审核期限',
  grantExtension: '延长审核期限',
  declineExtension: '不予延长审核期限',
  signOpinion: '出具审核意见',
  returnOpinion: '退回审核意见',
  issueOpinion: '审核机构负责人签发',
  serveNotice: '送达行政处罚事先告知书',
  recordDefense: '登记陈述、申辩',
  recordWaiver: '登记放弃陈述、申辩',
  reexamineDefense: '复核陈述、申辩',
  amendDraft: '修改文稿',
  requestApproval: '报请批准',
  approve: '批准',
  refuseApproval: '不予批准',
  replaceLeader: '指定其他负责人代为办理',
  serveDecision: '送达决定书',
  closeCase: '结案',
  remind: '催办',
  endBackEntry: '结束补录',
  publish: '公示',
  declinePublication: '不予公示',
  recordAnnulment: '撤回公示',
  clockReminder: '到期提醒',
  clockExpired: '期限届满',
  openPublication: '开始公示程序',
  publicationSettled: '公示办理完毕',
  decisionServed: '决定书已送达',
  backEntryEnded: '补录已结束',
} as const satisfies Record<ActType, string>;

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
  giveNotice: '送达事先告知书',
  hearDefense: '等待陈述、申辩',
  reexamine: '复核陈述、申辩',
  requestApproval: '报请批准',
  approve: '批准',
  reviseRefused: '处理不予批准的案件',
  serve: '送达决定书',
  publish: '公示',
  close: '结案',
} as const satisfies Record<TaskKind, string>;

export const caseRoleLabels = {
  caseHandler: '承办人',
  handlingUnitHead: '承办机构负责人',
  reviewUnitMember: '法制审核机构人员',
  legalReviewer: '审核人',
  reviewUnitHead: '法制审核机构负责人',
  deputyHead: '分管法制审核的负责人',
  authorityHead: '行政机关负责人',
  publicityClerk: '公示人员',
  supervisor: '执法监督人员',
  importer: '补录人员',
  anyOfficer: '执法人员',
  system: '系统',
} as const satisfies Record<CaseRole, string>;

export const officeLabels = {
  officer: '执法人员',
  unitHead: '机构负责人',
  reviewer: '法制审核人员',
  deputyHead: '分管领导',
  authorityHead: '行政机关负责人',
  publicityClerk: '公示人员',
  supervisor: '执法监督人员',
  administrator: '系统管理员',
  importer: '补录人员',
} as const satisfies Record<Office, string>;

export const penaltyKindLabels = {
  warning: '警告',
  reprimand: '通报批评',
  fine: '罚款',
  confiscation: '没收违法所得、没收非法财物',
  licenseSuspension: '暂扣许可证件',
  qualificationDowngrade: '降低资质等级',
  businessRestriction: '限制开展生产经营活动',
  suspensionOrder: '责令停产停业',
  closureOrder: '责令关闭、限制从业',
  licenseRevocation: '吊销许可证件',
  detention: '行政拘留',
  other: '法律、行政法规规定的其他行政处罚',
} as const satisfies Record<PenaltyKind, string>;

/** The eight kinds of APL 46. */
export const evidenceKindLabels = {
  documentary: '书证',
  physical: '物证',
  audioVisual: '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  partyStatement: '当事人的陈述',
  expertOpinion: '鉴定意见',
  inspectionRecord: '勘验笔录、现场笔录',
} as const satisfies Record<EvidenceKind, string>;

export const partyTypeLabels = {
  organization: '法人或者其他组织',
  soleTrader: '个体工商户',
  naturalPerson: '自然人',
} as const satisfies Record<PartyType, string>;

export const decisionOutcomeLabels = {
  penalty: '给予行政处罚',
  noPenalty: '不予行政处罚',
  granted: '准予行政许可',
  notGranted: '不予行政许可',
  otherDecision: '其他决定',
} as const satisfies Record<DecisionOutcome, string>;

/** Stated so that 符合 is the good answer (PRACTICE A4). */
export const reviewCheckLabels = {
  standing: '执法主体合法，人员具备资格',
  procedure: '执法程序合法',
  factsAndEvidence: '案件事实清楚，证据合法充分',
  applicationOfLaw: '适用法律、法规、规章准确',
  discretion: '裁量基准运用适当',
  competence: '未超越法定权限',
  documents: '执法文书完备、规范',
  noSuspectedCrime: '未发现涉嫌犯罪需移送',
} as const satisfies Record<ReviewCheck, string>;

export const checkAnswerLabels = {
  meets: '符合',
  fails: '不符合',
  notApplicable: '不适用',
} as const satisfies Record<CheckAnswer, string>;

export const scopeFactLabels = {
  majorPublicInterest: '涉及重大公共利益',
  majorSocialImpact: '可能造成重大社会影响或者引发社会风险',
  majorRights: '直接关系当事人或者第三人重大权益',
  hearingHeld: '经过听证程序',
  complex: '案件情况疑难复杂、涉及多个法律关系',
  requiredByLaw: '法律、法规规定应当进行法制审核的其他情形',
} as const satisfies Record<keyof ScopeFacts, string>;

export const outOfScopeGroundLabels = {
  summaryProcedure: '当场作出的行政处罚决定（简易程序）',
  noPenalty: '不予行政处罚决定',
  notListed: '不在本机关法制审核目录清单内',
} as const satisfies Record<OutOfScopeGround, string>;

export const clockLabels = {
  caseDecision: '办案期限',
  intake: '受理期限',
  supplement: '补正期限',
  review: '法制审核期限',
  defense: '陈述、申辩期限',
  service: '送达期限',
  publication: '公示期限',
  display: '公示期',
  takeDown: '撤回公示期限',
} as const satisfies Record<ClockName, string>;

export const serviceMethodLabels = {
  personal: '直接送达',
  left: '留置送达',
  electronic: '电子送达',
  mail: '邮寄送达',
  delegated: '委托送达',
  passedOn: '转交送达',
  publicNotice: '公告送达',
} as const satisfies Record<ServiceMethod, string>;

export const nonPublicationGroundLabels = {
  stateSecret: '涉及国家秘密',
  tradeSecret: '涉及商业秘密',
  privacy: '涉及个人隐私',
  minor: '涉及未成年人',
  notRequired: '依法不属于公示范围',
  annulled: '公示前已被变更、撤销或者确认违法、无效',
} as const satisfies Record<NonPublicationGround, string>;

export const takeDownEventLabels = {
  varied: '决定被依法变更',
  annulled: '决定被依法撤销',
  declaredUnlawful: '决定被确认违法',
  declaredInvalid: '决定被确认无效',
  toBeRemade: '被责令重新作出决定',
} as const satisfies Record<TakeDownEvent, string>;

/** What the person is called to whom a decision is addressed, by kind of act (PRACTICE D). */
const addressees = {
  penalty: '当事人',
  license: '申请人',
  coercion: '当事人',
  levy: '行政相对人',
  fee: '行政相对人',
  inspection: '行政相对人',
  other: '行政相对人',
} as const satisfies Record<ActKind, string>;

/** @law PRACTICE */
export const addressee = (actKind: ActKind): (typeof addressees)[ActKind] => addressees[actKind];
