import { describe, expect, test } from 'vitest';
import { nationalCalendar } from '../../../law/time/calendar.ts';
import { parseCalendar } from '../../../law/time/calendar-file.ts';
import { calendarProblems } from '../../../law/time/calendar-problems.ts';

const year = { source: '关于2027年部分节假日安排的通知', off: ['2027-01-01'], work: ['2027-01-09'] };
const file = { version: 'CN-2027', assumedDaysOff: ['01-01'], years: { 2027: year } };
const withYear = (change: object): object => ({ ...file, years: { 2027: { ...year, ...change } } });
const without = (key: 'source' | 'off' | 'work'): object => ({
  ...file,
  years: { 2027: Object.fromEntries(Object.entries(year).filter(([name]) => name !== key)) },
});

test('the calendar we ship is read without a fault', () => {
  expect(parseCalendar(structuredClone(nationalCalendar))).toEqual({ ok: true, calendar: nationalCalendar });
});

test('a notice typed in by an authority is read', () => {
  const full = withYear({
    links: ['https://www.gov.cn/'],
    names: { '2027-01-01': '元旦' },
    otherSources: {},
    cancels: ['2027-05-03'],
  });
  expect(parseCalendar(file)).toEqual({ ok: true, calendar: file });
  expect(parseCalendar(full)).toEqual({ ok: true, calendar: full });
});

