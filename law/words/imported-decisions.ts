import type { ImportedField, ImportProblem, ImportProblemCode } from '../record/imported-decision.ts';
import type { NumberFault } from '../record/document-number.ts';
import type { PenaltyKind } from '../processes/case/review/content.ts';

/** How sources name a penalty, in the order in which the words are looked for. */
export const penaltyWords: readonly (readonly [RegExp, PenaltyKind])[] = [
  [/没收/, 'confiscation'],
  [/罚款/, 'fine'],
  [/警告/, 'warning'],
  [/通报批评/, 'reprimand'],
  [/暂扣/, 'licenseSuspension'],
  [/降低资质/, 'qualificationDowngrade'],
  [/吊销|撤销许可证/, 'licenseRevocation'],
  [/停产|停业/, 'suspensionOrder'],
  [/责令关闭|限制从业/, 'closureOrder'],
  [/限制.*经营/, 'businessRestriction'],
  [/拘留/, 'detention'],
];

/** A penalty of another authority, told beside this decision. */
export const elsewhereWords = /另行|公安机关作出/;

/** Words by which a text says that several penalties were joined in one decision. */
export const joinedPenaltyWords = /合并(?:处罚|执行|\s*[\d,.]+\s*万?元)|分别(?:裁量|警告|罚款)|并处(?!罚)/;

/** Words by which a text says that the heads deliberated. */
export const deliberationWords = /集体讨论/;

/** Words by which a text says that personal data can be read at the source. */
export const exposureWords = [
  /(?:全名|姓名|身份证|证件(?:号|前)|手机号|联系电话|住址|出生年月|诊断)[^。；]{0,24}(?:公开|列出|未遮)/,
  /(?:列出|露出|保留|公开文本写|公开页含)[^。；]{0,16}(?:全名|姓名|身份证|证件号|手机号|电话|住址)/,
] as const;

/** How a name is hidden. */
export const hiddenName = /[某*＊×xX]|当事|甲|乙|丙|未写名称|匿名/;

export const numberFaultLabels = {
  noWord: '缺少机关代字',
  noYear: '缺少年份',
  noEnd: '不以“号”结尾',
  oddSequence: '顺序号不是数字',
  paddedSequence: '顺序号编了虚位（前面补零）',
} as const satisfies Record<NumberFault, string>;

export const importedFieldLabels = {
  id: '编号',
  sourceUrl: '来源网址',
  actKind: '执法类别',
  outcome: '处理结果',
  authority: '机关',
  authorityRegion: '所在地区',
  partyType: '当事人类型',
  party: '当事人',
  partyCode: '统一社会信用代码',
  field: '领域',
  violation: '案由',
  factsSummary: '事实摘要',
  lawCited: '依据',
  penaltyKinds: '处罚种类',
  fineYuan: '罚款金额（元）',
  confiscatedYuan: '没收金额（元）',
  decisionNo: '决定书文号',
  filedDate: '立案日期',
  noticeDate: '告知日期',
  hearing: '是否听证',
  hearingNotified: '是否告知听证权利',
  reviewDate: '法制审核日期',
  discussionDate: '集体讨论日期',
  decisionDate: '决定日期',
  servedDate: '送达日期',
  publishedDate: '公示日期',
  publicityTermEnd: '公示截止期',
  validUntil: '有效期至',
  sourceKind: '来源类别',
  publishedKind: '公示日期的来源类别',
  decisionDateNotBefore: '决定日期不早于',
  decisionDateNotAfter: '决定日期不晚于',
  tags: '标签',
  notes: '附注',
} as const satisfies Record<ImportedField, string>;

const problemSentences = {
  'not-a-decision': '应当是一条决定记录（文件应当是决定记录的列表）。',
  'field-unknown': '没有这个字段，请核对字段名。',
  'field-missing': '缺少此项，不能为空。',
  'id-malformed': '编号只能用字母、数字和 . : _ -，不超过80个字符。',
  'id-repeated': '编号与前面的记录重复。',
  'text-malformed': '应当是文字，且不得含有无法保存的字符；来源未载的写 null。',
  'list-malformed': '应当是文字的列表；依据写作 {law, article}。',
  'flag-malformed': '应当是 true、false，来源未载的写 null。',
  'date-malformed': '日期格式不正确，应当是 2026-03-02 这样实有的日期；来源未载的写 null。',
  'amount-malformed': '金额应当是不小于零、最多两位小数的数字，单位元；来源未载的写 null。',
  'code-malformed': '统一社会信用代码应当是18位数字和大写字母（被遮盖的位写 *）；来源未载的写 null。',
  'kind-unknown': '不是可以识别的类别。',
  'date-in-future': '已经办理的事项，日期不得晚于今天。',
  'dates-impossible': '决定日期与其上下限互相矛盾。',
} as const satisfies Record<ImportProblemCode, string>;

/**
 * What is wrong with an imported field, where, and what would be right.
 *
 * @law PRACTICE
 */
export function sayImportProblem({ code, path }: ImportProblem): string {
  const name = path.slice(path.indexOf('.') + 1);
  const labels: Readonly<Record<string, string>> = importedFieldLabels;
  const label = Object.hasOwn(labels, name) ? `${labels[name]}（${path}）` : path;
  return label === '' ? problemSentences[code] : `${label}：${problemSentences[code]}`;
}
