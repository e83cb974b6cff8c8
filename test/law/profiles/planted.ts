import type { Property } from '../../../law/profiles/checker/told.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { ENDLESS } from '../../../law/profiles/rules.ts';
import type { ValueKey } from '../../../law/profiles/values.ts';
import type { Provision } from '../../../law/statutes.ts';
import { nationalRules as safe, rulesWith } from '../../fixtures/cases.ts';

/** A profile with one value that another system or an authority really uses, and the story it must be refused with. */
export interface Planted {
  readonly title: string;
  readonly rules: Rules;
  readonly key: ValueKey;
  readonly property: Property;
  readonly provision: Provision;
  /** Words of the decisive steps, in this order. */
  readonly told: readonly string[];
  /** No shorter way is open. */
  readonly steps: number;
}

const { review } = safe;
const automatic = (automation: Partial<Rules['automation']>): Rules => ({
  ...safe,
  automation: { ...safe.automation, ...automation },
});
const extension = (change: Partial<Rules['review']['extension']>): Rules =>
  rulesWith({ extension: { ...review.extension, ...change } });
const objection = (change: Partial<Rules['review']['objection']>): Rules =>
  rulesWith({ objection: { ...review.objection, ...change } });

const decidedUnreviewed = { property: 'passBeforeDecision', provision: 'APL-58.1' } as const;

