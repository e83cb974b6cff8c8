/** Evidence every case has. */
export const evidenceWords = {
  record: { name: '现场检查笔录', proves: '检查经过和违法事实' },
  examination: { name: '现场勘查记录', proves: '申请事项的现场情况' },
  photo: { name: '现场照片', proves: '现场状况' },
  interview: { name: '询问笔录', proves: '当事人陈述的经过' },
  identity: { name: '主体资格证明复印件', proves: '当事人主体资格' },
  application: { name: '申请书及附件', proves: '申请事项和申请人资格' },
  /** Lines of the record as a paper. */
  paper: (
    authority: string,
    { title, name, party, day, summary }: { title: string; name: string; party: string; day: string; summary: string },
  ): readonly string[] => [
    authority,
    name,
    `案由：${title}`,
    `当事人：${party}`,
    `时间：${day}`,
    `情况：${summary}`,
    '以上笔录经当事人核对无误。（演示数据）',
  ],
} as const;

/** 2026-09-30 → 2026年9月30日 */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
