import type { CivilDate } from '../../law/time/civil-date.ts';

/** What the public pages say. */
export const portalWords = {
  siteName: (authority: string) => `${authority}行政执法公示`,
  anySite: '行政执法公示',
  listTitle: (category: string) => `${category}决定公示`,
  anyCategory: '行政执法',
  decisionTitle: '决定公示',
  demo: '演示数据',
  demoNote: '本页为演示数据，机关、当事人和案情均为虚构。',
  skip: '跳到正文',
  largeText: '长辈版',
  ordinaryText: '标准版',
  here: '当前位置：',
  crumbs: '所在位置',
  home: '首页',
  pages: '分页',
  previous: '上一页',
  next: '下一页',
  ofPage: (page: number) => `第 ${page} 页`,
  host: (authority: string) => `主办：${authority}`,
  basis: (law: string) => `公示依据：${law}、国办发〔2018〕118号`,
  madeAt: (day: string, time: string) => `页面生成时间：${day} ${time}`,

  search: '检索',
  searchHint: '决定书文号、执法对象、事由',
  authorityFilter: '执法机关',
  anyAuthority: '全部执法机关',
  kindFilter: '执法类别',
  anyKind: '全部执法类别',
  yearFilter: '决定年份',
  anyYear: '全部年份',
  year: (year: number) => `${year} 年`,
  stateFilter: '公示状态',
  anyState: '公示中与已撤回',
  published: '公示中',
  withdrawn: '已撤回公示',
  withdrawnShort: '已撤回',
  submit: '查询',
  clear: '清除条件',
  counted: (total: number, page: number, last: number) => `共 ${total} 条，第 ${page} 页（共 ${last} 页），最新在前`,
  nothingYet: '目前没有公示的行政执法决定。决定作出后，应当公示的将在法定期限内在此公示。',
  nothingFound: '没有符合条件的公示。请减少条件，或者核对文号、名称后重新查询。',

  number: '决定书文号',
  authority: '执法机关',
  subject: '执法对象',
  category: '执法类别',
  conclusion: '执法结论',
  title: '事由',
  basisOfDecision: '执法依据',
  decidedOn: '决定日期',
  publishedOn: '公示日期',
  displayUntil: '公示截止',
  state: '公示状态',
  displayTerm: '公示期限',
  term: (from: CivilDate, until: CivilDate | null) =>
    until === null ? `自${written(from)}起，未设截止日期` : `${written(from)}至${written(until)}（含当日）`,
  kindOfDecision: (category: string) => `${category}决定`,
  noEnd: '—',

  withdrawnRow: (on: CivilDate) => `${on} 起停止公示，点文号看原因`,
  withdrawnOn: '撤回日期',
  withdrawalReason: '撤回原因',
  withdrawalDocument: '依据文书',
  effectiveOn: '文书生效日期',
  withdrawnNote: '原公示内容不再提供。本网址保留，以说明撤回的事实。',

  expired: '公示期满，停止公示',
  expiredNote: '该决定的公示期限已经届满，公示内容不再提供。',
  unknown: '没有这件公示',
  unknownNote: '该决定没有公示，或者地址不正确。请核对地址，或者按决定书文号查询。',
  toList: '返回公示清单',
} as const;

/** 2026年3月2日. */
export function written(date: CivilDate): string {
  const [year = '', month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
