import type { CheckAnswer, ReviewCheck } from '../processes/case/review/checks.ts';
import type { DecisionOutcome, EvidenceKind, PenaltyKind, ScopeFacts } from '../processes/case/review/content.ts';
import type { OutOfScopeGround } from '../processes/case/review/scope.ts';

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

export const decisionOutcomeLabels = {
  penalty: '给予行政处罚',
  noPenalty: '不予行政处罚',
  granted: '准予行政许可',
  notGranted: '不予行政许可',
  otherDecision: '其他决定',
} as const satisfies Record<DecisionOutcome, string>;
