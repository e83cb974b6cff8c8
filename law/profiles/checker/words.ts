import type { Act } from '../../procedure/acts.ts';
import type { ClockName } from '../../procedure/clocks.ts';
import type { Conclusion, ConsultationResult, Ending } from '../../procedure/names.ts';
import { cite, type Provision, statutes } from '../../statutes.ts';
import { actLabels, clockLabels, conclusionLabels, consultationResultLabels, endingLabels } from '../../words.ts';
import type { Rules } from '../rules.ts';
import { type ValueKey, valueSpecs } from '../values.ts';
import { sayValue } from '../words.ts';
import type { CastName } from './cast.ts';
import type { Property, Told } from './loosening.ts';

/** Who the people of a story are. */
export const castLabels = {
  handler: '承办人甲',
  unitHead: '承办机构负责人',
  reviewer: '审核人员',
  secondHandler: '承办人丙',
  secondReviewer: '另一审核人员',
  reviewHead: '审核机构负责人',
  deputy: '分管审核机构的负责人',
  handlingDeputy: '分管承办机构的负责人',
  head: '主要负责人',
  clerk: '公示员',
  supervisor: '监督员',
  handlerOfEverything: '承办人乙（兼任各项职务）',
  everything: '丁（身兼各项职务，未承办本案）',
  leader: '另一负责人',
  'member-1': '会议主持人',
  recorder: '记录人',
  system: '系统',
} as const satisfies Record<CastName, string>;

/** What is proved of a profile. */
export const propertyLabels = {
  passBeforeDecision: '没有对同一内容的审核通过，或者不属于审核范围的真实记录，就不能作出决定',
  reviewerNeverHandled: '审核人、签发人从未承办本案，听证由非本案调查人员主持',
  disagreementHeard: '对审核意见的异议以协商、集体讨论或者撤回了结，不以沉默了结',
  partyHeard: '行政处罚决定前已告知并听取陈述、申辩',
  clocksNeverAgree: '每个期限都有责任人、有届满之日、有后果，届满不等于同意',
  personBehindEveryAct: '每个环节都有人办理，没有人办理的事不发生效力',
  alwaysAWayOn: '任何时候都有办结案件的出路',
} as const satisfies Record<Property, string>;

/** What happens under a profile that breaks it. */
const breachLabels = {
  passBeforeDecision: '未经法制审核通过，决定就能作出',
  reviewerNeverHandled: '办过本案的人能够审核本案或者主持听证',
  disagreementHeard: '对审核意见的异议没有经过集体讨论就了结',
  partyHeard: '未经告知、未听取陈述申辩，处罚决定就能作出',
  clocksNeverAgree: '期限届满就当作同意，或者可以由受其约束的人延长、无限延长',
  personBehindEveryAct: '没有人办理，事情就算办了',
  alwaysAWayOn: '案件走到这里没有出路，无法办结',
} as const satisfies Record<Property, string>;

/** The clause each property stands on where the profile's value names no closer one. */
export const provisionsOfProperties = {
  passBeforeDecision: 'APL-58.1',
  reviewerNeverHandled: 'APL-58.1',
  disagreementHeard: 'SEED-001.2.3.11(2)',
  partyHeard: 'APL-62',
  clocksNeverAgree: 'APL-57',
  personBehindEveryAct: 'APL-57',
  alwaysAWayOn: 'APL-60',
} as const satisfies Record<Property, Provision>;

/** How a step is told that only a value of the profile allows. */
const looseStories: { readonly [K in ValueKey]?: string } = {
  'automation.onTimeout': '期限届满无人办理，系统自动同意：',
  'automation.onNobody': '无人可以办理，系统自动同意：',
  'automation.automaticTasks': '该环节设为自动通过，系统自动同意：',
  'automation.samePerson': '与前一环节为同一人，系统自动同意：',
  'automation.handlerDecides': '办理人就是承办人，系统跳过该环节：',
  'automation.missingLeader': '负责人空缺，系统自动同意：',
  'automation.mailLink': '邮件系统自动打开链接，系统记为本人办理：',
  'review.afterDecision': '先行处理、事后补审，系统视为已经审核通过（本应',
  'review.passSurvives': '标为文字性修改，原审核意见继续有效：',
  'review.lightFormFor': '在内部审批表中体现审核，不另出意见书、不经签发：',
  'approval.headMayEdit': '直接改写决定稿后',
  'review.scope.confirmedBy': '自行确认',
  'review.objection.substitutesPass': '集体讨论支持承办机构，即以讨论代替审核通过：',
};

