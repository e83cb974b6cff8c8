import type { Act, ActType } from '../../acts.ts';
import type { ClockName } from '../../process/clocks.ts';
import type { Conclusion, ConsultationResult, Ending } from '../../processes/case/names.ts';
import { cite, type Provision, statutes } from '../../statutes.ts';
import { actLabels, clockLabels, conclusionLabels, consultationResultLabels, endingLabels } from '../../words.ts';
import type { Rules } from '../rules.ts';
import { type ValueKey, valueSpecs } from '../values.ts';
import { profileWords, sayValue } from '../words.ts';
import type { CastName } from './cast.ts';
import type { Property, Told } from './told.ts';

/** The one opinion that passes (PRACTICE A1). */
export const AGREEMENT = '同意';

/** Who the people of a story are. */
export const castLabels = {
  handler: '承办人甲',
  unitHead: '承办机构负责人',
  reviewer: '审核人员',
  secondHandler: '承办人丙',
  secondReviewer: '另一审核人员',
  reviewHead: '审核机构负责人',
  deputy: '分管审核机构的领导',
  handlingDeputy: '分管承办机构的领导',
  head: '主要负责人',
  clerk: '公示员',
  supervisor: '监督员',
  handlerOfEverything: '承办人乙',
  everything: '一人多岗人员丁',
  leader: '另一负责人',
  'member-1': '会议主持人',
  recorder: '记录人',
  system: '系统',
} as const satisfies Record<CastName, string>;

/** In whose office an act is done, where people of several offices may do it. */
const offices: { readonly [T in ActType]?: string } = {
  signSubmission: castLabels.unitHead,
  declineSignature: castLabels.unitHead,
  signOpinion: castLabels.reviewer,
  issueOpinion: castLabels.reviewHead,
  returnOpinion: castLabels.reviewHead,
  grantExtension: castLabels.deputy,
  declineExtension: castLabels.deputy,
  endorse: castLabels.handlingDeputy,
  approve: castLabels.head,
  refuseApproval: castLabels.head,
};

/** What is proved of a profile. */
export const propertyLabels = {
  passBeforeDecision: '没有对同一内容的审核通过，或者不属于审核范围的真实记录，就不能作出决定',
  reviewerNeverHandled: '审核人、签发人从未承办本案，听证由非本案调查人员主持',
  disagreementHeard: '对审核意见的异议以协商、集体讨论或者撤回了结，不以沉默了结',
  partyHeard: '行政处罚决定前已告知并听取陈述、申辩，强制执行决定前已催告、期满并复核意见',
  withinTheLaw: '审核范围、听证、集体讨论、期限和撤回公示不低于法律规定，延长等权力有本机关的依据',
  clocksNeverAgree: '每个期限都有责任人、有届满之日、有后果，届满不等于同意',
  personBehindEveryAct: '每个环节都有人办理，没有人办理的事不发生效力',
  alwaysAWayOn: '任何时候都有办结案件的出路',
} as const satisfies Record<Property, string>;

/** What happens under a profile that breaks it. */
const breachLabels = {
  passBeforeDecision: '未经法制审核通过，决定就能作出',
  reviewerNeverHandled: '办过本案的人能够审核本案',
  disagreementHeard: '对审核意见的异议没有经过集体讨论就了结',
  partyHeard: '未经告知、未听取陈述申辩，处罚决定就能作出，或者未经催告，强制执行决定就能作出',
  withinTheLaw: '本机关的规定达不到法律的要求',
  clocksNeverAgree: '期限届满就当作同意',
  personBehindEveryAct: '没有人办理，事情就算办了',
  alwaysAWayOn: '案件走到这里就没有出路，无法办结',
} as const satisfies Record<Property, string>;

type ByCause = { readonly [P in Property]?: { readonly [K in ValueKey]?: string } };

