import { actKindLabels, type ActKind, actKinds } from '../act-kinds.ts';
import type { ReviewCheck } from '../processes/case/review/checks.ts';
import type { PenaltyKind, ScopeFacts } from '../processes/case/review/content.ts';
import type { DayPeriod } from '../time/period.ts';
import { automationValues, looseApprovalValues, looseReviewValues } from './loose-values.ts';
import type {
  ActingHead,
  PublicName,
  ReviewedAlways,
  ReviewerPool,
  ReviewOrder,
  StepUp,
  StopGround,
  TakeDownEvent,
  UnpublishedKind,
} from './rules.ts';
import * as kind from './value-kinds.ts';
import { unread, value, type ValueSpec } from './value-spec.ts';

export type { ValueSpec } from './value-spec.ts';

const reviewed = {
  majorPublicInterest: '涉及重大公共利益',
  majorSocialImpact: '可能造成重大社会影响或者引发社会风险',
  majorRights: '直接关系当事人或者第三人重大权益',
  hearingHeld: '经过听证程序',
  complex: '案件情况疑难复杂、涉及多个法律关系',
  requiredByLaw: '法律、法规规定应当审核',
} as const satisfies Record<keyof ScopeFacts, string>;

const always = {
  penalty: '所有行政处罚案件',
  ordinaryPenalty: '一般程序行政处罚',
  licenseWithHearing: '适用听证程序的行政许可',
} as const satisfies Record<ReviewedAlways, string>;

const orders = {
  beforeNotice: '先审核、后告知',
  afterHearing: '告知或者听证后审核',
  both: '告知前、听证后各审核一次',
} as const satisfies Record<ReviewOrder, string>;

const checks = {
  standing: '执法主体',
  procedure: '程序适用',
  factsAndEvidence: '案件事实和证据',
  applicationOfLaw: '法律适用',
  discretion: '裁量基准',
  competence: '法定权限',
  documents: '执法文书',
  noSuspectedCrime: '涉嫌犯罪移送',
} as const satisfies Record<ReviewCheck, string>;

const heardPenalties = {
  warning: '警告',
  reprimand: '通报批评',
  fine: '罚款（不论数额）',
  confiscation: '没收（不论数额）',
  licenseSuspension: '暂扣许可证件',
  qualificationDowngrade: '降低资质等级',
  businessRestriction: '限制开展生产经营活动',
  suspensionOrder: '责令停产停业',
  closureOrder: '责令关闭、限制从业',
  licenseRevocation: '吊销许可证件',
  detention: '行政拘留',
  other: '其他较重的行政处罚',
} as const satisfies Record<PenaltyKind, string>;

const takeDown = {
  varied: '变更',
  annulled: '撤销',
  declaredUnlawful: '确认违法',
  declaredInvalid: '确认无效',
  toBeRemade: '要求重新作出',
} as const satisfies Record<TakeDownEvent, string>;

const unpublished = {
  notGranted: '不予许可',
  noPenalty: '不予处罚',
  warningOnly: '仅受到警告',
  summaryProcedure: '当场处罚（轻微失信信息）',
} as const satisfies Record<UnpublishedKind, string>;

const names = { surnameOnly: '姓加“某”', full: '全名', omit: '不公示姓名' } as const satisfies Record<
  PublicName,
  string
>;

const stepUps = {
  none: '无',
  pin: '本人六位口令',
  password: '登录密码',
  totp: '动态口令',
  passkey: '通行密钥',
} as const satisfies Record<StepUp, string>;

const penalties = {
  ...heardPenalties,
  fine: '罚款',
  confiscation: '没收',
} as const satisfies Record<PenaltyKind, string>;

const stopGrounds = {
  appraisal: '检测、检验、检疫、鉴定',
  hearing: '听证',
  publicNotice: '公告',
  recusal: '回避审查',
  papers: '调取材料',
  forceMajeure: '不可抗力',
} as const satisfies Record<StopGround, string>;

const pools = {
  none: '不调用',
  assists: '可以调用其他单位的审核人员、法律顾问、公职律师协助',
  signs: '可以调用其他单位的审核人员签署审核意见',
} as const satisfies Record<ReviewerPool, string>;