describe('a calendar with a fault is refused, saying where', () => {
  test.for([
    { fault: 'no object', value: null, problems: [['malformed-value', '']] },
    { fault: 'a list', value: [], problems: [['malformed-value', '']] },
    { fault: 'a word', value: 'CN-2027', problems: [['malformed-value', '']] },
    { fault: 'an unknown key', value: { ...file, holidays: [] }, problems: [['unknown-key', 'holidays']] },
    { fault: 'a key of every object', value: { ...file, toString: 1 }, problems: [['unknown-key', 'toString']] },
    { fault: 'no version', value: { years: {}, assumedDaysOff: [] }, problems: [['missing-key', 'version']] },
    { fault: 'an empty version', value: { ...file, version: ' ' }, problems: [['malformed-value', 'version']] },
    { fault: 'a version that is a number', value: { ...file, version: 1 }, problems: [['malformed-value', 'version']] },
    {
      fault: 'a version that cannot be stored',
      value: { ...file, version: 'CN\u0000' },
      problems: [['malformed-value', 'version']],
    },
    {
      fault: 'a link that cannot be stored',
      value: withYear({ links: ['http://example.test', '\uD800'] }),
      problems: [['malformed-value', 'years.2027.links']],
    },
    { fault: 'years as a list', value: { ...file, years: [] }, problems: [['malformed-value', 'years']] },
    { fault: 'a year that is none', value: { ...file, years: { x: year } }, problems: [['malformed-year', 'years.x']] },
    {
      fault: 'a year before the years we count',
      value: { ...file, years: { 1899: year } },
      problems: [['malformed-year', 'years.1899']],
    },
    {
      fault: 'a year after the years we count',
      value: { ...file, years: { 2200: year } },
      problems: [['malformed-year', 'years.2200']],
    },
    {
      fault: 'a year as a list',
      value: { ...file, years: { 2027: [] } },
      problems: [['malformed-value', 'years.2027']],
    },
    {
      fault: 'an assumed holiday on 30 February',
      value: { ...file, assumedDaysOff: ['01-01', '02-30'] },
      problems: [['malformed-date', 'assumedDaysOff.1']],
    },
    {
      fault: 'an assumed holiday that exists only in leap years',
      value: { ...file, assumedDaysOff: ['02-29'] },
      problems: [['malformed-date', 'assumedDaysOff.0']],
    },
    {
      fault: 'an unknown key of a year',
      value: withYear({ rest: [] }),
      problems: [['unknown-key', 'years.2027.rest']],
    },
    { fault: 'no notice', value: without('source'), problems: [['missing-key', 'years.2027.source']] },
    { fault: 'no days off', value: without('off'), problems: [['missing-key', 'years.2027.off']] },
    {
      fault: 'days off that are no list',
      value: withYear({ off: '2027-01-01' }),
      problems: [['malformed-value', 'years.2027.off']],
    },
    {
      fault: 'make-up days that are no words',
      value: withYear({ work: [1] }),
      problems: [['malformed-value', 'years.2027.work']],
    },
    {
      fault: 'a malformed date',
      value: withYear({ off: ['2027-1-1'] }),
      problems: [['malformed-date', 'years.2027.off.0']],
    },
    {
      fault: 'a malformed make-up day',
      value: withYear({ work: ['2027-02-30'] }),
      problems: [['malformed-date', 'years.2027.work.0']],
    },
    {
      fault: 'a date of another year',
      value: withYear({ off: ['2027-01-01', '2026-12-31'] }),
      problems: [['date-outside-year', 'years.2027.off.1']],
    },
    {
      fault: 'a day both off and worked',
      value: withYear({ off: ['2027-01-09'] }),
      problems: [['date-repeated', 'years.2027.work.0']],
    },
    {
      fault: 'a day off named twice',
      value: withYear({ off: ['2027-01-01', '2027-01-01'] }),
      problems: [['date-repeated', 'years.2027.off.1']],
    },
    {
      fault: 'a make-up day on a Friday',
      value: withYear({ work: ['2027-01-08'] }),
      problems: [['make-up-day-on-weekday', 'years.2027.work.0']],
    },
    {
      fault: 'days taken back that are no list',
      value: withYear({ cancels: true }),
      problems: [['malformed-value', 'years.2027.cancels']],
    },
    {
      fault: 'a day of another year taken back',
      value: withYear({ cancels: ['2026-10-07'] }),
      problems: [['date-outside-year', 'years.2027.cancels.0']],
    },
    {
      fault: 'a day both off and taken back',
      value: withYear({ cancels: ['2027-01-01'] }),
      problems: [['date-repeated', 'years.2027.cancels.0']],
    },
    {
      fault: 'what only a loaded calendar says',
      value: withYear({ partial: true, notices: [] }),
      problems: [
        ['unknown-key', 'years.2027.partial'],
        ['unknown-key', 'years.2027.notices'],
      ],
    },
    {
      fault: 'a day no notice names',
      value: withYear({ otherSources: { '2027-01-01': null } }),
      problems: [['malformed-value', 'years.2027.otherSources.2027-01-01']],
    },
    {
      fault: 'a link that is no word',
      value: withYear({ links: [null] }),
      problems: [['malformed-value', 'years.2027.links']],
    },
    { fault: 'names as a list', value: withYear({ names: [] }), problems: [['malformed-value', 'years.2027.names']] },
    {
      fault: 'a name for a malformed day',
      value: withYear({ names: { soon: '元旦' } }),
      problems: [['malformed-date', 'years.2027.names.soon']],
    },
    {
      fault: 'an empty notice for a day',
      value: withYear({ otherSources: { '2027-01-01': '' } }),
      problems: [['malformed-value', 'years.2027.otherSources.2027-01-01']],
    },
  ])('$fault', ({ value, problems }) => {
    expect(parseCalendar(value)).toEqual({ ok: false, problems: problems.map(([code, path]) => ({ code, path })) });
  });

  test('all faults are told at once', () => {
    const answer = parseCalendar({ ...withYear({ off: ['x'], work: ['2027-01-08'] }), version: '' });
    expect(answer).toEqual({
      ok: false,
      problems: [
        { code: 'malformed-value', path: 'version' },
        { code: 'malformed-date', path: 'years.2027.off.0' },
        { code: 'make-up-day-on-weekday', path: 'years.2027.work.0' },
      ],
    });
  });
});

test.for(Object.entries(calendarProblems))('%s is told in a sentence with its place and a way on', ([, told]) => {
  expect(told.sentence).toMatch(/\{path\}.*。$/);
  expect(told.remedy).toMatch(/。$/);
});
