import { clocksOfCase } from '../../../db/read/case-course.ts';
import { countClock } from '../../../law/process/clock-count.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { ReceiptView } from '../../contract/clock-view.ts';
import { receiptView } from './clocks.ts';
import type { Viewing } from '../../request/viewing.ts';

/** What an extension of so many days, decided today, would make of the review period; null where none can be had. */
export async function extensionPreview(
  { sql, today, calendar }: Viewing,
  { record, context }: CaseFile,
  days: number,
): Promise<{ due: string; receipt: ReceiptView } | null> {
  const { actKind, rules } = context;
  const run = (await clocksOfCase(sql, record.id))
    .filter(({ clock, endedOn }) => clock === 'review' && endedOn === null)
    .at(-1);
  if (run === undefined || !rules.review.extension.allowed) return null;
  const { fromOn: from, receipt } = run;
  const { stops } = receipt;
  const extended = { from, extendedBy: days, extendedOn: today, endedOn: null, ...(stops && { stops }) };
  const counted = countClock('review', extended, { actKind, rules }, calendar);
  if (counted?.ok !== true) return null;
  return { due: counted.due, receipt: receiptView(counted, { ...run, caseNumber: record.number, actKind, rules }) };
}