const actingHeads = {
  none: '不得代行',
  writtenAuthority: '经书面授权可以代行',
} as const satisfies Record<ActingHead, string>;

const recorded = {
  onSiteEnforcement: '现场执法',
  evidenceTaking: '调查取证',
  hearing: '举行听证',
  leftService: '留置送达',
  publicNoticeService: '公告送达',
  disputeProne: '容易引发争议的执法过程',
  seizure: '查封扣押财产',
  forcedDemolition: '强制拆除',
} as const;

type ByActKind<Family extends string, Spec> = { readonly [K in ActKind as `${Family}.${K}`]: Spec };

/** The same period for each kind of act, each with its own source; a kind may be absent. */
function periodsByActKind<const Family extends string>(
  family: Family,
  label: string,
): ByActKind<Family, ValueSpec<DayPeriod>> {
  const specs = actKinds.map((of) => [`${family}.${of}`, value(`${label}（${actKindLabels[of]}）`, kind.period)]);
  return Object.fromEntries(specs) as ByActKind<Family, ValueSpec<DayPeriod>>;
}

/** Values that only some kinds of act have. */
export const periodFamilies = {
  ...periodsByActKind('decision.periods', '作出决定的期限'),
  ...periodsByActKind('service.periods', '送达期限'),
  ...periodsByActKind('publication.periods', '公示期限'),
  ...periodsByActKind('publication.displayTerms', '持续公示的时间'),
} as const;

const reviewValues = {
  'review.scope.grounds': value('应当审核的情形', kind.choices(reviewed)),
  'review.scope.alwaysFor': value('一律审核', kind.choices(always)),
  'review.scope.listFor': unread('按目录清单审核', kind.choices(actKindLabels)),
  'review.scope.ownStandardFor': unread('自行制定“重大”标准', kind.choices(actKindLabels)),
  'review.scope.summaryProcedureExempt': value('当场处罚不审核', kind.flag),
  'review.scope.noPenaltyDecisionExempt': value('不予处罚决定不审核', kind.flag),
  'review.scope.referralExempt': value('移送不审核', kind.flag),
  'review.unitName': unread('法制审核机构', kind.text),
  'review.focus': value('审核重点', kind.choices(checks)),
  'review.listFiledWith': unread('审核目录清单报备', kind.orNone(kind.text)),
  'review.period': value('审核期限', kind.period),
  'review.clockStart': value('审核期限起算', kind.choice({ acceptance: '受理之日（材料齐备）', receipt: '收到之日' })),
  'review.intake': value('一次性告知补正的期限', kind.period),
  'review.extension': value('延长审核期限', kind.extension),
  'review.supplement': value('补正', kind.supplement),
  'review.order': value('审核与告知的先后', kind.choice(orders)),
  'review.opinionKinds': value('审核意见种类', kind.opinionKinds),
  'review.resubmit': value('存在问题的处理后再次送审', kind.flag),
  'review.objection.allowed': value('可以对审核意见提出异议', kind.flag),
  'review.objection.period': value('提出异议的期限', kind.period),
  'review.objection.answerPeriod': value('答复异议的期限', kind.period),
  'review.objection.path': value(
    '异议的处理',
    kind.choices({ consultation: '协商沟通', disagreementDeliberation: '集体讨论（审核意见分歧）' }),
  ),
  'review.objection.substitutesPass': value('集体讨论可以代替审核通过', kind.flag),
  'review.lightForm': value('可在内部审批表中体现审核', kind.flag),
  'review.answersForOpinion': value(
    '对审核意见负责',
    kind.choice({ reviewUnit: '法制审核机构', authorityHead: '主要负责人' }),
  ),
  'review.stops': value('审核期限扣除的期间', kind.choices(stopGrounds)),
  'review.pool': value('审核力量统筹调用', kind.choice(pools)),
  'review.reviewerMinRatio': value('审核人员占执法人员比例', kind.orNone(kind.ratio)),
  'review.firstTimeQualification': value(
    '初次审核须有法律职业资格',
    kind.choice({ penaltyReviewers: '审核行政处罚的人员', allReviewers: '全体审核人员', none: '不要求' }),
  ),
  'review.reviewerAsHearingOfficer': value(
    '同一人兼任听证主持人和审核人',
    kind.choice({ allow: '允许', warn: '提示', refuse: '不允许' }),
  ),
  ...looseReviewValues,
} as const;