/** The same told closer, where the value behind it is known. */
const closerLabels: ByCause = {
  reviewerNeverHandled: { 'hearing.officer': '本案的调查人员能够主持本案的听证' },
  disagreementHeard: { 'review.objection.path': '对审核意见的异议协商不成，也不能提交集体讨论' },
  withinTheLaw: {
    'review.scope.grounds': '有的重大执法决定不经法制审核就能作出',
    'review.firstTimeQualification': '初次审核行政处罚的人员不需要法律职业资格',
    'review.extension': '没有本机关的依据，审核期限就能延长',
    'review.pool': '没有本机关的依据，外单位的人员就能签署审核意见',
    'review.objection.substitutesPass': '没有本机关的依据，集体讨论就能代替审核通过',
    'hearing.kinds': '有的处罚依法可以要求听证，当事人却无权要求',
    'hearing.thresholds': '有的较大数额罚款、没收，当事人无权要求听证',
    'hearing.requestPeriod': '留给当事人要求听证的时间不足五个工作日',
    'hearing.noticePeriod': '听证通知距举行听证不足七个工作日',
    'approval.headsDeliberation.grounds': '情节复杂的处罚不经负责人集体讨论就能决定',
    'approval.headsDeliberation.kinds': '没有一种处罚算作重大违法行为，不经负责人集体讨论就能决定',
    'deliberation.quorum': '到会不足半数，集体讨论也算数',
    'approval.stepUp': '在领导用过的设备上，别人也能从邮件中以领导的名义作出决定',
    'decision.periods.penalty': '行政处罚案件没有办案期限',
    'decision.periods.license': '行政许可没有办理期限',
    'service.periods.penalty': '行政处罚决定书没有送达期限',
    'service.periods.license': '行政许可证件没有送达期限',
    'publication.takeDown.events': '已经公示的决定有的依法应当撤回，却不能撤回',
  },
  clocksNeverAgree: {
    'review.extension': '审核期限不经分管领导批准，或者不限次数，就能延长',
    'review.supplement': '补正期限届满，材料没有补正，审核也照样进行',
  },
};

/** The way back where naming the safe value is not enough. */
const ownRemedies: ByCause = {
  passBeforeDecision: {
    'review.opinionKinds': '请只把“同意”定为通过；附条件的意见一律不算通过，修改后的文本经复审同意才算通过。',
  },
  withinTheLaw: {
    'review.extension': '请写明本机关规定可以延长的文件和条款；没有规定的，改为“不得延长”。',
    'review.pool':
      '请写明规定可以联合审核的文件和条款；没有规定的，改为“可以调用其他单位的审核人员、法律顾问、公职律师协助”。',
    'review.objection.substitutesPass': '请写明规定由集体讨论决定的文件和条款；没有规定的，改为“否”。',
    'hearing.thresholds':
      '请为罚款、没收分别写明法人或者其他组织、个体工商户、自然人的起点数额，自本参数施行之日起不留空档。',
  },
};

/** The clause each property stands on where the profile's value names no closer one. */
export const provisionsOfProperties = {
  passBeforeDecision: 'APL-58.1',
  reviewerNeverHandled: 'APL-58.1',
  disagreementHeard: 'SEED-001.2.3.11(2)',
  partyHeard: 'APL-62',
  withinTheLaw: 'PRACTICE',
  clocksNeverAgree: 'APL-57',
  personBehindEveryAct: 'APL-57',
  alwaysAWayOn: 'APL-60',
} as const satisfies Record<Property, Provision>;

type Telling = (deed: string, rules: Rules, by: string | null) => string;

const doneByItself =
  (why: string): Telling =>
  (deed) =>
    `${why}，自动办结“${deed}”`;

/** How a step is told that only a value of the profile allows. */
const looseStories: { readonly [K in ValueKey]?: Telling } = {
  'automation.onTimeout': doneByItself('期限届满无人办理'),
  'automation.onNobody': doneByItself('无人可以办理'),
  'automation.automaticTasks': doneByItself('该环节设为自动通过'),
  'automation.samePerson': doneByItself('与前一环节是同一人'),
  'automation.missingLeader': doneByItself('负责人空缺'),
  'automation.handlerDecides': (deed) => `该环节的办理人就是承办人乙，自动跳过“${deed}”`,
  'automation.mailLink': (deed) => `邮件系统自动打开邮件里的链接，记作本人已经“${deed}”`,
  'review.afterDecision': () => '先决定、后补审，没有送审也视为审核通过',
  'review.passSurvives': (deed) => `${deed}，标为文字性修改，原审核意见继续有效`,
  'review.lightFormFor': () => '在内部审批表中签署同意，不另出具审核意见书，不经审核机构负责人签发',
  'approval.headMayEdit': (deed) => `直接改写决定稿并${deed}`,
  'review.scope.confirmedBy': (deed) => `自行确认${deed}`,
  'review.objection.substitutesPass': (deed) => `${deed}，集体讨论支持承办机构，即代替审核通过`,
  'review.objection.onSilence': (_deed, { review: { objection } }) =>
    `期限届满无人答复异议，${sayValue('review.objection.onSilence', objection.onSilence)}`,
  'review.supplement': (_deed, { review: { supplement } }) =>
    `补正期限届满，材料没有补正，${supplement.onLapse === 'agree' ? '视为审核通过' : '视为受理'}`,
  'review.extension': (deed, _rules, by) => {
    if (by === null) return `申请逾期未答复，视为批准${deed}`;
    return by === 'deputy' ? `再次批准${deed}，次数不限` : `不经分管领导，自行批准${deed}`;
  },
};

