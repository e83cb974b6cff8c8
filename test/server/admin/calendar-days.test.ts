import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../../db/connect.ts';
import { calendarPreviewById, presentCalendar } from '../../../db/read/calendars.ts';
import { keepCalendarPreview } from '../../../db/write/calendars.ts';
import { loadingOf } from '../../../law/time/calendar-changes.ts';
import { dayReason, isProvisional, isWorkingDay, type Calendar } from '../../../law/time/calendar.ts';
import { dueDate } from '../../../law/time/due.ts';
import { workingDays } from '../../../law/time/period.ts';
import { applyPreview, previewCalendar } from '../../../server/admin/calendars.ts';
import { checkCalendar } from '../../../server/cli/calendar-check.ts';
import { applied, previewText } from '../../../server/cli/calendar-load.ts';
import { administrator, CalendarHouse } from '../../fixtures/calendar-house.ts';
import { handler } from '../../fixtures/cases.ts';
import type { House } from '../../fixtures/server.ts';

let calendars: CalendarHouse;
let house: House;
let owner: Database;
beforeAll(async () => {
  calendars = await CalendarHouse.open();
  ({ house, owner } = calendars);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await calendars.close();
});

const of2026 = '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）';
const of2027 = '关于2027年部分节假日安排的通知（试）';
/** The notice that was found to wipe the year before it. */
const nextYears = (version: string): Calendar => ({
  version,
  assumedDaysOff: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'],
  years: {
    2026: { source: of2027, off: ['2026-12-31'], work: ['2026-12-27'] },
    2027: { source: of2027, off: ['2027-01-01', '2027-01-02', '2027-01-03'], work: [] },
  },
});
const ofYear = (version: string, year: string, days: Partial<Calendar['years'][string]>): Calendar => ({
  version,
  assumedDaysOff: [],
  years: { [year]: { source: version, off: [], work: [], ...days } },
});

test('the preview shows exactly the days that change, and exactly these are applied', async () => {
  const before = await presentCalendar(owner.sql);
  const preview = await calendars.previewOf(nextYears('CN-2027@tests'));
  expect(preview.days).toEqual([
    { date: '2026-12-27', from: 'rest', to: 'makeUpDay', notice: of2027, earlierNotice: null },
    { date: '2026-12-31', from: 'workday', to: 'rest', notice: of2027, earlierNotice: null },
  ]);
  const text = previewText(preview);
  expect(text).toContain(`将变动 2 个日子（改为休息 1 天，改为上班 1 天）：
  2026-12-27  周日  休息日 → 调休上班  依据：${of2027}
  2026-12-31  周四  工作日 → 休息日  依据：${of2027}
`);
  expect(text).toContain('2027-10-01、2027-10-02、2027-10-03。确实取消的，请列在该年的 cancels 中。');
  expect(text).toContain('2027 年此前没有本年的放假通知');
  expect((await calendarPreviewById(owner.sql, preview.id))?.days).toEqual(preview.days);
  expect(await presentCalendar(owner.sql)).toEqual(before);

  await applied(calendars.connection(), preview.id);
  const after = await presentCalendar(owner.sql);
  expect(isWorkingDay('2026-10-02', after)).toBe(false);
  expect(dueDate(workingDays(7), '2026-09-30', after)).toBe('2026-10-15');
  expect([isWorkingDay('2026-12-31', after), isWorkingDay('2026-12-27', after)]).toEqual([false, true]);
  expect(isProvisional('2027-03-01', '2027-03-01', after)).toBe(false);
  const [noted] = await owner.sql`select detail from administration where subject = 'CN-2027@tests'`;
  expect(noted?.['detail']).toMatchObject({ days: 2 });
});

test('loaded again under another version, nothing changes, and the preview says so', async () => {
  const before = await presentCalendar(owner.sql);
  const preview = await calendars.previewOf(nextYears('CN-2027-again@tests'));
  expect(preview).toMatchObject({ days: [], moves: [], arranged: [] });
  expect(previewText(preview)).toMatch(/没有日子变动。[\s\S]*没有在办案件的期限变动。/);
  await applied(calendars.connection(), preview.id);
  expect(await presentCalendar(owner.sql)).toEqual({ ...before, version: 'CN-2027-again@tests' });
  expect(await previewCalendar(calendars.connection(), nextYears('CN-2027-again@tests'))).toEqual({
    ok: false,
    reason: 'known',
  });
});

test('a contradiction is told with both notices; what the file leaves as it is, too', async () => {
  const off = ofYear('改通知', '2026', { off: ['2026-12-27'] });
  const preview = await calendars.previewOf(off);
  expect(previewText(preview)).toContain(`调休上班 → 休息日  依据：改通知；与此不一致：${of2027}`);
  await applied(calendars.connection(), preview.id);
  const again = await calendars.previewOf(nextYears('CN-2027-third@tests'));
  expect(again).toMatchObject({ days: [], overruled: ['2026-12-27'] });
  expect(previewText(again)).toContain('仍按后者不变的日子：2026-12-27。');
});