const caseValues = {
  'defense.period': value('陈述、申辩的期限', kind.period),
  'hearing.kinds': value('有权要求听证的处罚种类', kind.choices(heardPenalties)),
  'hearing.thresholds': value('较大数额', kind.thresholds),
  'hearing.requestPeriod': value('要求听证的期限', kind.period),
  'hearing.noticePeriod': value('听证前通知的期限', kind.period),
  'hearing.licenseHoldPeriod': unread('组织许可听证的期限', kind.period),
  'hearing.officer': value('听证主持人', kind.choice({ notInvestigator: '非本案调查人员', anyone: '不限' })),
  'deliberation.quorum': value('集体讨论的到会人数', kind.quorum),
  'deliberation.votes': value('集体讨论进行表决', kind.flag),
  'approval.headsDeliberation.grounds': value('负责人集体讨论决定的情形', kind.choices(reviewed)),
  'approval.headsDeliberation.kinds': value('负责人集体讨论决定的处罚种类', kind.choices(penalties)),
  'approval.actingHead': value('主要负责人不在时的代行', kind.choice(actingHeads)),
  'approval.stepUp': value('邮件批准时的再次验证', kind.choice(stepUps)),
  'approval.twoSteps': value('先分管领导、后主要负责人', kind.flag),
  ...looseApprovalValues,
  'decision.stops': value('办案期限扣除的期间', kind.choices(stopGrounds)),
  'referral.decisionPeriod': value('移送涉嫌犯罪案件的决定期限', kind.period),
  'referral.transferHours': value('批准移送后移送的时限', kind.hours),
  'coercion.reportHours': value('当场强制后报告的时限', kind.hours),
  'numbers.authorityWord': value('机关代字', kind.text),
  'numbers.decision': value('决定书文号', kind.documentNumbers),
  'numbers.opinion': value('法制审核意见书编号', kind.documentNumber),
} as const;

const publicityValues = {
  'publication.otherPeriod': value('公示期限（其他决定）', kind.period),
  'publication.takeDown.period': value('撤回公示的期限', kind.period),
  'publication.takeDown.events': value('撤回公示的情形', kind.choices(takeDown)),
  'publication.naturalPersonName': value('自然人姓名的公示', kind.choice(names)),
  'publication.notPublished': value('不单独公示', kind.choices(unpublished)),
  'publication.listApprovals': unread('清单公示前的审核', kind.listApprovals),
  'publication.corrections': unread('公示信息纠错', kind.flag),
  'publication.creditTerms': unread('信用公示期限', kind.creditTerms),
  'annual.due': unread('年度数据报送、公开', kind.monthDay),
  'annual.reportTo': unread('年度数据报送对象', kind.texts),
  'annual.compiledBy': unread('年度数据汇总机构', kind.orNone(kind.text)),
  'annual.countsWithdrawn': unread('年度数据计入后来被撤销的决定', kind.flag),
  'annual.countsInspectionsWithPenalty': unread('检查后立案处罚的仍计入检查次数', kind.flag),
  'recording.listRequired': unread('编制音像记录事项清单', kind.flag),
  'recording.alwaysFor': unread('应当音像记录', kind.choices(recorded)),
  'recording.onlineLicenseExempt': unread('网上办理的许可不再音像记录', kind.flag),
} as const;

/** Every value a profile may hold, in the order they are shown. */
export const valueSpecs = {
  actKinds: value('执法行为种类', kind.atLeastOne(kind.choices(actKindLabels))),
  ...reviewValues,
  ...caseValues,
  ...publicityValues,
  ...automationValues,
  ...periodFamilies,
} as const;

export type ValueKey = keyof typeof valueSpecs;
/** Values that need not exist: not every kind of act has every period. */
export type OptionalKey = keyof typeof periodFamilies;
export type RequiredKey = Exclude<ValueKey, OptionalKey>;
export type ValueOf<K extends ValueKey> = (typeof valueSpecs)[K] extends ValueSpec<infer T> ? T : never;

export const valueKeys = Object.keys(valueSpecs) as ValueKey[];
export const requiredKeys = valueKeys.filter((key): key is RequiredKey => !Object.hasOwn(periodFamilies, key));
