import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../db/connect.ts';
import { clocksOfCase } from '../../../db/read/case-course.ts';
import { processId } from '../../../law/process/process-id.ts';
import { parseCalendar } from '../../../law/time/calendar-file.ts';
import { nationalCalendar, type Calendar } from '../../../law/time/calendar.ts';
import { addDays, weekday, type CivilDate } from '../../../law/time/civil-date.ts';
import { applyPreview, list, previewCalendar } from '../../../server/admin/calendars.ts';
import { AdminRefusal } from '../../../server/admin/admin-connection.ts';
import { applied, previewText } from '../../../server/cli/calendar-load.ts';
import { administrator, CalendarHouse } from '../../fixtures/calendar-house.ts';
import { does, finalDraft, handler, reviewer, reviewHead, unitHead } from '../../fixtures/cases.ts';
import { problemOf, type House } from '../../fixtures/server.ts';
import { today } from '../../fixtures/stage.ts';

let calendars: CalendarHouse;
let house: House;
let owner: Database;
beforeAll(async () => {
  calendars = await CalendarHouse.open();
  ({ house, owner } = calendars);
});
afterAll(async () => {
  await calendars.close();
});

/** The present calendar with some further days of rest. */
function withRest(version: string, off: readonly CivilDate[]): Calendar {
  const years = [...new Set(off.map((day) => day.slice(0, 4)))].map((year) => {
    const known = nationalCalendar.years[year];
    const added = off.filter((day) => day.startsWith(year));
    return [
      year,
      { source: '测试通知', work: known?.work ?? [], off: [...new Set([...(known?.off ?? []), ...added])] },
    ];
  });
  const parsed = parseCalendar({
    version,
    assumedDaysOff: nationalCalendar.assumedDaysOff,
    years: Object.fromEntries(years),
  });
  if (!parsed.ok) throw new Error(`expected a calendar, got ${JSON.stringify(parsed.problems)}`);
  return parsed.calendar;
}

async function underReview(): Promise<string> {
  const caseId = await house.openCase();
  await house.stage.play(
    caseId,
    finalDraft(await house.stage.finalized()),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'accept'),
    does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
  );
  return caseId;
}

const clockOf = async (caseId: string, name: string) => {
  const found = (await clocksOfCase(owner.sql, caseId)).findLast(({ clock }) => clock === name);
  if (found === undefined) throw new Error(`expected a clock ${name}`);
  return found;
};

const expiryOf = async (caseId: string, name: string) =>
  (await house.stage.view(processId('case', caseId))).deadlines.find(
    ({ clock, what }) => clock === name && what === 'expire',
  )?.on;

