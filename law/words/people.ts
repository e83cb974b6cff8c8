import type { ActKind } from '../act-kinds.ts';
import type { CaseRole, Office } from '../people/roles.ts';
import type { PartyType } from '../review/content.ts';

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