/** 审核人员：出具审核意见（同意）. *
 * @law PROFILE
 */
export function sayStep({ by, act, key }: Told, rules: Rules): string {
  const who = castLabels[(by ?? 'system') as CastName];
  const loose = key === null ? undefined : looseStories[key];
  if (loose !== undefined) return `${who}：${loose(sayDeed(act, rules), rules, by)}`;
  const office = offices[act.type];
  const isOther = office !== undefined && !who.endsWith(office);
  return `${isOther ? `${who}（以${office}身份）` : who}：${sayDeed(act, rules, office)}`;
}

/** 签发, where it was said already that it is the head of the review unit who does it: the label says so too. */
function sayDeed(act: Act, rules: Rules, said = ''): string {
  const label: string = actLabels[act.type];
  const deed = label.startsWith(said) ? label.slice(said.length) : label;
  const detail = detailOf(act, rules);
  if (detail === undefined) return deed;
  return deed.endsWith('）') ? `${deed.slice(0, -1)}：${detail}）` : `${deed}（${detail}）`;
}

const nameOf = (id: string): string => castLabels[id as CastName];

function detailOf(act: Act, { review }: Rules): string | undefined {
  switch (act.type) {
    case 'openCase':
    case 'assignHandlers':
      return act.handlers.map(nameOf).join('、');
    case 'assignReviewer':
      return `由${nameOf(act.reviewerId)}审核`;
    case 'noticeHearing':
      return `由${nameOf(act.officerId)}主持`;
    case 'replaceLeader':
      return nameOf(act.personId);
    case 'signOpinion':
      return review.opinionKinds.find(({ code }) => code === act.kind)?.label;
    case 'answerObjection':
      return act.upheld ? '采纳' : '不采纳';
    default:
      return codeIn(act);
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

/** The value behind a breach, and the one that would be lawful. */
interface Cause {
  readonly key: ValueKey;
  readonly value: unknown;
  readonly safe: unknown;
}

export interface Story {
  readonly property: Property;
  readonly provision: Provision;
  readonly steps: readonly string[];
  /** Null: no value of the profile, but the procedure itself. */
  readonly cause: Cause | null;
}

/** The whole story: what can happen, step by step, against which clause, because of which value, and what to do. *
 * @law PROFILE
 */
export function sayStory({ property, provision, steps, cause }: Story): string {
  const closer = cause && closerLabels[property]?.[cause.key];
  return [
    `按这套参数，${closer ?? breachLabels[property]}：`,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    `${isBinding(provision) ? '违反' : '参照'}：${cite(provision)}：“${statutes[provision].words}”`,
    ...(cause === null
      ? ['原因：流程本身', '改法：流程有缺陷，请报告开发单位，不要启用本参数。']
      : [`原因：${sayCause(cause)}`, `改法：${sayRemedy(property, cause)}`]),
  ].join('\n');
}

/** The scheme of another authority shows how a thing is done; it binds only its own. */
const isBinding = (provision: Provision): boolean => !/^(SEED|PRACTICE)/.test(provision);

const sayCause = ({ key, value }: Cause): string =>
  `${valueSpecs[key].label}：${value === undefined ? profileWords.absent : sayValue(key, value)}（${key}）`;

const sayRemedy = (property: Property, { key, safe }: Cause): string =>
  ownRemedies[property]?.[key] ?? `请将“${valueSpecs[key].label}”改为“${sayValue(key, safe)}”。`;

export const checkWords = {
  proved: (title: string, version: number) => `已证明：${title}（第 ${version} 版）`,
  measured: (states: number, edges: number, ms: number, tours: number) =>
    `探查了 ${tours} 个部分、${states} 个状态、${edges} 个办理步骤，用时 ${ms} 毫秒。`,
  certificate: (machine: string, values: string) => `证明适用于流程第 ${machine} 版，参数指纹 ${values}。`,
  refused: (title: string) => `不能启用：${title}`,
  alsoBreaks: (labels: readonly string[]) => `另外还违反：${labels.join('；')}。`,
} as const;