describe('a calendar is previewed, then applied', () => {
  test('AC-55: the preview moves nothing; applied, open clocks move with their tasks and timers, finished ones never', async () => {
    const open = await underReview();
    const finished = await underReview();
    await house.stage.play(finished, does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    const before = await clockOf(open, 'review');
    const ended = await clockOf(finished, 'review');
    const calendar = withRest('CN-storm@tests', [before.dueOn]);

    const preview = await calendars.previewOf(calendar);
    const moved = preview.moves.find(({ subject, clock }) => subject.id === open && clock === 'review');
    expect(moved).toMatchObject({ from: before.dueOn });
    expect((moved?.to ?? '') > before.dueOn).toBe(true);
    expect(preview.moves.some(({ subject, clock }) => subject.id === finished && clock === 'review')).toBe(false);
    expect((await clockOf(open, 'review')).dueOn).toBe(before.dueOn);
    expect(previewText(preview)).toContain(`--apply ${preview.id}`);

    expect(await applied(calendars.connection(), preview.id)).toContain('CN-storm@tests');
    const after = await clockOf(open, 'review');
    expect(after).toMatchObject({ dueOn: moved?.to, receipt: { calendarVersion: 'CN-storm@tests' } });
    expect(after.counts.map(({ dueOn }) => dueOn)).toEqual([before.dueOn, moved?.to]);
    expect(await clockOf(finished, 'review')).toEqual(ended);
    const [task] = await owner.sql`
      select t.due_on, h.due_on as held from task t join task_holder h on h.task_id = t.id
      where process_id = ${processId('case', open)} and t.kind = 'review'`;
    expect(task).toEqual({ due_on: moved?.to, held: moved?.to });
    await expect.poll(() => expiryOf(open, 'review')).toBe(addDays(moved?.to ?? '', 1));
    expect((await clockOf(open, 'review')).counts).toHaveLength(2);
    const [noted] = await owner.sql`select by, subject from administration where what = 'calendar.load'`;
    expect(noted).toEqual({ by: 'admin-of-the-tests', subject: 'CN-storm@tests' });
  });

  test('applied again, it finishes what was left and moves nothing twice', async () => {
    const [{ id } = { id: '' }] = await owner.sql<
      { id: string }[]
    >`select id from calendar_preview where applied_at is not null`;
    const again = await applyPreview(calendars.connection(), id);
    if (!again.ok) throw new Error('expected to go on');
    expect(again.recounted).toBe(0);
    expect(await again.signalled).toBeGreaterThan(0);
  });

  test('a version once loaded keeps its days, and a preview that was never made is none', async () => {
    expect(await previewCalendar(calendars.connection(), withRest('CN-storm@tests', [addDays(today(), 2)]))).toEqual({
      ok: false,
      reason: 'known',
    });
    expect(
      await previewCalendar(calendars.connection(), withRest(nationalCalendar.version, [addDays(today(), 2)])),
    ).toMatchObject({
      ok: false,
    });
    await expect(applied(calendars.connection(), 'no-preview')).rejects.toThrow('没有这份预览');
    expect(await list({ ...owner, dataFolder: '', by: '' })).toContain('CN-storm@tests');
  });

  test('two previews of one version: the second to be applied finds the version known', async () => {
    const calendar = withRest('CN-twice@tests', [addDays(today(), 40)]);
    const [first, second] = [await calendars.previewOf(calendar), await calendars.previewOf(calendar)];
    const outcomes = await Promise.all([
      applyPreview(calendars.connection(), first.id),
      applyPreview(calendars.connection(), second.id),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ reason: 'otherCalendar' });
  });

  test('a preview is refused once a case it moves has acted: it says which rows differ, and nothing moves', async () => {
    const [acting, waiting] = [await underReview(), await underReview()];
    const { dueOn } = await clockOf(acting, 'review');
    const preview = await calendars.previewOf(withRest('CN-stale@tests', [dueOn]));
    await house.stage.play(acting, does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    const added = await underReview();
    const outcome = await applyPreview(calendars.connection(), preview.id);
    if (outcome.ok) throw new Error('expected a refusal');
    expect(outcome.reason).toBe('changed');
    const signalled = outcome.differences.map(({ why, move: { subject, clock } }) => [why, subject.id, clock]);
    expect(signalled).toContainEqual(['gone', acting, 'review']);
    expect(signalled).toContainEqual(['new', added, 'review']);
    expect(signalled.some(([, id]) => id === waiting)).toBe(false);
    expect((await clockOf(waiting, 'review')).dueOn).toBe(dueOn);
    await expect(applied(calendars.connection(), preview.id)).rejects.toThrow(AdminRefusal);
    await expect(applied(calendars.connection(), preview.id)).rejects.toThrow('已不再变动');
    const fresh = await calendars.previewOf(withRest('CN-stale@tests', [dueOn]));
    expect(await applyPreview(calendars.connection(), fresh.id)).toMatchObject({ ok: true });
    expect((await clockOf(waiting, 'review')).dueOn).not.toBe(dueOn);
  });

  test('a preview is refused once another calendar was loaded', async () => {
    const early = await calendars.previewOf(withRest('CN-early@tests', [addDays(today(), 30)]));
    const late = await calendars.previewOf(withRest('CN-late@tests', [addDays(today(), 31)]));
    expect(await applyPreview(calendars.connection(), late.id)).toMatchObject({ ok: true, version: 'CN-late@tests' });
    expect(await applyPreview(calendars.connection(), early.id)).toMatchObject({ ok: false, reason: 'otherCalendar' });
  });
});

describe('the page of the administrator', () => {
  test('previews a file, applies it, and shows what is loaded', async () => {
    const caseId = await underReview();
    const { dueOn } = await clockOf(caseId, 'review');
    const { api } = await house.signedIn(administrator);
    const preview = await api.previewCalendar({ body: { calendar: withRest('CN-page@tests', [dueOn]) } });
    expect(preview.moves).toContainEqual(
      expect.objectContaining({
        processId: processId('case', caseId),
        process: 'case',
        subject: { kind: 'case', id: caseId, number: expect.any(String) as string },
        clock: 'review',
        from: dueOn,
      }),
    );
    expect(preview.clocks).toBe(preview.moves.length);
    expect(preview.days).toEqual([
      {
        date: dueOn,
        weekday: weekday(dueOn),
        from: weekday(dueOn) > 5 ? 'makeUpDay' : 'workday',
        to: 'rest',
        notice: '测试通知',
        earlierNotice: null,
      },
    ]);
    const params = { id: preview.id, processId: processId('case', caseId), clock: 'review' } as const;
    const later = await api.movedReceipt({ params });
    expect(later).toMatchObject({ calendarVersion: 'CN-page@tests', now: { due: dueOn }, counts: [{ due: dueOn }] });
    expect(later.due > dueOn).toBe(true);
    expect(later.skipped).toContainEqual(expect.objectContaining({ date: dueOn, notice: '测试通知' }));
    expect(await api.movedReceipt({ params, query: { by: 'present' } })).toMatchObject({ due: dueOn });
    // Whoever runs the system opens no file but what the preview moves.
    expect(await problemOf(api.movedReceipt({ params: { ...params, clock: 'defense' } }))).toMatchObject({
      status: 404,
    });
    expect(await problemOf(api.receipt({ params: { id: caseId, clock: 'review' } }))).toMatchObject({ status: 404 });
    const officer = await house.signedIn(handler);
    expect(await problemOf(officer.api.movedReceipt({ params }))).toMatchObject({ status: 403 });
    const applies = await api.applyCalendar({ params: { id: preview.id } });
    expect(applies).toMatchObject({ version: 'CN-page@tests' });
    expect(applies.recounted).toBeGreaterThan(0);
    expect((await clockOf(caseId, 'review')).dueOn).not.toBe(dueOn);
    const { version, loaded } = await api.calendars();
    expect(version).toBe('CN-page@tests');
    expect(loaded.at(-1)).toMatchObject({ version: 'CN-page@tests', by: administrator.personId });
  });

  test('tells everything that is wrong with a file, and refuses a preview that is stale', async () => {
    const { api } = await house.signedIn(administrator);
    expect(await problemOf(api.previewCalendar({ body: { calendar: { version: '' } } }))).toMatchObject({
      status: 422,
      code: 'calendar-malformed',
      fields: [{ field: 'years' }, { field: 'assumedDaysOff' }],
    });
    expect(
      await problemOf(api.previewCalendar({ body: { calendar: withRest('CN-page@tests', [today()]) } })),
    ).toMatchObject({
      code: 'calendar-known',
    });
    const acting = await underReview();
    const { dueOn } = await clockOf(acting, 'review');
    const { id } = await api.previewCalendar({ body: { calendar: withRest('CN-page-2@tests', [dueOn]) } });
    await house.stage.play(acting, does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    const problem = await problemOf(api.applyCalendar({ params: { id } }));
    expect(problem).toMatchObject({ status: 409, code: 'calendar-preview-stale' });
    expect(problem.changes.some((row) => row.includes('法制审核期限') && row.includes('已不再变动'))).toBe(true);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await problemOf(api.applyCalendar({ params: { id: unknown } }))).toMatchObject({ status: 404 });
  });

  test('is nobody else’s', async () => {
    const { api } = await house.signedIn(reviewer);
    expect(await problemOf(api.calendars())).toMatchObject({ status: 403 });
    expect(await problemOf(api.previewCalendar({ body: { calendar: {} } }))).toMatchObject({ status: 403 });
    expect(
      await problemOf(api.applyCalendar({ params: { id: '00000000-0000-4000-8000-000000000000' } })),
    ).toMatchObject({ status: 403 });
  });
});
