import type { ActKind } from '../act-kinds.ts';
import type { CredentialKind, Validity } from '../people/credentials.ts';
import type { Involvement, InvolvementWay, Involved } from '../people/conflicts.ts';
import type { CaseRole, Office } from '../people/roles.ts';
import type { PoolKind } from '../people/staffing.ts';
import type { ReviewerFitness } from '../people/reviewer-fitness.ts';
import type { PartyType } from '../processes/case/review/content.ts';

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
  handlingDeputy: '分管承办机构的负责人',
  reviewDelegate: '受委派的审核人员',
  cosigner: '会签人',
  hearingOfficer: '听证主持人',
  deliberationChair: '集体讨论主持人',
  deliberationRecorder: '集体讨论记录人',
  administrator: '系统管理员',
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

export const credentialKindLabels = {
  enforcement: '行政执法证',
  supervision: '行政执法监督证',
  review: '法制审核资格证',
} as const satisfies Record<CredentialKind, string>;

export const validityLabels = {
  valid: '有效',
  expiring: '即将到期',
  expired: '已过期',
  revoked: '已吊销',
  notYet: '未到生效日期',
} as const satisfies Record<Validity, string>;

export const poolKindLabels = {
  reviewer: '法制审核人员',
  counsel: '法律顾问',
  publicLawyer: '公职律师',
} as const satisfies Record<PoolKind, string>;

const involvementLabels = {
  handler: '承办人',
  reviewer: '审核人员',
  hearingOfficer: '听证主持人',
} as const satisfies Record<Involvement, string>;

const involvementWays = {
  opening: '立案时指定',
  transfer: '转办',
  delegation: '委派',
  cosign: '加签',
  leave: '请假代理',
  signature: '签字送审',
  assignment: '分办',
  act: '办理过本案',
} as const satisfies Record<InvolvementWay, string>;

/**
 * Told with a conflict: 2026年5月3日起为本案承办人（转办）.
 *
 * @law PROFILE
 */
export function involvementInWords({ as, since, by }: Involved): string {
  const [year, month, day] = since.split('-').map(Number);
  return `${year}年${month}月${day}日起为本案${involvementLabels[as]}（${involvementWays[by]}）`;
}

export const partyTypeLabels = {
  organization: '法人或者其他组织',
  soleTrader: '个体工商户',
  naturalPerson: '自然人',
} as const satisfies Record<PartyType, string>;

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

export const fitnessLabels = {
  qualified: '已取得法律职业资格',
  experienced: '此前已从事法制审核',
  firstTime: '初次从事法制审核，未取得法律职业资格',
} as const satisfies Record<ReviewerFitness, string>;
