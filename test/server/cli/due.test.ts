import { describe, expect, test } from 'vitest';
import { type DueArguments, dueCommand, type ProfilePeriod } from '../../../server/cli/due.ts';
import { namedDueCommand } from '../../../server/cli/named-period.ts';
import { workingDays } from '../../../law/time/period.ts';

const review: ProfilePeriod = {
  period: workingDays(5),
  extension: { n: 3, unit: 'workingDay', max: 1 },
  provisions: ['PROFILE'],
};

const asked = (args: DueArguments, profilePeriod: ProfilePeriod | null = null) => {
  const { exitCode, output } = dueCommand(args, profilePeriod);
  return { exitCode, ...(JSON.parse(output) as object) };
};

describe('without a profile', () => {
  test('five working days over the National Day', () => {
    expect(asked({ days: '5', unit: 'workingDay', from: '2026-09-30' })).toMatchObject({
      exitCode: 0,
      due: '2026-10-13',
      counted: ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13'],
      provisional: false,
      calendarVersion: 'CN-2019..2026@2026-11-22',
      provisions: ['APL-85', 'CC-201'],
    });
  });

  test.for([
    [{ days: '15', unit: 'calendarDay', from: '2026-06-05' }, '2026-06-22'],
    [{ days: '15', unit: 'calendarDay', from: '2026-06-05', roll: 'nextWorkingDay' }, '2026-06-22'],
    [{ days: '15', unit: 'calendarDay', from: '2026-06-05', roll: 'none' }, '2026-06-20'],
    [{ days: '1', unit: 'month', from: '2026-01-31' }, '2026-02-28'],
    [{ days: '7', unit: 'workingDay', from: '2026-10-20', direction: 'backwardStrict' }, '2026-10-09'],
    [{ days: '7', unit: 'workingDay', from: '2026-10-20', direction: 'backwardLenient' }, '2026-10-10'],
    [{ days: '7', unit: 'calendarDay', from: '2026-10-20', direction: 'backwardLenient' }, '2026-10-13'],
    [{ days: '3650', unit: 'workingDay', from: '2180-12-31' }, '2195-03-26'],
    [{ days: '120', unit: 'month', from: '1920-01-01', direction: 'backwardStrict' }, '1909-12-31'],
  ] as const)('%o: %s', ([args, due]) => {
    expect(asked(args)).toMatchObject({ exitCode: 0, due });
  });

  test('into a year without a notice the answer is provisional', () => {
    expect(asked({ days: '7', unit: 'workingDay', from: '2026-12-31' })).toMatchObject({
      due: '2027-01-12',
      provisional: true,
    });
  });
});

describe('with the period of a profile', () => {
  test('an extension in time is counted on, once, for the days of the profile', () => {
    expect(asked({ from: '2026-09-30', extendedOn: '2026-10-12' }, review)).toMatchObject({
      exitCode: 0,
      due: '2026-10-16',
      provisions: ['PROFILE', 'CC-201'],
      extensions: [{ decidedOn: '2026-10-12', extendedFrom: '2026-10-13', due: '2026-10-16' }],
    });
  });

  test('on the due day it is in time, the day after it is refused', () => {
    expect(asked({ from: '2026-09-30', extendedOn: '2026-10-13' }, review)).toMatchObject({ exitCode: 0 });
    expect(asked({ from: '2026-09-30', extendedOn: '2026-10-14' }, review)).toMatchObject({
      exitCode: 1,
      code: 'extension-too-late',
      provision: 'PROFILE',
      sentence: '审核期限已届满，不得延长。',
    });
  });

  test('no extension without a source, nor before an event', () => {
    const silent = { ...review, extension: null };
    const refused = { exitCode: 1, code: 'extension-not-provided' };
    expect(asked({ from: '2026-09-30', extendedOn: '2026-10-12' }, silent)).toMatchObject(refused);
    const back = { from: '2026-10-20', direction: 'backwardStrict', extendedOn: '2026-10-01' };
    expect(asked(back, review)).toMatchObject(refused);
  });

  test('the roll of the profile may be asked otherwise', () => {
    const days90 = { ...review, period: { n: 90, unit: 'calendarDay', roll: 'nextWorkingDay' } } as const;
    expect(asked({ from: '2026-07-03' }, days90)).toMatchObject({ due: '2026-10-08' });
    expect(asked({ from: '2026-07-03', roll: 'none' }, days90)).toMatchObject({ due: '2026-10-01' });
  });
});

describe('with a period of the national profile, by its name', () => {
  test.for([
    ['caseDecision', '2026-07-03', '2026-10-08'],
    ['decision.license', '2026-09-30', '2026-11-03'],
    ['service', '2026-09-30', '2026-10-15'],
    ['publication', '2026-09-30', '2026-10-15'],
    ['takeDown', '2026-09-30', '2026-10-10'],
    ['defense', '2026-09-30', '2026-10-13'],
  ])('%s from %s ends on %s', ([period = '', from = '', due]) => {
    const { output } = namedDueCommand({ profile: 'national-2026', period, from });
    expect(JSON.parse(output)).toMatchObject({ due });
  });
});

describe('a malformed question is answered with a code and a sentence', () => {
  const question = { days: '5', unit: 'workingDay', from: '2026-09-30' };
  test.for([
    [{ ...question, from: undefined }, 'date-malformed'],
    [{ ...question, from: '2026-02-30' }, 'date-malformed'],
    [{ ...question, extendedOn: '10-12' }, 'date-malformed'],
    [{ ...question, from: '1919-12-31' }, 'date-out-of-range'],
    [{ ...question, from: '2181-01-01' }, 'date-out-of-range'],
    [{ ...question, days: undefined }, 'period-length-malformed'],
    [{ ...question, days: '0' }, 'period-length-malformed'],
    [{ ...question, days: '-5' }, 'period-length-malformed'],
    [{ ...question, days: '2.5' }, 'period-length-malformed'],
    [{ ...question, days: '3651' }, 'period-length-malformed'],
    [{ ...question, days: '121', unit: 'month' }, 'period-length-malformed'],
    [{ ...question, unit: undefined }, 'period-unit-unknown'],
    [{ ...question, unit: 'hour' }, 'period-unit-unknown'],
    [{ ...question, roll: 'forward' }, 'roll-unknown'],
    [{ ...question, direction: 'backward' }, 'direction-unknown'],
  ] as const)('%o: %s', ([args, code]) => {
    const answer = asked(args);
    expect(answer).toMatchObject({ exitCode: 2, code });
    expect(answer).toHaveProperty('sentence', expect.stringMatching(/^[一-鿿].*。$/));
    expect(answer).toHaveProperty('remedy', expect.stringMatching(/。$/));
  });

  test('a period of hours has no due day', () => {
    const hours = { ...review, period: { n: 24, unit: 'hour', roll: 'none' } } as const;
    expect(asked({ from: '2026-09-30' }, hours)).toMatchObject({ exitCode: 2, code: 'period-in-hours' });
  });
});
