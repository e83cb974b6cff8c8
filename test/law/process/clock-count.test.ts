import { describe, expect, test } from 'vitest';
import { actKinds, type ActKind } from '../../../law/act-kinds.ts';
import { areSameStops, countClock, endOf, type ClockReceipt } from '../../../law/process/clock-count.ts';
import {
  endClock,
  extendClock,
  resumeClock,
  standsStill,
  startClock,
  startHourClock,
  stillOverdue,
  stopClock,
  type ClockName,
  type Clocks,
} from '../../../law/process/clocks.ts';
import { limitBeside } from '../../../law/process/statutory-limits.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { nationalCalendar as calendar } from '../../../law/time/calendar.ts';
import { instantMs } from '../../../law/time/civil-date.ts';
import { nationalRules, rulesFrom } from '../../fixtures/cases.ts';

const yuxi = rulesFrom('yuxi-sfj-2019');

function counted(name: ClockName, clocks: Clocks, rules: Rules = yuxi, actKind: ActKind = 'penalty'): ClockReceipt {
  const run = clocks[name];
  const answer = run === undefined ? null : countClock(name, run, { actKind, rules }, calendar);
  if (answer?.ok !== true) throw new Error(`expected a count, got ${answer?.refusal}`);
  return answer;
}

// Review: 5 working days. 2026-10-01 to 10-07 is the National Day, Saturday 10-10 is worked, 02-15 to 02-23 the
// Spring Festival, Saturday 02-28 is worked.
const stop = (from: string) => ({ from, ground: 'appraisal', by: 'reviewer-1' }) as const;

interface Course {
  readonly from: string;
  readonly stopped: readonly (readonly [from: string, until: string])[];
  readonly extendedOn?: string;
  readonly due: string;
}

