import type { PrivateDataKind } from '../processes/publication/private-data.ts';
import type { NumberFault } from '../record/document-number.ts';
import type { FindingCode } from '../record/finding-codes.ts';
import type { PartyType } from '../processes/case/review/content.ts';
import type { DayReason } from '../time/calendar.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { importedFieldLabels, numberFaultLabels } from './imported-decisions.ts';
import { partyTypeLabels } from './people.ts';

export const findingLabels = {
  'review-not-on-record': '未见法制审核记录',
  'review-not-before-decision': '法制审核不在作出决定之前',
  'hearing-notice-not-on-record': '达到听证标准，未见听证告知记录',
  'hearing-right-not-notified': '达到听证标准，未告知听证权利',
  'deliberation-not-on-record': '应当集体讨论，未见集体讨论记录',
  'published-late': '超期公示',
  'decided-late': '超过办案期限作出决定',
  'date-on-rest-day': '日期落在休息日',
  'party-code-wrong': '统一社会信用代码校验不符',
  'party-code-odd': '统一社会信用代码与当事人不对应或者不完整',
  'document-number-malformed': '文号格式特殊',
  'document-number-year-differs': '文号年份与决定日期不一致',
  'several-penalties': '一份决定有多项处罚',
  'personal-data-exposed': '个人信息未遮盖',
  'dates-out-of-order': '日期先后颠倒',
  'calendar-provisional': '年度放假安排未载入，按暂定日历推算',
} as const satisfies Record<FindingCode, string>;

const yuan = (fen: number): string => `${(fen / 100).toLocaleString('en-US')} 元`;

const dataLabels = {
  identityNumber: '身份证号',
  mobilePhone: '手机号码',
  bankCard: '银行卡号',
  personName: '自然人姓名',
} as const satisfies Record<PrivateDataKind, string>;

interface Published {
  readonly decided: CivilDate;
  readonly isBound: boolean;
  readonly due: CivilDate;
  readonly publishedDate: CivilDate;
  readonly late: number;
}

interface Decided {
  readonly filedDate: CivilDate;
  readonly decided: CivilDate;
  readonly isBound: boolean;
  readonly due: CivilDate;
}

const reasonWords = { weekend: '双休日', holiday: '放假日', makeUpDay: '补班日', weekday: '工作日' } as const;

/** What a finding says. Nothing here repeats what must not be shown. */
export const findingWords = {
  referral: /^移送/,
  noPenalty: /^不予/,
  reviewSilent: '来源未载法制审核情况，无法证明作出决定前经过法制审核。',
  reviewAfter: (review: CivilDate, decided: CivilDate): string => `法制审核日期 ${review} 晚于决定日期 ${decided}。`,
  reviewAtOpening: (review: CivilDate, filed: CivilDate): string =>
    `法制审核日期 ${review} 不晚于立案日期 ${filed}，是立案环节的审核；决定前的法制审核来源未载。`,
  weight: (fine: number | null, confiscated: number | null, kinds: readonly string[]): string =>
    [
      fine ? `罚款 ${yuan(fine)}` : '',
      confiscated ? `没收 ${yuan(confiscated)}` : '',
      kinds.length > 0 ? `处罚种类：${kinds.join('、')}` : '',
    ]
      .filter((part) => part !== '')
      .join('，') || '举行过听证',
  hearingSilent: (weight: string): string => `达到听证标准（${weight}），来源未载是否告知听证权利。`,
  hearingNot: (weight: string): string => `达到听证标准（${weight}），来源载明未告知听证权利。`,
  deliberationSilent: (weight: string): string =>
    `属于情节复杂或者重大的处罚（${weight}），来源未载行政机关负责人集体讨论情况。`,
  publishedLate: ({ decided, isBound, due, publishedDate, late }: Published): string =>
    isBound
      ? `决定最迟于 ${decided} 作出，应当不迟于 ${due} 公示，${publishedDate} 公示，至少晚 ${late} 个工作日。`
      : `${decided} 作出决定，应当不迟于 ${due} 公示，${publishedDate} 公示，晚 ${late} 个工作日。`,
  decidedLate: ({ filedDate, decided, isBound, due }: Decided): string =>
    `${filedDate} 立案，期限至 ${due}，${isBound ? '决定不早于' : '决定日期'} ${decided}；来源未载延长办案期限的批准。`,
  restDay: (name: keyof typeof importedFieldLabels, date: CivilDate, { reason, name: holiday }: DayReason): string =>
    `${importedFieldLabels[name]} ${date} 是${holiday ?? reasonWords[reason]}。`,
  codeWrong: '末位校验码与前17位不符，请核对；确系原样核发的，注明理由。',
  codeMasked: '来源遮盖了部分代码，无法校验。',
  codeOfPerson: '当事人是自然人，不应当有统一社会信用代码。',
  codeOfOther: (start: string, issuedTo: PartyType | null): string =>
    issuedTo === null
      ? `代码以 ${start} 开头，看不出登记的主体类型。`
      : `代码以 ${start} 开头，登记类型是${partyTypeLabels[issuedTo]}，与当事人类型不一致。`,
  numberFaults: (number: string, faults: readonly NumberFault[]): string =>
    `文号“${number}”：${faults.map((fault) => numberFaultLabels[fault]).join('，')}。`,
  numberYear: (year: number, decided: CivilDate): string => `文号年份 ${year}，决定日期 ${decided}。`,
  severalNamed: (kinds: readonly string[]): string => `处罚种类：${kinds.join('、')}。`,
  severalSums: '同时有罚款金额和没收金额。',
  severalTold: (words: readonly string[]): string => `来源写明“${words.join('”“')}”。`,
  dataFound: (kind: PrivateDataKind): string => `文字中有${dataLabels[kind]}。`,
  dataTold: '来源说明公开文本中有未遮盖的个人信息。',
  outOfOrder: (
    name: keyof typeof importedFieldLabels,
    date: CivilDate,
    next: keyof typeof importedFieldLabels,
    nextDate: CivilDate,
  ): string => `${importedFieldLabels[name]} ${date} 晚于${importedFieldLabels[next]} ${nextDate}。`,
  publishedBefore: (published: CivilDate, before: CivilDate): string =>
    `公示日期 ${published} 早于决定或者送达日期 ${before}。`,
  provisional: (years: readonly string[]): string =>
    `${years.join('、')} 年的放假安排未载入，休息日和期限按暂定日历推算。`,
} as const;
