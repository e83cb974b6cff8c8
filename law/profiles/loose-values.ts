import { actKindLabels } from '../act-kinds.ts';
import type { AutomaticTask } from './rules.ts';
import * as kind from './value-kinds.ts';
import { value } from './value-spec.ts';

/**
 * What other systems and some authorities allow, and the law does not. These values exist so that a profile can ask
 * for them and be refused with the story of what would happen; no machine reads any but the safe one.
 */

const automaticTasks = {
  sign: '承办机构负责人签字',
  review: '法制审核',
  issue: '审核机构负责人签发',
  approve: '负责人批准',
  decideExtension: '延长审核期限的批准',
} as const satisfies Record<AutomaticTask, string>;

export const looseReviewValues = {
  'review.handlerMayReview': value('承办人员可以审核本案', kind.flag),
  'review.formerHandlerMayReview': value('曾经承办、已转出的人员可以审核本案', kind.flag),
  'review.issuerMayBeReviewer': value('审核人员可以自行签发审核意见', kind.flag),
  'review.scope.confirmedBy': value(
    '不属于审核范围的确认',
    kind.choice({ reviewUnit: '法制审核机构', caseHandler: '承办人员' }),
  ),
  'review.afterDecision': value('先决定、后补审', kind.choices(actKindLabels)),
  'review.passSurvives': value(
    '审核通过后修改决定稿',
    kind.choice({ nothing: '原审核意见失效，须再次送审', minorEdits: '文字性修改的，原审核意见继续有效' }),
  ),
  'review.lightFormFor': value(
    '内部审批表体现审核的范围',
    kind.choice({ outsideGrounds: '仅限不属于应当审核情形的案件', everything: '全部案件' }),
  ),
  'review.objection.onSilence': value(
    '逾期不答复异议',
    kind.choice({ overdue: '标明逾期，仍须答复', agree: '视为同意承办意见', dismiss: '视为异议不成立' }),
  ),
} as const;

export const looseApprovalValues = {
  'approval.headMayEdit': value('负责人批准时可以直接修改决定稿', kind.flag),
} as const;

export const automationValues = {
  'automation.onTimeout': value('超过期限未办理', kind.choice({ overdue: '标明逾期并督办', agree: '系统自动同意' })),
  'automation.onNobody': value('无人可以办理', kind.choice({ wait: '等待指定人员', agree: '系统自动同意' })),
  'automation.automaticTasks': value('由系统自动通过的环节', kind.choices(automaticTasks)),
  'automation.samePerson': value('同一人再次办理', kind.choice({ ask: '仍由本人办理', agree: '系统自动同意' })),
  'automation.handlerDecides': value(
    '承办人兼任办理人',
    kind.choice({ refuse: '不得办理，另行指定', skip: '跳过该环节' }),
  ),
  'automation.missingLeader': value('负责人空缺', kind.choice({ wait: '等待指定人员', agree: '系统自动同意' })),
  'automation.mailLink': value('邮件链接', kind.choice({ page: '打开页面，由本人登录办理', open: '打开链接即为批准' })),
} as const;
