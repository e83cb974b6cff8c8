import { describe, expect, test } from 'vitest';
import { actKinds } from '../../../law/act-kinds.ts';
import {
  clockNames,
  clockRules,
  dropClock,
  endClock,
  periodOf,
  provisionsOf,
  runningClocks,
  startClock,
  stillOverdue,
} from '../../../law/process/clocks.ts';
import { profileIds } from '../../../law/profiles/profiles.ts';
import { laterOf } from '../../../law/time/civil-date.ts';
import { given, nationalRules, plain, rulesFrom } from '../../fixtures/cases.ts';

describe('the periods', () => {
  test.each([
    ['caseDecision', 'penalty', 90, 'calendarDay'],
    ['caseDecision', 'license', 20, 'workingDay'],
    ['intake', 'penalty', 2, 'workingDay'],
    ['supplement', 'penalty', 3, 'workingDay'],
    ['review', 'penalty', 5, 'workingDay'],
    ['defense', 'penalty', 5, 'workingDay'],
    ['service', 'penalty', 7, 'workingDay'],
    ['service', 'license', 10, 'workingDay'],
    ['publication', 'penalty', 7, 'workingDay'],
    ['publication', 'inspection', 20, 'workingDay'],
    ['display', 'penalty', 36, 'month'],
    ['takeDown', 'penalty', 3, 'workingDay'],
    ['objection', 'penalty', 3, 'workingDay'],
    ['hearingRequest', 'penalty', 5, 'workingDay'],
    ['hearingNotice', 'penalty', 7, 'workingDay'],
    ['referralDecision', 'penalty', 3, 'calendarDay'],
    ['referralTransfer', 'penalty', 24, 'hour'],
    ['coercionReport', 'coercion', 24, 'hour'],
  ] as const)('%s of a %s: %i %s', (clock, actKind, n, unit) => {
    expect(periodOf(clock, actKind, nationalRules)).toMatchObject({ n, unit });
  });

  test.each([
    ['caseDecision', 'inspection'],
    ['service', 'coercion'],
    ['display', 'license'],
  ] as const)('%s of a %s has none, and never runs', (clock, actKind) => {
    expect(periodOf(clock, actKind, nationalRules)).toBeNull();
  });

  test('each is told with the provision behind the profile’s value', () => {
    const told = clockNames.map((clock) => provisionsOf(clock, 'penalty', nationalRules));
    expect(told.every((provisions) => provisions.length === 1)).toBe(true);
    expect(provisionsOf('caseDecision', 'penalty', nationalRules)).toEqual(['APL-60']);
    expect(provisionsOf('publication', 'inspection', nationalRules)).toEqual(['GBF118-publication']);
    const silent = { ...nationalRules, provisions: {} };
    expect(provisionsOf('review', 'penalty', silent)).toEqual([clockRules.review.provision]);
    expect(provisionsOf('publication', 'levy', silent)).toEqual([clockRules.publication.provision]);
  });

  test('every clock has an owner, an end and a provision; none agrees to anything', () => {
    for (const clock of clockNames) {
      expect(['overdue', 'lapse']).toContain(clockRules[clock].atEnd);
      expect(clockRules[clock].owner).not.toBe('system');
    }
  });

  test('every profile answers for every clock and kind of act', () => {
    const answers = profileIds.flatMap((id) =>
      actKinds.flatMap((kind) => clockNames.map((clock) => periodOf(clock, kind, rulesFrom(id)))),
    );
    expect(answers).toHaveLength(profileIds.length * actKinds.length * clockNames.length);
    expect(answers.every((period) => period === null || period.n > 0)).toBe(true);
  });
});

describe('running, ended, dropped', () => {
  const running = startClock({}, 'review', '2026-03-02');

  test('a clock ends once: what is done is not undone by a later end', () => {
    const ended = endClock(running, 'review', '2026-03-05');
    expect(endClock(ended, 'review', '2026-03-09')).toEqual(ended);
    expect(endClock({}, 'review', '2026-03-05')).toEqual({});
    expect(runningClocks(ended)).toEqual([]);
    expect(runningClocks(running)).toEqual(['review']);
  });

  test('a duty that fell away leaves no clock', () => {
    expect(dropClock(running, 'review')).toEqual({});
    expect(dropClock(running, 'intake')).toEqual(running);
  });

  test('overdue is what ran out and still runs on', () => {
    expect(stillOverdue(['review'], running, running)).toEqual(['review']);
    expect(stillOverdue(['review'], running, endClock(running, 'review', '2026-03-20'))).toEqual([]);
    expect(stillOverdue(['review'], running, startClock(running, 'review', '2026-03-20'))).toEqual([]);
    expect(stillOverdue(['review'], running, {})).toEqual([]);
    expect(stillOverdue(['review'], {}, {})).toEqual([]);
  });

  test('a plain case under review counts the case and the review', () => {
    expect(runningClocks(given(...plain.assigned).context.clocks)).toEqual(['caseDecision', 'review']);
  });
});

test('of two business dates the later one stands', () => {
  expect(laterOf(null, '2026-03-02')).toBe('2026-03-02');
  expect(laterOf('2026-03-03', '2026-03-02')).toBe('2026-03-03');
  expect(laterOf('2026-03-01', '2026-03-02')).toBe('2026-03-02');
});
