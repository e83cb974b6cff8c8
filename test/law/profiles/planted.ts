import type { Property } from '../../../law/profiles/checker/loosening.ts';
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
    told: ['系统：期限届满无人办理，系统自动同意：审核机构负责人签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'an empty assignee agrees',
    rules: automatic({ onNobody: 'agree' }),
    key: 'automation.onNobody',
    ...decidedUnreviewed,
    told: ['系统：无人可以办理，系统自动同意', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'a node of a type agrees',
    rules: automatic({ automaticTasks: ['review'] }),
    key: 'automation.automaticTasks',
    ...decidedUnreviewed,
    told: ['系统：该环节设为自动通过，系统自动同意：出具审核意见（同意）', '审核机构负责人：签发', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'the same person again, and the system agrees',
    rules: automatic({ samePerson: 'agree' }),
    key: 'automation.samePerson',
    ...decidedUnreviewed,
    told: ['丁（身兼各项职务，未承办本案）：出具审核意见（同意）', '系统：与前一环节为同一人，系统自动同意', '批准'],
    steps: 12,
  },
  {
    title: 'a handler who would decide is skipped',
    rules: automatic({ handlerDecides: 'skip' }),
    key: 'automation.handlerDecides',
    ...decidedUnreviewed,
    told: ['承办人乙（兼任各项职务）', '系统：办理人就是承办人，系统跳过该环节', '主要负责人：批准'],
    steps: 12,
  },
  {
    title: 'a missing leader agrees',
    rules: automatic({ missingLeader: 'agree' }),
    key: 'automation.missingLeader',
    ...decidedUnreviewed,
    told: ['系统：负责人空缺，系统自动同意：审核机构负责人签发', '主要负责人：批准'],
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
    told: ['审核机构负责人：签发', '系统：该环节设为自动通过，系统自动同意：批准'],
    steps: 12,
  },
  {
    title: 'opening the link in a mail approves',
    rules: automatic({ mailLink: 'open' }),
    key: 'automation.mailLink',
    property: 'personBehindEveryAct',
    provision: 'APL-57',
    told: ['系统：邮件系统自动打开链接，系统记为本人办理：批准'],
    steps: 12,
  },
  {
    title: 'a handler may review',
    rules: rulesWith({ handlerMayReview: true }),
    key: 'review.handlerMayReview',
    property: 'reviewerNeverHandled',
    provision: 'APL-58.1',
    told: ['分办（承办人乙（兼任各项职务））', '承办人乙（兼任各项职务）：出具审核意见（同意）'],
    steps: 7,
  },
  {
    title: 'a former handler may review',
    rules: rulesWith({ formerHandlerMayReview: true }),
    key: 'review.formerHandlerMayReview',
    property: 'reviewerNeverHandled',
    provision: 'APL-58.1',
    told: ['转办（变更承办人）（承办人甲、承办人丙）', '承办人乙（兼任各项职务）：出具审核意见（同意）'],
    steps: 8,
  },
  {
    title: 'a reviewer issues their own opinion',
    rules: rulesWith({ issuerMayBeReviewer: true }),
    key: 'review.issuerMayBeReviewer',
    ...decidedUnreviewed,
    told: ['丁（身兼各项职务，未承办本案）：出具审核意见', '丁（身兼各项职务，未承办本案）：审核机构负责人签发'],
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
    told: ['登记听证申请', '送达听证通知书（主持人：承办人乙（兼任各项职务））'],
    steps: 11,
  },
];

const ofTheReview: readonly Planted[] = [
  {
    title: 'decided first, reviewed afterwards',
    rules: rulesWith({ afterDecision: ['penalty'] }),
    key: 'review.afterDecision',
    ...decidedUnreviewed,
    told: ['系统：先行处理、事后补审', '主要负责人：批准'],
    steps: 8,
  },
  {
    title: 'a pass survives small edits',
    rules: rulesWith({ passSurvives: 'minorEdits' }),
    key: 'review.passSurvives',
    ...decidedUnreviewed,
    told: ['审核机构负责人：签发', '标为文字性修改，原审核意见继续有效：修改文稿', '主要负责人：批准'],
    steps: 13,
  },
  {
    title: 'the head edits while approving',
    rules: { ...safe, approval: { ...safe.approval, headMayEdit: true } },
    key: 'approval.headMayEdit',
    ...decidedUnreviewed,
    told: ['主要负责人：直接改写决定稿后批准'],
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
    title: 'every review stands in the approval form',
    rules: rulesWith({ lightFormFor: 'everything' }),
    key: 'review.lightFormFor',
    ...decidedUnreviewed,
    told: ['在内部审批表中体现审核，不另出意见书、不经签发', '主要负责人：批准'],
    steps: 11,
  },
  {
    title: 'no submission after problems',
    rules: rulesWith({ resubmit: false }),
    key: 'review.resubmit',
    property: 'alwaysAWayOn',
    provision: 'GBF118-opinion',
    told: ['出具审核意见（存在问题）'],
    steps: 7,
  },
  {
    title: 'a meeting replaces the pass of a penalty',
    rules: objection({ substitutesPass: true }),
    key: 'review.objection.substitutesPass',
    ...decidedUnreviewed,
    told: ['对审核意见有异议', '集体讨论支持承办机构，即以讨论代替审核通过', '主要负责人：批准'],
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
    told: ['对审核意见有异议', '系统：逾期不答复异议，系统按参数了结异议', '主要负责人：批准'],
    steps: 14,
  },
  {
    title: 'an unanswered objection is dismissed',
    rules: objection({ onSilence: 'dismiss' }),
    key: 'review.objection.onSilence',
    property: 'disagreementHeard',
    provision: 'SEED-001.2.3.11(2)',
    told: ['对审核意见有异议', '系统：逾期不答复异议，系统按参数了结异议'],
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
    told: ['申请延长审核期限', '审核机构负责人：自行批准，不经分管领导：延长审核期限'],
    steps: 7,
  },
  {
    title: 'the handler extends the period of the review',
    rules: extension({ grantedBy: 'caseHandler' }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['承办人甲：自行批准，不经分管领导：延长审核期限'],
    steps: 7,
  },
  {
    title: 'silence extends the period',
    rules: extension({ grantedBy: 'silence' }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['系统：逾期未答复，视为批准：延长审核期限'],
    steps: 7,
  },
  {
    title: 'a period is extended without end',
    rules: extension({ max: ENDLESS }),
    key: 'review.extension',
    property: 'clocksNeverAgree',
    provision: 'SEED-004.2.3.3',
    told: ['分管审核机构的负责人：延长审核期限', '再次申请、再次批准，如此反复'],
    steps: 8,
  },
  {
    title: 'materials never completed count as accepted',
    rules: rulesWith({ supplement: { ...review.supplement, onLapse: 'accept' } }),
    key: 'review.supplement',
    property: 'clocksNeverAgree',
    provision: 'APL-58.1',
    told: ['一次性告知补正', '系统：补正期限届满，系统按参数继续办理'],
    steps: 6,
  },
  {
    title: 'materials never completed count as passed',
    rules: rulesWith({ supplement: { ...review.supplement, onLapse: 'agree' } }),
    key: 'review.supplement',
    ...decidedUnreviewed,
    told: ['一次性告知补正', '系统：补正期限届满，系统按参数继续办理', '主要负责人：批准'],
    steps: 10,
  },
];

/** What authorities and systems really do, beside those six. */
export const others: readonly Planted[] = [...ofPeople, ...ofTheReview, ...ofClocks];
