import type { ClockRow } from '../../db/read/case-course.ts';
import type { ActKind } from '../../law/act-kinds.ts';
import { periodOf, provisionsOf, type ClockName } from '../../law/procedure/clocks.ts';
import type { ProcessKind } from '../../law/procedure/names.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import type { SkippedDay } from '../../law/time/day-list.ts';
import type { Receipt } from '../../law/time/receipt.ts';
import { workingDaysLate } from '../../law/time/working-days.ts';
import type { ClockView, ReceiptView } from '../contract/clock-view.ts';
import { provisionRef } from '../problems.ts';
import { dueView } from './dues.ts';
import type { Viewing } from './viewing.ts';

interface OfCase {
  readonly actKind: ActKind;
  readonly rules: Rules;
}

/** The last run of each clock: what runs now, and what was kept or missed. */
export function clockViews(view: Viewing, rows: readonly ClockRow[], of: OfCase): ClockView[] {
  const last = new Map(rows.map((row) => [`${row.process}:${row.clock}`, row]));
  return [...last.values()].filter(({ droppedOn }) => droppedOn === null).flatMap((row) => clockView(view, row, of));
}

function clockView(view: Viewing, row: ClockRow, of: OfCase): ClockView[] {
  const { clock: name, process, fromOn, extendedBy, extendedOn, endedOn, dueOn } = row;
  const due = dueView(view, { clock: name, dueOn, provisional: row.receipt.provisional, ...of });
  if (due === null) return [];
  const [provision] = provisionsOf(name, of.actKind, of.rules);
  return [
    {
      ...due,
      overdue: due.overdue && endedOn === null,
      process,
      from: fromOn,
      extendedBy,
      extendedOn,
      endedOn,
      lateBy: endedOn === null ? null : workingDaysLate(dueOn, endedOn, view.calendar),
      provision: provisionRef(provision),
      receipt: receiptView(row.receipt, { clock: name, process, ...of }),
    },
  ];
}

/** A receipt as it was counted then, with what stands behind each day. */
export function receiptView(
  receipt: Receipt,
  { clock: name, process, actKind, rules }: OfCase & { readonly clock: ClockName; readonly process: ProcessKind },
): ReceiptView {
  const period = periodOf(name, actKind, rules);
  return {
    clock: name,
    process,
    period: period === null ? null : { n: period.n, unit: period.unit },
    source: `${rules.profileId} ${rules.profileVersion}`,
    from: receipt.from,
    due: receipt.due,
    raw: receipt.raw,
    actBy: receipt.actBy,
    counted: [...receipt.counted],
    skipped: receipt.skipped.map(skippedDay),
    makeUpDays: receipt.makeUpDays.map(({ date, name: holiday, notice }) => ({
      date,
      name: holiday ?? null,
      notice: notice ?? null,
    })),
    rolledOver: receipt.rolledOver.map(skippedDay),
    extensions: receipt.extensions.map((extension) => ({ ...extension })),
    provisional: receipt.provisional,
    calendarVersion: receipt.calendarVersion,
    provisions: receipt.provisions.map(provisionRef),
  };
}

const skippedDay = ({ date, reason, name, notice }: SkippedDay) => ({
  date,
  reason,
  name: name ?? null,
  notice: notice ?? null,
});