const lapses: { readonly [K in ValueKey]?: string } = {
  'review.objection.onSilence': '逾期不答复异议，系统按参数了结异议',
  'review.supplement': '补正期限届满，系统按参数继续办理',
};

/** 审核人员：出具审核意见（同意）. *
 * @law PROFILE
 */
export function sayStep({ by, act, key }: Told, rules: Rules): string {
  const who = castLabels[(by ?? 'system') as CastName];
  const lapse = key === null ? undefined : lapses[key];
  if (lapse !== undefined) return `${who}：${lapse}`;
  const manner = key === 'review.extension' ? extensionManner(by) : key !== null && looseStories[key];
  const end = key === 'review.afterDecision' ? '）' : '';
  return `${who}：${manner || ''}${labelOf(act, who)}${detailOf(act, rules)}${end}`;
}

function extensionManner(by: string | null): string {
  if (by === null) return '逾期未答复，视为批准：';
  return by === 'deputy' ? '再次申请、再次批准，如此反复：' : '自行批准，不经分管领导：';
}

/** 审核机构负责人：签发, not 审核机构负责人：审核机构负责人签发. */
const labelOf = ({ type }: Act, who: string): string => {
  const label: string = actLabels[type];
  return label.startsWith(who) ? label.slice(who.length) : label;
};

const inBrackets = (text: string | undefined): string => (text === undefined ? '' : `（${text}）`);
const nameOf = (id: string): string => castLabels[id as CastName];

function detailOf(act: Act, { review }: Rules): string {
  switch (act.type) {
    case 'openCase':
      return inBrackets(`承办人：${act.handlers.map(nameOf).join('、')}`);
    case 'assignReviewer':
      return inBrackets(nameOf(act.reviewerId));
    case 'assignHandlers':
      return inBrackets(act.handlers.map(nameOf).join('、'));
    case 'noticeHearing':
      return inBrackets(`主持人：${nameOf(act.officerId)}`);
    case 'replaceLeader':
      return inBrackets(nameOf(act.personId));
    case 'signOpinion':
      return inBrackets(review.opinionKinds.find(({ code }) => code === act.kind)?.label);
    case 'answerObjection':
      return inBrackets(act.upheld ? '采纳' : '不采纳');
    default:
      return inBrackets(codeIn(act));
  }
}

function codeIn(act: Act): string | undefined {
  switch (act.type) {
    case 'clockExpired':
      return clockLabels[act.clock as ClockName];
    case 'recordConsultation':
      return consultationResultLabels[act.result as ConsultationResult];
    case 'recordDeliberation':
      return conclusionLabels[act.conclusion as Conclusion];
    case 'proposeEnding':
      return endingLabels[act.ending as Ending];
    default:
      return undefined;
  }
}

export interface Telling {
  readonly property: Property;
  readonly provision: Provision;
  readonly key: ValueKey | null;
  readonly steps: readonly string[];
  readonly value: unknown;
  readonly remedy: string;
}

/** The whole story: what can happen, step by step, against which clause, because of which value, and what to do. *
 * @law PROFILE
 */
export function sayStory({ property, provision, key, steps, value, remedy }: Telling): string {
  const cause = key === null ? '流程本身' : `${valueSpecs[key].label}：${sayValue(key, value)}（${key}）`;
  return [
    `按这套参数，${breachLabels[property]}：`,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    `违反：${cite(provision)}：“${statutes[provision].words}”`,
    `原因：${cause}`,
    `改法：${remedy}`,
  ].join('\n');
}

/** The way back to a lawful value. *
 * @law PROFILE
 */
export function sayRemedy(key: ValueKey | null, safe: unknown): string {
  if (key === null) return '流程有缺陷，请报告开发单位，不要启用本参数。';
  if (key === 'review.opinionKinds') return '请只保留“同意”一种通过的审核意见，修改后的文本以复审确认。';
  return `请将“${valueSpecs[key].label}”改为“${sayValue(key, safe)}”。`;
}

export const checkWords = {
  proved: (title: string, version: number) => `已证明：${title}（第 ${version} 版）`,
  measured: (states: number, edges: number, ms: number, tours: number) =>
    `探查了 ${tours} 个部分、${states} 个状态、${edges} 个办理步骤，用时 ${ms} 毫秒。`,
  certificate: (machine: string, values: string) => `证明适用于流程第 ${machine} 版，参数指纹 ${values}。`,
  refused: (title: string) => `不能启用：${title}`,
  alsoBreaks: (labels: readonly string[]) => `另外还违反：${labels.join('；')}。`,
} as const;