/** The six switches by which other systems agree without a person. */
export const switches: readonly Planted[] = [
  {
    title: 'a time-out agrees',
    rules: automatic({ onTimeout: 'agree' }),
    key: 'automation.onTimeout',
    ...decidedUnreviewed,
    told: ['系统：期限届满无人办理，自动办结“审核机构负责人签发”', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'an empty assignee agrees',
    rules: automatic({ onNobody: 'agree' }),
    key: 'automation.onNobody',
    ...decidedUnreviewed,
    told: ['系统：无人可以办理，自动办结', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'a node of a type agrees',
    rules: automatic({ automaticTasks: ['review'] }),
    key: 'automation.automaticTasks',
    ...decidedUnreviewed,
    told: ['系统：该环节设为自动通过，自动办结“出具审核意见（同意）”', '审核机构负责人：签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'the same person again, and the system agrees',
    rules: automatic({ samePerson: 'agree' }),
    key: 'automation.samePerson',
    ...decidedUnreviewed,
    told: ['丁（以审核人员身份）：出具审核意见（同意）', '系统：与前一环节是同一人，自动办结', '批准'],
    steps: 12,
  },
  {
    title: 'a handler who would decide is skipped',
    rules: automatic({ handlerDecides: 'skip' }),
    key: 'automation.handlerDecides',
    ...decidedUnreviewed,
    told: ['系统：该环节的办理人就是承办人乙，自动跳过', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'a missing leader agrees',
    rules: automatic({ missingLeader: 'agree' }),
    key: 'automation.missingLeader',
    ...decidedUnreviewed,
    told: ['系统：负责人空缺，自动办结“审核机构负责人签发”', '主要负责人：批准'],
    steps: 12,
  },
];

const ofPeople: readonly Planted[] = [
  {
    title: 'the approval is automatic',
    rules: automatic({ automaticTasks: ['approve'] }),
    key: 'automation.automaticTasks',
    property: 'personBehindEveryAct',
    provision: 'APL-57',
    told: ['审核机构负责人：签发', '系统：该环节设为自动通过，自动办结“批准”'],
    steps: 12,
  },
  {
    title: 'the handling unit signs by itself',
    rules: automatic({ automaticTasks: ['sign'] }),
    key: 'automation.automaticTasks',
    property: 'personBehindEveryAct',
    provision: 'PRACTICE',
    told: ['系统：该环节设为自动通过，自动办结“签字送审”'],
    steps: 3,
  },
  {
    title: 'an extension grants itself',
    rules: automatic({ automaticTasks: ['decideExtension'] }),
    key: 'automation.automaticTasks',
    property: 'personBehindEveryAct',
    provision: 'SEED-004.2.3.3',
    told: ['申请延长审核期限', '系统：该环节设为自动通过，自动办结“延长审核期限”'],
    steps: 7,
  },
  {
    title: 'opening the link in a mail approves',
    rules: automatic({ mailLink: 'open' }),
    key: 'automation.mailLink',
    property: 'personBehindEveryAct',
    provision: 'APL-57',
    told: ['系统：邮件系统自动打开邮件里的链接，记作本人已经“批准”'],
    steps: 12,
  },
  {
    title: 'a handler may review',
    rules: rulesWith({ handlerMayReview: true }),
    key: 'review.handlerMayReview',
    property: 'reviewerNeverHandled',
    provision: 'APL-58.1',
    told: ['分办（由承办人乙审核）', '承办人乙（以审核人员身份）：出具审核意见（同意）'],
    steps: 7,
  },
  {
    title: 'a former handler may review',
    rules: rulesWith({ formerHandlerMayReview: true }),
    key: 'review.formerHandlerMayReview',
    property: 'reviewerNeverHandled',
    provision: 'APL-58.1',
    told: ['转办（变更承办人：承办人甲、承办人丙）', '承办人乙（以审核人员身份）：出具审核意见（同意）'],
    steps: 8,
  },
  {
    title: 'a reviewer issues their own opinion',
    rules: rulesWith({ issuerMayBeReviewer: true }),
    key: 'review.issuerMayBeReviewer',
    ...decidedUnreviewed,
    told: ['丁（以审核人员身份）：出具审核意见', '丁（以审核机构负责人身份）：签发'],
    steps: 12,
  },
  {
    title: 'the handler confirms that no review is due',
    rules: rulesWith({ scope: { ...review.scope, confirmedBy: 'caseHandler' } }),
    key: 'review.scope.confirmedBy',
    ...decidedUnreviewed,
    told: ['承办人甲：自行确认不属于法制审核范围', '主要负责人：批准'],
    steps: 9,
  },
  {
    title: 'anyone may preside a hearing',
    rules: { ...safe, hearing: { ...safe.hearing, officer: 'anyone' } },
    key: 'hearing.officer',
    property: 'reviewerNeverHandled',
    provision: 'APL-64(4)',
    told: ['登记听证申请', '送达听证通知书（由承办人乙主持）'],
    steps: 11,
  },
];

const ofTheReview: readonly Planted[] = [
  {
    title: 'decided first, reviewed afterwards',
    rules: rulesWith({ afterDecision: ['penalty'] }),
    key: 'review.afterDecision',
    ...decidedUnreviewed,
    told: ['系统：先决定、后补审，没有送审也视为审核通过', '主要负责人：批准'],
    steps: 8,
  },
  {
    title: 'a decision that is no penalty is decided first',
    rules: rulesWith({ afterDecision: ['coercion'] }),
    key: 'review.afterDecision',
    property: 'passBeforeDecision',
    provision: 'GBF118',
    told: ['系统：先决定、后补审，没有送审也视为审核通过', '主要负责人：批准'],
    steps: 6,
  },
  {
    title: 'a pass survives small edits',
    rules: rulesWith({ passSurvives: 'minorEdits' }),
    key: 'review.passSurvives',
    ...decidedUnreviewed,
    told: ['审核机构负责人：签发', '修改文稿，标为文字性修改，原审核意见继续有效', '主要负责人：批准'],
    steps: 13,
  },
  {
    title: 'the head edits while approving',
    rules: { ...safe, approval: { ...safe.approval, headMayEdit: true } },
    key: 'approval.headMayEdit',
    ...decidedUnreviewed,
    told: ['主要负责人：直接改写决定稿并批准'],
    steps: 12,
  },
  {
    title: 'a conditional agreement passes',
    rules: rulesWith({
      opinionKinds: [...review.opinionKinds, { code: 'agreeIf', label: '修改后同意', passes: true }],
    }),
    key: 'review.opinionKinds',
    ...decidedUnreviewed,
    told: ['出具审核意见（修改后同意）', '审核机构负责人：签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'a conditional agreement is the only one that passes',
    rules: rulesWith({
      opinionKinds: [
        { code: 'agree', label: '修改后同意', passes: true },
        { code: 'problems', label: '存在问题', passes: false },
      ],
    }),
    key: 'review.opinionKinds',
    ...decidedUnreviewed,
    told: ['出具审核意见（修改后同意）', '审核机构负责人：签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'an opinion that finds problems passes, and one that agrees does not',
    rules: rulesWith({
      opinionKinds: [
        { code: 'agree', label: '存在问题', passes: true },
        { code: 'problems', label: '同意', passes: false },
      ],
    }),
    key: 'review.opinionKinds',
    ...decidedUnreviewed,
    told: ['出具审核意见（存在问题）', '审核机构负责人：签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'every review stands in the approval form',
    rules: rulesWith({ lightFormFor: 'everything' }),
    key: 'review.lightFormFor',
    ...decidedUnreviewed,
    told: ['在内部审批表中签署同意，不另出具审核意见书，不经审核机构负责人签发', '主要负责人：批准'],
    steps: 11,
  },
  {
    title: 'no submission after problems',
    rules: rulesWith({ resubmit: false }),
    key: 'review.resubmit',
    property: 'alwaysAWayOn',
    provision: 'GBF118-opinion',
    told: ['出具审核意见（存在问题）', '审核机构负责人：签发'],
    steps: 8,
  },
  {
    title: 'a meeting replaces the pass of a penalty',
    rules: objection({ substitutesPass: true }),
    key: 'review.objection.substitutesPass',
    ...decidedUnreviewed,
    told: ['对审核意见有异议', '集体讨论支持承办机构，即代替审核通过', '主要负责人：批准'],
    steps: 18,
  },
  {
    title: 'an objection never reaches a meeting',
    rules: objection({ path: ['consultation'] }),
    key: 'review.objection.path',
    property: 'disagreementHeard',
    provision: 'SEED-001.2.3.11(2)',
    told: ['对审核意见有异议', '协商沟通（未达成一致）'],
    steps: 11,
  },
  {
    title: 'an unanswered objection is granted',
    rules: objection({ onSilence: 'agree' }),
    key: 'review.objection.onSilence',
    ...decidedUnreviewed,
    told: ['对审核意见有异议', '系统：期限届满无人答复异议，视为同意承办意见', '主要负责人：批准'],
    steps: 14,
  },
  {
    title: 'an unanswered objection is dismissed',
    rules: objection({ onSilence: 'dismiss' }),
    key: 'review.objection.onSilence',
    property: 'disagreementHeard',
    provision: 'SEED-001.2.3.11(2)',
    told: ['对审核意见有异议', '系统：期限届满无人答复异议，视为异议不成立'],
    steps: 10,
  },
];

const ofClocks: readonly Planted[] = [
  {
    title: 'the head of the review section extends their own period',
    rules: extension({ grantedBy: 'reviewUnitHead' }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['申请延长审核期限', '审核机构负责人：不经分管领导，自行批准延长审核期限'],
    steps: 7,
  },
  {
    title: 'the handler extends the period of the review',
    rules: extension({ grantedBy: 'caseHandler' }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['承办人甲：不经分管领导，自行批准延长审核期限'],
    steps: 7,
  },
  {
    title: 'silence extends the period',
    rules: extension({ grantedBy: 'silence' }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['系统：申请逾期未答复，视为批准延长审核期限'],
    steps: 7,
  },
  {
    title: 'a period is extended without end',
    rules: extension({ max: ENDLESS }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['分管审核机构的领导：延长审核期限', '再次批准延长审核期限，次数不限'],
    steps: 8,
  },
  {
    title: 'materials never completed count as accepted',
    rules: rulesWith({ supplement: { ...review.supplement, onLapse: 'accept' } }),
    key: 'review.supplement',
    property: 'clocksNeverAgree',
    provision: 'APL-58.1',
    told: ['一次性告知补正', '系统：补正期限届满，材料没有补正，视为受理'],
    steps: 6,
  },
  {
    title: 'materials never completed count as passed',
    rules: rulesWith({ supplement: { ...review.supplement, onLapse: 'agree' } }),
    key: 'review.supplement',
    ...decidedUnreviewed,
    told: ['一次性告知补正', '系统：补正期限届满，材料没有补正，视为审核通过', '主要负责人：批准'],
    steps: 10,
  },
];

/** What authorities and systems really do, beside those six. */
export const others: readonly Planted[] = [...ofPeople, ...ofTheReview, ...ofClocks];

const workingDays = (n: number) => ({ n, unit: 'workingDay', roll: 'none' }) as const;
const { hearing, approval, publication, decision, service } = safe;
const hearingWith = (change: Partial<Rules['hearing']>): Rules => ({ ...safe, hearing: { ...hearing, ...change } });
const headsWith = (change: Partial<Rules['approval']['headsDeliberation']>): Rules => ({
  ...safe,
  approval: { ...approval, headsDeliberation: { ...approval.headsDeliberation, ...change } },
});
const takenDownOn = (...events: Rules['publication']['takeDown']['events']): Rules => ({
  ...safe,
  publication: { ...publication, takeDown: { ...publication.takeDown, events } },
});
const large = hearing.thresholds;

type Below = readonly [title: string, rules: Rules, key: ValueKey, provision: Provision, told: string];

/** Values that give the party or the public less than the law: no path shows the loss. */
export const tooLittle: readonly Planted[] = (
  [
    [
      'nothing but a complex case is reviewed',
      rulesWith({ scope: { ...review.scope, grounds: ['complex'] } }),
      'review.scope.grounds',
      'GBF118-scope',
      '有的重大执法决定不经法制审核就能作出',
    ],
    [
      'whoever reviews penalties needs no qualification',
      rulesWith({ firstTimeQualification: 'none' }),
      'review.firstTimeQualification',
      'APL-58.2',
      '不需要法律职业资格',
    ],
    ['no kind of penalty is heard', hearingWith({ kinds: [] }), 'hearing.kinds', 'APL-63', '当事人却无权要求'],
    [
      'a license is revoked unheard',
      hearingWith({ kinds: hearing.kinds.filter((kind) => kind !== 'licenseRevocation') }),
      'hearing.kinds',
      'APL-63',
      '吊销许可证件”。',
    ],
    ['no sum is large', hearingWith({ thresholds: [] }), 'hearing.thresholds', 'APL-63.1(1)', '较大数额：无'],
    [
      'no sum is large for a trader',
      hearingWith({ thresholds: large.filter(({ partyType }) => partyType !== 'soleTrader') }),
      'hearing.thresholds',
      'APL-63.1(1)',
      '当事人无权要求听证',
    ],
    [
      'a large sum is large until a day',
      hearingWith({ thresholds: large.map((row) => ({ ...row, effectiveUntil: '2027-12-31' })) }),
      'hearing.thresholds',
      'APL-63.1(1)',
      '自然人罚款10000元以上',
    ],
    [
      'a large sum is large only from a later day on',
      hearingWith({ thresholds: large.map((row) => ({ ...row, effectiveFrom: '2030-01-01' })) }),
      'hearing.thresholds',
      'APL-63.1(1)',
      '不留空档',
    ],
    [
      'a day lies between two thresholds',
      hearingWith({
        thresholds: large.flatMap((row) => [
          { ...row, effectiveUntil: '2026-06-29' },
          { ...row, effectiveFrom: '2026-07-01' },
        ]),
      }),
      'hearing.thresholds',
      'APL-63.1(1)',
      '不留空档',
    ],
    [
      'four days to ask for a hearing',
      hearingWith({ requestPeriod: workingDays(4) }),
      'hearing.requestPeriod',
      'APL-64(1)',
      '要求听证的期限：4个工作日（hearing.requestPeriod）',
    ],
    [
      'five days of the calendar to ask for a hearing',
      hearingWith({ requestPeriod: { n: 5, unit: 'calendarDay', roll: 'none' } }),
      'hearing.requestPeriod',
      'APL-64(1)',
      '改为“5个工作日”',
    ],
    [
      'notice six days before the hearing',
      hearingWith({ noticePeriod: workingDays(6) }),
      'hearing.noticePeriod',
      'APL-64(2)',
      '改为“7个工作日”',
    ],
    [
      'one head decides a complex case',
      headsWith({ grounds: [] }),
      'approval.headsDeliberation.grounds',
      'APL-57.2',
      '情节复杂的处罚不经负责人集体讨论',
    ],
    [
      'no violation is serious',
      headsWith({ kinds: [] }),
      'approval.headsDeliberation.kinds',
      'APL-57.2',
      '没有一种处罚算作重大违法行为',
    ],
    [
      'a third of the heads is a meeting',
      { ...safe, deliberation: { quorum: 0.34, votes: true } },
      'deliberation.quorum',
      'APL-57.2',
      '集体讨论的到会人数：不少于34%',
    ],
    [
      'the same where no penalty is decided',
      { ...safe, actKinds: ['license'], deliberation: { quorum: 0.34, votes: true } },
      'deliberation.quorum',
      'SEED-001.2.3.11(2)',
      '参照：',
    ],
    [
      'who holds a leader’s telephone decides',
      { ...safe, approval: { ...safe.approval, stepUp: 'none' } },
      'approval.stepUp',
      'APL-57',
      '邮件批准时的再次验证：无',
    ],
    [
      'a penalty case may take for ever',
      { ...safe, decision: { ...decision, periods: { license: workingDays(20) } } },
      'decision.periods.penalty',
      'APL-60',
      '无此项（decision.periods.penalty）',
    ],
    [
      'a license may take for ever',
      { ...safe, decision: { ...decision, periods: { penalty: workingDays(60) } } },
      'decision.periods.license',
      'ALL-42',
      '行政许可没有办理期限',
    ],
    [
      'a penalty is served at any time',
      { ...safe, service: { ...service, periods: { license: workingDays(10) } } },
      'service.periods.penalty',
      'APL-61',
      '改为“7个工作日”',
    ],
    [
      'a license is served at any time',
      { ...safe, service: { ...service, periods: { penalty: workingDays(7) } } },
      'service.periods.license',
      'ALL-44',
      '改为“10个工作日”',
    ],
    [
      'a varied penalty stays public',
      takenDownOn('annulled', 'declaredUnlawful', 'declaredInvalid', 'toBeRemade'),
      'publication.takeDown.events',
      'APL-48.2',
      '改为“撤销、确认违法、确认无效、要求重新作出、变更”',
    ],
    [
      'an annulled license stays public',
      { ...takenDownOn('toBeRemade'), actKinds: ['license'] },
      'publication.takeDown.events',
      'GBF118-takedown',
      '改为“要求重新作出、撤销、确认违法”',
    ],
  ] satisfies readonly Below[]
).map(([title, rules, key, provision, told]) => ({
  title,
  rules,
  key,
  property: 'withinTheLaw',
  provision,
  told: [told],
  steps: 0,
}));