describe('stops, extension and holidays on one review clock', () => {
  test.each<[string, Course]>([
    ['no stop', { from: '2026-03-02', stopped: [], due: '2026-03-09' }],
    [
      'a stop of three working days',
      { from: '2026-03-02', stopped: [['2026-03-04', '2026-03-06']], due: '2026-03-12' },
    ],
    [
      'a stop of one day, that day only',
      { from: '2026-03-02', stopped: [['2026-03-04', '2026-03-04']], due: '2026-03-10' },
    ],
    ['a stop over a weekend only', { from: '2026-03-02', stopped: [['2026-03-07', '2026-03-08']], due: '2026-03-09' }],
    [
      'a stop on the due day itself',
      { from: '2026-03-02', stopped: [['2026-03-09', '2026-03-10']], due: '2026-03-11' },
    ],
    ['a stop after the due day', { from: '2026-03-02', stopped: [['2026-03-10', '2026-03-20']], due: '2026-03-09' }],
    [
      'a stop over the National Day, up to the worked Saturday',
      { from: '2026-09-28', stopped: [['2026-09-30', '2026-10-09']], due: '2026-10-14' },
    ],
    [
      'a stop that holds only the holiday',
      { from: '2026-09-28', stopped: [['2026-10-01', '2026-10-07']], due: '2026-10-10' },
    ],
    [
      'a stop over a worked Saturday',
      { from: '2026-02-24', stopped: [['2026-02-27', '2026-02-28']], due: '2026-03-04' },
    ],
    [
      'paused while materials were missing: the days left over are kept',
      { from: '2026-03-02', stopped: [['2026-03-06', '2026-03-11']], due: '2026-03-13' },
    ],
    [
      'two stops',
      {
        from: '2026-03-02',
        stopped: [
          ['2026-03-03', '2026-03-03'],
          ['2026-03-05', '2026-03-06'],
        ],
        due: '2026-03-12',
      },
    ],
    [
      'an extension after a stop',
      { from: '2026-03-02', stopped: [['2026-03-04', '2026-03-06']], extendedOn: '2026-03-12', due: '2026-03-17' },
    ],
    [
      'an extension, then a stop in it',
      { from: '2026-03-02', stopped: [['2026-03-10', '2026-03-11']], extendedOn: '2026-03-09', due: '2026-03-16' },
    ],
    [
      'an extension over the National Day, a stop within',
      { from: '2026-09-23', stopped: [['2026-09-29', '2026-09-29']], extendedOn: '2026-10-08', due: '2026-10-13' },
    ],
  ])('%s', (_, { from, stopped, extendedOn, due }) => {
    let clocks = startClock({}, 'review', from);
    for (const [begins, ends] of stopped) {
      clocks = resumeClock(stopClock(clocks, 'review', stop(begins)), 'review', ends);
    }
    if (extendedOn !== undefined) clocks = extendClock(clocks, 'review', 3, extendedOn);
    expect(counted('review', clocks).due).toBe(due);
  });

  test('every day of the stop is passed over as stopped, both ends too, with ground and signer', () => {
    const clocks = resumeClock(
      stopClock(startClock({}, 'review', '2026-03-02'), 'review', stop('2026-03-04')),
      'review',
      '2026-03-06',
    );
    expect(counted('review', clocks)).toMatchObject({
      period: { n: 5, unit: 'workingDay' },
      counted: ['2026-03-03', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'],
      stops: [{ from: '2026-03-04', until: '2026-03-06', ground: 'appraisal', by: 'reviewer-1' }],
    });
    expect(
      counted('review', clocks)
        .skipped.slice(0, 3)
        .map(({ reason }) => reason),
    ).toEqual(['stopped', 'stopped', 'stopped']);
    expect(counted('review', clocks)).not.toHaveProperty('standsSince');
  });
});

describe('a clock that stands still', () => {
  const processState = stopClock(startClock({}, 'review', '2026-03-02'), 'review', stop('2026-03-05'));

  test('says since when, and the earliest it can end', () => {
    expect(counted('review', processState)).toMatchObject({ standsSince: '2026-03-05', due: '2026-03-10' });
  });

  test('may be extended while it stands: it has stood at least until then', () => {
    const extended = extendClock(processState, 'review', 3, '2026-03-20');
    expect(counted('review', extended)).toMatchObject({ standsSince: '2026-03-05', due: '2026-03-30' });
    expect(counted('review', extendClock(processState, 'review', 3, '2026-03-04')).due).toBe('2026-03-13');
  });

  test('does not stand for what had ended before', () => {
    const late = stopClock(startClock({}, 'review', '2026-03-02'), 'review', stop('2026-03-10'));
    expect(counted('review', late)).toMatchObject({ due: '2026-03-09' });
    expect(counted('review', late)).not.toHaveProperty('standsSince');
  });

  test('is stopped once, resumed once, and not at all when it does not run', () => {
    expect(standsStill(processState.review as never)).toBe(true);
    expect(stopClock(processState, 'review', stop('2026-03-06'))).toBe(processState);
    const resumed = resumeClock(processState, 'review', '2026-03-06');
    expect(resumed.review?.stops).toEqual([{ ...stop('2026-03-05'), until: '2026-03-06' }]);
    expect(resumeClock(resumed, 'review', '2026-03-09')).toBe(resumed);
    expect(resumeClock({}, 'review', '2026-03-09')).toEqual({});
    const never = startClock({}, 'review', '2026-03-02');
    expect(resumeClock(never, 'review', '2026-03-09')).toBe(never);
    expect(stopClock({}, 'review', stop('2026-03-05'))).toEqual({});
    const ended = endClock(never, 'review', '2026-03-04');
    expect(stopClock(ended, 'review', stop('2026-03-05'))).toBe(ended);
    expect(standsStill(endClock(processState, 'review', '2026-03-09').review as never)).toBe(false);
  });

  test('a stop does not bring back what was overdue', () => {
    const running = startClock({}, 'review', '2026-03-02');
    expect(stillOverdue(['review'], running, stopClock(running, 'review', stop('2026-03-12')))).toEqual(['review']);
    expect(stillOverdue(['review'], processState, startClock({}, 'review', '2026-03-12'))).toEqual([]);
  });

  test('two lists of stops are the same when the last one says the same', () => {
    const closed = [{ ...stop('2026-03-05'), until: '2026-03-06' }];
    expect(areSameStops(undefined, [])).toBe(true);
    expect(areSameStops(processState.review?.stops, processState.review?.stops)).toBe(true);
    expect(areSameStops(processState.review?.stops, closed)).toBe(false);
    expect(areSameStops(closed, undefined)).toBe(false);
  });
});

describe('clocks of hours', () => {
  const started = startHourClock({}, 'coercionReport', '2026-10-01T13:20:00.000Z');

  test('run from the moment, through the night and the holiday (ACL-19)', () => {
    const receipt = counted('coercionReport', started, nationalRules, 'penalty');
    expect(started.coercionReport).toMatchObject({ from: '2026-10-01', fromAt: '2026-10-01T13:20:00.000Z' });
    expect(receipt).toMatchObject({
      period: { n: 24, unit: 'hour' },
      due: '2026-10-02',
      counted: [],
      provisions: ['ACL-19', 'CC-201.2'],
    });
    expect(endOf(receipt)).toBe(instantMs('2026-10-02', '21:20'));
    expect(receipt).not.toHaveProperty('also');
  });

  test('end on the day of the moment in Beijing, not in Greenwich', () => {
    const late = startHourClock({}, 'referralTransfer', '2026-03-02T16:30:00.000Z');
    expect(late.referralTransfer?.from).toBe('2026-03-03');
    expect(counted('referralTransfer', late, nationalRules).due).toBe('2026-03-04');
  });

  test('are not stopped, and do not start from a day', () => {
    expect(stopClock(started, 'coercionReport', stop('2026-10-01'))).toBe(started);
    const run = startClock({}, 'coercionReport', '2026-03-02').coercionReport;
    if (run === undefined) throw new Error('expected a run');
    expect(() => countClock('coercionReport', run, { actKind: 'penalty', rules: nationalRules }, calendar)).toThrow(
      'moment',
    );
  });
});

describe('two laws on one clock', () => {
  const dazhou = rulesFrom('dazhou-2019-draft');
  const longer: Rules = {
    ...nationalRules,
    decision: { ...nationalRules.decision, periods: { penalty: { n: 120, unit: 'calendarDay', roll: 'none' } } },
    service: { periods: { penalty: { n: 10, unit: 'workingDay', roll: 'none' } } },
    coercion: { reportHours: 48 },
    provisions: {
      ...nationalRules.provisions,
      'decision.periods.penalty': 'PROFILE',
      'service.periods.penalty': 'PROFILE',
      'coercion.reportHours': 'PROFILE',
    },
  };

  test('the stricter profile binds, the statute is shown (APL-48.2)', () => {
    expect(counted('takeDown', startClock({}, 'takeDown', '2026-03-06'), dazhou)).toMatchObject({
      due: '2026-03-07',
      period: { n: 1, unit: 'calendarDay' },
      also: [{ due: '2026-03-11', period: { n: 3, unit: 'workingDay' }, provisions: ['APL-48.2', 'APL-85', 'CC-201'] }],
    });
  });

  test('the statute binds where the profile is laxer, and the profile is shown (APL-61)', () => {
    expect(counted('service', startClock({}, 'service', '2026-03-02'), longer)).toMatchObject({
      due: '2026-03-11',
      period: { n: 7 },
      provisions: ['APL-61', 'APL-85', 'CC-201'],
      also: [{ due: '2026-03-16', period: { n: 10, unit: 'workingDay' }, provisions: ['PROFILE', 'CC-201'] }],
    });
  });

  test('ninety days from opening bind beside a scheme of the authority, not beside another law (APL-60)', () => {
    const opened = startClock({}, 'caseDecision', '2026-03-02');
    expect(counted('caseDecision', opened, longer)).toMatchObject({ due: '2026-06-01', also: [{ due: '2026-06-30' }] });
    const byLaw = { ...longer, provisions: { ...longer.provisions, 'decision.periods.penalty': 'SC310-5' } } as const;
    expect(counted('caseDecision', opened, byLaw)).toMatchObject({ due: '2026-06-30' });
    expect(counted('caseDecision', opened, byLaw)).not.toHaveProperty('also');
    const misread = { ...longer, provisions: { ...longer.provisions, 'decision.periods.penalty': 'APL-60' } } as const;
    expect(counted('caseDecision', opened, misread).due).toBe('2026-06-01');
  });

  test('hours too: a report within 48 hours is one within 24 (ACL-19)', () => {
    const started = startHourClock({}, 'coercionReport', '2026-03-02T02:00:00.000Z');
    expect(counted('coercionReport', started, longer, 'coercion')).toMatchObject({
      due: '2026-03-03',
      also: [{ due: '2026-03-04', dueAt: instantMs('2026-03-04', '10:00') }],
    });
  });

  test('a stop holds both counts', () => {
    const clocks = resumeClock(
      stopClock(startClock({}, 'service', '2026-03-02'), 'service', stop('2026-03-03')),
      'service',
      '2026-03-03',
    );
    expect(counted('service', clocks, longer)).toMatchObject({ due: '2026-03-12', also: [{ due: '2026-03-17' }] });
  });

  test('where the profile gives the statute’s own period, there is one law', () => {
    for (const clock of ['caseDecision', 'service', 'takeDown'] as const) {
      expect(limitBeside(clock, 'penalty', nationalRules)).toBeNull();
    }
    expect(limitBeside('review', 'penalty', nationalRules)).toBeNull();
    expect(limitBeside('service', 'coercion', nationalRules)).toBeNull();
    expect(limitBeside('service', 'penalty', { ...nationalRules, service: { periods: {} } })).toBeNull();
    expect(limitBeside('service', 'license', nationalRules)).toBeNull();
  });

  test('a measure on the spot is reported within twenty-four hours in whatever case it was taken (ACL 19)', () => {
    const rules = { ...nationalRules, coercion: { reportHours: 48 } };
    for (const kind of actKinds) {
      expect(limitBeside('coercionReport', kind, rules)?.period).toMatchObject({ n: 24, unit: 'hour' });
      expect(limitBeside('coercionReport', kind, { ...rules, coercion: { reportHours: 24 } })).toBeNull();
    }
  });

  test('an extension that cannot be counted is refused before the laws are compared', () => {
    const clocks = extendClock(startClock({}, 'review', '2026-03-02'), 'review', 3, '2026-03-20');
    const run = clocks.review;
    if (run === undefined) throw new Error('expected a run');
    expect(countClock('review', run, { actKind: 'penalty', rules: yuxi }, calendar)).toEqual({
      ok: false,
      refusal: 'extension-too-late',
    });
    expect(
      countClock(
        'display',
        startClock({}, 'display', '2026-03-02').display ?? run,
        { actKind: 'license', rules: nationalRules },
        calendar,
      ),
    ).toBeNull();
    expect(
      countClock('service', { ...run, extendedOn: '2026-03-20' }, { actKind: 'penalty', rules: longer }, calendar),
    ).toMatchObject({ ok: false });
  });
});

test('a case opened before the rules of referral and coercion were written has no such clock', () => {
  const { referral: _, coercion: __, ...before } = nationalRules;
  const run = startClock({}, 'review', '2026-03-02').review;
  if (run === undefined) throw new Error('expected a run');
  for (const clock of ['referralDecision', 'referralTransfer', 'coercionReport'] as const) {
    expect(countClock(clock, run, { actKind: 'penalty', rules: before }, calendar)).toBeNull();
  }
});
