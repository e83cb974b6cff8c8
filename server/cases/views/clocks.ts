import type { ClockRow } from '../../../db/read/case-course.ts';
import type { ActKind } from '../../../law/act-kinds.ts';
import { countClock, type ClockReceipt } from '../../../law/process/clock-count.ts';
import { periodOf, provisionsOf, type ClockName } from '../../../law/process/clocks.ts';
import { profileById } from '../../../law/profiles/profiles.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { cite } from '../../../law/statutes.ts';
import type { Calendar } from '../../../law/time/calendar.ts';
import type { SkippedDay } from '../../../law/time/day-list.ts';
import { workingDaysLate } from '../../../law/time/working-days.ts';
import type { ClockView, ReceiptView } from '../../contract/clock-view.ts';
import { provisionRef } from '../../request/problems.ts';
import { dueView } from './dues.ts';
import type { Viewing } from '../../request/viewing.ts';

const words = {
  profileSource: (title: string, version: number, clause: string) => `${title}第 ${version} 版（${clause}）`,
} as const;

export interface OfCase {
  readonly caseNumber: string;
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
  const { provisional, dueAt = null } = row.receipt;
  const due = dueView(view, { clock: name, dueOn, dueAt, provisional, ...of });
  if (due === null) return [];
  const [provision] = provisionsOf(name, of.actKind, of.rules);
  const standsSince = endedOn === null ? (row.receipt.standsSince ?? null) : null;
  return [
    {
      ...due,
      overdue: due.overdue && endedOn === null && standsSince === null,
      process,
      from: fromOn,
      extendedBy,
      extendedOn,
      endedOn,
      standsSince,
      lateBy: endedOn === null ? null : workingDaysLate(dueOn, endedOn, view.calendar),
      provision: provisionRef(provision),
      receipt: runReceipt(view, row, of),
    },
  ];
}

/** The receipt of a run as counted then, with its earlier counts and what the calendar of today would say. */
export function runReceipt(view: Viewing, row: ClockRow, of: OfCase): ReceiptView {
  return {
    ...receiptView(row.receipt, { ...row, ...of }),
    counts: row.counts.map(({ dueOn, calendarVersion, extendedBy: extended, stopMarks, countedAt }) => ({
      due: dueOn,
      calendarVersion,
      countedAt: new Date(countedAt).toISOString(),
      extendedBy: extended,
      stopMarks,
    })),
    now: countedAgain(view, row, of),
  };
}

/** What a calendar makes of a run as it stands in the record. */
export function countedAgain({ calendar }: Pick<Viewing, 'calendar'>, row: ClockRow, of: OfCase): ReceiptView['now'] {
  const counted = countBy(calendar, row, of);
  return counted === null ? null : { due: counted.due, calendarVersion: calendar.version };
}

/** The same with all that stands behind it; null where it cannot be counted so. */
export function countBy(calendar: Calendar, row: ClockRow, of: OfCase): ClockReceipt | null {
  const { clock, receipt, fromOn: from, extendedBy, extendedOn, endedOn } = row;
  const { stops, fromAt, until } = receipt;
  const run = {
    from,
    extendedBy,
    extendedOn,
    endedOn,
    ...(stops && { stops }),
    ...(fromAt && { fromAt }),
    ...(until && { until }),
  };
  const counted = countClock(clock, run, of, calendar);
  return counted?.ok === true ? counted : null;
}

type OfRun = OfCase & Pick<ClockRow, 'clock' | 'process' | 'signers'>;

/** A count, with what stands behind each day. */
export function receiptView(
  receipt: ClockReceipt,
  { caseNumber, clock: name, process, signers, actKind, rules }: OfRun,
): ReceiptView {
  const period = receipt.period ?? periodOf(name, actKind, rules);
  return {
    caseNumber,
    clock: name,
    process,
    period: period === null ? null : { n: period.n, unit: period.unit },
    source: sourceOf(receipt, name, { actKind, rules }),
    from: receipt.from,
    due: receipt.due,
    fromAt: receipt.fromAt ?? null,
    dueAt: momentOf(receipt.dueAt),
    until: receipt.until ?? null,
    standsSince: receipt.standsSince ?? null,
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
    stops: (receipt.stops ?? []).map(({ by, paper = null, ...stop }) => ({ ...stop, by: signers[by] ?? by, paper })),
    also: (receipt.also ?? []).map(({ period: length, due, dueAt, provisions }) => ({
      period: { ...length },
      due,
      dueAt: momentOf(dueAt),
      provisions: provisions.map(provisionRef),
    })),
    counts: [],
    now: null,
  };
}

const momentOf = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** The profile by its title, with the clause behind the value; or the statute, where it binds before or without it. */
function sourceOf(
  { provisions, until }: ClockReceipt,
  clock: ClockName,
  { actKind, rules }: Omit<OfCase, 'caseNumber'>,
): string {
  const [own] = provisionsOf(clock, actKind, rules);
  const [governing = own] = provisions;
  if (governing !== own || until !== undefined) return cite(governing);
  const { profileId, profileVersion } = rules;
  return words.profileSource(profileById(profileId)?.title ?? profileId, profileVersion, cite(own));
}

const skippedDay = ({ date, reason, name, notice }: SkippedDay) => ({
  date,
  reason,
  name: name ?? null,
  notice: notice ?? null,
});
