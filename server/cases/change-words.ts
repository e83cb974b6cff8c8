/** How a change is told: 罚款 2000 元改为 3000 元. */
export const changeWords = {
  changed: (label: string, was: string, is: string) => `${label}${spaced(was)}改为${spaced(is)}`.trimEnd(),
  added: (label: string, is: string) => `增加${label}：${is}`,
  removed: (label: string, was: string) => `删去${label}：${was}`,
  evidenceAdded: (name: string) => `新增证据：${name}`,
  evidenceRemoved: (name: string) => `删去证据：${name}`,
  evidenceReplaced: (name: string) => `更换证据文件：${name}`,
  evidenceReworded: (name: string) => `修改证据说明：${name}`,
  factStated: (fact: string) => `新注明：${fact}`,
  factDropped: (fact: string) => `不再注明：${fact}`,
  yuan: (amount: number | string) => `${amount} 元`,
  listSeparator: '、',
  fine: '罚款',
  confiscation: '没收金额',
  penaltyKinds: '处罚种类',
  outcome: '决定类型',
  decisionText: '决定内容',
  party: '当事人',
  partyType: '当事人类型',
  partyCode: '统一社会信用代码',
  partyAddress: '地址',
  representative: '法定代表人（负责人）',
  title: '案由',
  violation: '违法行为',
  summary: '事实',
  standard: '裁量基准',
  circumstances: '裁量情节',
  law: '依据',
} as const;

/** Amounts stand apart from the words around them; sentences stand in quotation marks. */
function spaced(value: string): string {
  if (/^\d[\d.]* 元$/.test(value)) return ` ${value}`;
  return `“${value}”`;
}

/** What is missing in a draft, at the column it is missing in. */
export const gapWords = {
  missing: '请填写。',
  'no-law': '请至少写明一条法律依据，例如《城市建筑垃圾管理规定》第二十条。',
  'no-penalty': '请选择处罚种类；不予处罚的，把决定类型改为不予行政处罚。',
} as const;
