import type { DayChange, Loading } from '../../law/time/calendar-changes.ts';
import { dayKindLabels, dayOfWeek } from '../../law/words.ts';
import type { Difference } from './differences.ts';
import { adminWords } from './admin-words.ts';

const words = adminWords.calendarDays;

/** What a file does to the days and the years, as a preview tells it. */
export type DaysOfLoading = Omit<Loading, 'calendar'>;

/** Every day that changes, and what the file leaves as it is although it may look otherwise. */
export function daysText({ days, kept, overruled, arranged, provisional }: DaysOfLoading): readonly string[] {
  const off = days.filter(({ to }) => to === 'rest').length;
  return [
    days.length === 0 ? words.none : words.changes(days.length, off),
    ...days.map((change) => `  ${dayText(change)}`),
    ...(overruled.length > 0 ? [words.overruled(overruled.join('、'))] : []),
    ...(kept.length > 0 ? [words.kept(kept.join('、'))] : []),
    ...(arranged.length > 0 ? [words.arranged(arranged.join('、'))] : []),
    ...(provisional.length > 0 ? [words.provisional(provisional.join('、'))] : []),
  ];
}

function dayText({ date, from, to, notice, earlierNotice }: DayChange): string {
  const change = words.change(date, dayOfWeek(date), dayKindLabels[from], dayKindLabels[to]);
  return `${change}${words.by(notice ?? words.unnamed)}${earlierNotice === null ? '' : words.against(earlierNotice)}`;
}

/** A day that is no longer as a preview says. */
export const dayDifferenceText = ({ why, of }: Difference<DayChange>): string =>
  adminWords.calendarPreview.difference(adminWords.calendarPreview.why[why], dayText(of));
