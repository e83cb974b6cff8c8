import { clocksOfCase } from '../../db/read/case-course.ts';
import { periodOf, provisionsOf } from '../../law/procedure/clocks.ts';
import { receipt } from '../../law/time/receipt.ts';
import type { CaseFile } from '../case-file.ts';
import type { ReceiptView } from '../contract/clock-view.ts';
import { receiptView } from './clocks.ts';
import type { Viewing } from './viewing.ts';

/** What an extension of so many days, decided today, would make of the review period; null where none can be had. */
export async function extensionPreview(
  { sql, today, calendar }: Viewing,
  { record, context }: CaseFile,
  days: number,
): Promise<{ due: string; receipt: ReceiptView } | null> {
  const { actKind, rules } = context;
  const period = periodOf('review', actKind, rules);
  const { allowed, max, period: step } = rules.review.extension;
  const run = (await clocksOfCase(sql, record.id))
    .filter(({ clock, endedOn }) => clock === 'review' && endedOn === null)
    .at(-1);
  if (run === undefined || period === null || step === null || !allowed) return null;
  const counted = receipt(
    {
      from: run.fromOn,
      period,
      provisions: provisionsOf('review', actKind, rules),
      extensions: { rule: { n: step.n, unit: step.unit, max }, granted: [{ decidedOn: today, n: days }] },
    },
    calendar,
  );
  if (!counted.ok) return null;
  return { due: counted.due, receipt: receiptView(counted, { clock: 'review', process: 'case', actKind, rules }) };
}
