import { describe, expect, test } from 'vitest';
import { isWorkingDay, nationalCalendar } from '../../../law/time/calendar.ts';
import { startOfDayMs } from '../../../law/time/civil-date.ts';
import { dueMoment } from '../../../law/time/due.ts';
import type { DayPeriod, DayUnit, Roll } from '../../../law/time/period.ts';
import { workingDays } from '../../../law/time/period.ts';
import { backwardReceipt, fixedDateReceipt, receipt } from '../../../law/time/receipt.ts';
import { workingDaysBetween } from '../../../law/time/working-days.ts';
import file from '../../fixtures/scenarios.json' with { type: 'json' };

interface Counted {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  readonly startIsWorkday?: boolean;
  readonly unit: DayUnit;
  readonly n: number;
  readonly due: string;
  readonly counted?: readonly string[];
  readonly raw?: string;
  readonly roll?: Roll;
  readonly target?: string;
  readonly provisional?: boolean;
  readonly base?: number;
  readonly extension?: number;
  readonly extensionApprovedOn?: string;
}
interface Fixed {
  readonly id: string;
  readonly title: string;
  readonly fixedDates: Readonly<Record<string, string>>;
  readonly isWorkday: Readonly<Record<string, boolean>>;
  readonly remindBy: Readonly<Record<string, string>>;
  readonly rolled: Readonly<Record<string, string>>;
}
interface Backward {
  readonly id: string;
  readonly title: string;
  readonly hearing: string;
  readonly latestNoticeStrict: string;
  readonly latestNoticeLenient: string;
  readonly fullWorkingDaysBetweenStrict: readonly string[];
}

const scenarios: readonly object[] = file.scenarios;
const counted = scenarios.filter((s): s is Counted => 'unit' in s);
const fixed = scenarios.filter((s): s is Fixed => 'fixedDates' in s);
const backward = scenarios.filter((s): s is Backward => 'hearing' in s);
const calendar = nationalCalendar;

const periodOf = ({ n, unit, roll = 'none' }: Counted): DayPeriod => ({ n, unit, roll });

test('every scenario of the law is played', () => {
  expect(scenarios.length).toBe(20);
  expect(counted.length + fixed.length + backward.length).toBe(scenarios.length);
});

describe('periods counted forward', () => {
  test.for(counted)('$id $title', (scenario) => {
    const answer = receipt({ from: scenario.start, period: periodOf(scenario) }, calendar);
    expect(answer).toMatchObject({
      ok: true,
      due: scenario.due,
      provisional: scenario.provisional ?? false,
      calendarVersion: 'CN-2019..2026@2026-11-22',
      ...(scenario.counted && { counted: scenario.counted }),
      ...(scenario.raw && { raw: scenario.raw }),
      ...(scenario.target && { actBy: scenario.target }),
    });
    const { startIsWorkday = isWorkingDay(scenario.start, calendar) } = scenario;
    expect(isWorkingDay(scenario.start, calendar)).toBe(startIsWorkday);
  });
});

test('AC-06 the extension counts on from the original due day', () => {
  const scenario = counted.find(({ id }) => id === 'AC-06');
  expect(scenario).toMatchObject({ base: 5, extension: 3 });
  const extensions = {
    rule: { n: 3, unit: 'workingDay', max: 1 },
    granted: [{ decidedOn: '2026-05-08', n: 3 }],
  } as const;
  const answer = receipt({ from: '2026-04-28', period: workingDays(5), extensions }, calendar);
  expect(answer).toMatchObject({
    due: scenario?.due,
    counted: scenario?.counted,
    extensions: [{ decidedOn: '2026-05-08', extendedFrom: '2026-05-08', due: '2026-05-12' }],
  });
});

test('AC-09 an extension decided after the due day is refused, and the case is overdue from midnight', () => {
  const scenario = counted.find(({ id }) => id === 'AC-09');
  const extensions = {
    rule: { n: 3, unit: 'workingDay', max: 1 },
    granted: [{ decidedOn: scenario?.extensionApprovedOn ?? '', n: 3 }],
  } as const;
  const answer = receipt({ from: '2026-03-02', period: workingDays(5), extensions }, calendar);
  expect(answer).toEqual({ ok: false, refusal: 'extension-too-late' });
  expect(dueMoment('2026-03-09')).toBe(startOfDayMs('2026-03-10'));
  expect(dueMoment('2026-03-09')).toBe(Date.parse('2026-03-10T00:00:00+08:00'));
});

describe('fixed dates', () => {
  test.for(fixed.flatMap((scenario) => Object.keys(scenario.fixedDates).map((source) => ({ ...scenario, source }))))(
    '$id $title ($source)',
    ({ source, fixedDates, isWorkday, remindBy, rolled }) => {
      const date = fixedDates[source] ?? '';
      const question = { year: Number(date.slice(0, 4)), monthDay: date.slice(5) };
      expect(fixedDateReceipt(question, calendar)).toMatchObject({ due: date, actBy: remindBy[source] });
      expect(fixedDateReceipt({ ...question, roll: 'nextWorkingDay' }, calendar)).toMatchObject({
        due: rolled[source],
        raw: date,
      });
      expect(isWorkingDay(date, calendar)).toBe(isWorkday[source]);
    },
  );
});

describe('counted back from an event', () => {
  test.for(backward)('$id $title', (scenario) => {
    const question = { event: scenario.hearing, period: workingDays(7) };
    const strict = backwardReceipt({ ...question, direction: 'backwardStrict' }, calendar);
    expect(strict).toMatchObject({
      due: scenario.latestNoticeStrict,
      counted: scenario.fullWorkingDaysBetweenStrict,
    });
    expect(workingDaysBetween(strict.due, '2026-10-19', calendar)).toBe(7);
    expect(backwardReceipt({ ...question, direction: 'backwardLenient' }, calendar)).toMatchObject({
      due: scenario.latestNoticeLenient,
      counted: scenario.fullWorkingDaysBetweenStrict,
    });
  });
});