test('a year of which another’s notice names a day stays provisional', async () => {
  const preview = await calendars.previewOf(ofYear('2029年的通知', '2028', { off: ['2028-12-29'] }));
  expect(preview).toMatchObject({ arranged: [], provisional: ['2028'] });
  expect(previewText(preview)).toContain('2028 年仍没有本年的放假通知');
  await applied(calendars.connection(), preview.id);
  const present = await presentCalendar(owner.sql);
  expect(dayReason('2028-12-29', present)).toEqual({ reason: 'holiday', notice: '2029年的通知' });
  expect(isWorkingDay('2028-10-02', present)).toBe(false);
  expect(isProvisional('2028-12-29', '2028-12-29', present)).toBe(true);
  const { api } = await house.signedIn(administrator);
  expect((await api.calendars()).years).toEqual(
    expect.arrayContaining([
      { year: '2028', source: '2029年的通知', furtherSources: [], off: 1, work: 0, provisional: true },
      expect.objectContaining({ year: '2026', furtherSources: expect.arrayContaining([of2027, '改通知']) }),
    ]),
  );
  const officer = await house.signedIn(handler);
  const { calendar } = await officer.api.profile();
  expect(calendar.years.map(({ year }) => year)).toEqual(expect.arrayContaining(['2026', '2027']));
  expect(calendar.years.some(({ year }) => year === '2028')).toBe(false);
});

test('a preview whose days are not those it would change is refused, day by day', async () => {
  const present = await presentCalendar(owner.sql);
  const { days, calendar } = loadingOf(present, ofYear('CN-days@tests', '2026', { off: ['2026-12-30', '2026-12-29'] }));
  const [first, second] = days;
  if (first === undefined || second === undefined) throw new Error('expected two days');
  const row = {
    version: 'CN-days@tests',
    calendar,
    basedOn: present.version,
    moves: [],
    madeBy: 'an earlier program',
  };
  const kept = {
    none: [],
    another: [first, { ...second, date: '2026-12-28' }],
    otherwise: [first, { ...second, from: 'rest', to: 'workday' }],
  } as const;
  const refusals = await Promise.all(
    Object.values(kept).map(async (text) => {
      const id = randomUUID();
      await keepCalendarPreview(owner.sql, { ...row, id, days: text });
      const outcome = await applyPreview(calendars.connection(), id);
      await expect(applied(calendars.connection(), id)).rejects.toThrow(
        /2026-12-\d\d {2}周. {2}.*（(?:新出现|已不再变动|日期不同)）/,
      );
      return outcome.ok ? 'applied' : [outcome.reason, outcome.days.map(({ why, of }) => [why, of.date])];
    }),
  );
  expect(refusals).toEqual([
    [
      'changed',
      [
        ['new', '2026-12-29'],
        ['new', '2026-12-30'],
      ],
    ],
    [
      'changed',
      [
        ['gone', '2026-12-28'],
        ['new', '2026-12-30'],
      ],
    ],
    ['changed', [['other', '2026-12-30']]],
  ]);
  expect(await presentCalendar(owner.sql)).toEqual(present);
});

test('a file is checked against what counts now, before anything is loaded', async () => {
  vi.stubEnv('DATABASE_URL', house.stage.place.url);
  // Vite's own, which is no address.
  vi.stubEnv('BASE_URL', '');
  const checked = async (calendar: Calendar): Promise<string> => {
    const file = path.join(house.dataFolder, 'notice.json');
    await writeFile(file, JSON.stringify(calendar));
    const { exitCode, output } = await checkCalendar(file);
    expect(exitCode).toBe(0);
    return output;
  };
  const present = await presentCalendar(owner.sql);
  expect(await checked(ofYear('CN-check@tests', '2026', { cancels: ['2026-10-07'], work: ['2026-10-04'] }))).toBe(
    [
      '日历 CN-check@tests 没有问题，包括 2026 年。',
      `对照现行日历 ${present.version}：`,
      '将变动 2 个日子（改为休息 0 天，改为上班 2 天）：',
      `  2026-10-04  周日  休息日 → 调休上班  依据：CN-check@tests；与此不一致：${of2026}`,
      `  2026-10-07  周三  休息日 → 工作日  依据：CN-check@tests；与此不一致：${of2026}`,
    ].join('\n'),
  );
  expect(await checked(nextYears('改通知'))).toContain('日历 改通知 已经装入过');
  expect(await presentCalendar(owner.sql)).toEqual(present);
});
