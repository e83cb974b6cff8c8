import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocksOfCase } from '../../db/read/case-course.ts';
import { inboxPage, tasksOfCase } from '../../db/read/inbox.ts';
import * as settings from '../../db/schema/settings.ts';
import { inTransaction } from '../../db/transaction.ts';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import { startHourClock } from '../../law/process/clocks.ts';
import { instantMs } from '../../law/time/civil-date.ts';
import { actor } from '../fixtures/authority.ts';
import { aContent, believing, PlayedCase } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

// 2026-09-25 is Mid-Autumn, 10-01 to 10-07 the National Day; 09-20 and 10-10 are worked.
const DAY = '2026-09-28';
let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

async function underReview(day = DAY): Promise<PlayedCase> {
  const played = await new PlayedCase(record.app, { day }).open();
  await played.finalize();
  await played.submit();
  return played.accept();
}

const clockOf = async ({ caseId }: PlayedCase, name: string) =>
  (await clocksOfCase(record.app.sql, caseId)).findLast(({ clock }) => clock === name);

describe('a clock started by an act', () => {
  test('gets its due day with every counted day, and the task gets it too', async () => {
    const played = await underReview();
    const review = await clockOf(played, 'review');
    expect(review).toMatchObject({
      fromOn: DAY,
      dueOn: '2026-10-10',
      receipt: { counted: ['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'], provisional: false },
    });
    expect(played.recorded?.dues).toMatchObject({ review: '2026-10-10' });
    const tasks = await tasksOfCase(record.app.sql, played.caseId);
    expect(tasks.find(({ kind }) => kind === 'review')?.dueOn).toBe('2026-10-10');
  });

  test('speaks at nine on the last working day before the due day, and at 24:00 of the due day', async () => {
    const played = await underReview();
    const deadlines = played.recorded?.deadlines.filter(({ clock }) => clock === 'review');
    expect(deadlines).toEqual([
      {
        key: `review:${DAY}:0:remind`,
        clock: 'review',
        what: 'remind',
        at: instantMs('2026-10-09', '09:00'),
        on: '2026-10-09',
      },
      {
        key: `review:${DAY}:0:expire`,
        clock: 'review',
        what: 'expire',
        at: instantMs('2026-10-10', '24:00'),
        on: '2026-10-11',
      },
    ]);
  });

  test('leaves out a reminder whose hour has passed, and never an end', async () => {
    const played = await underReview();
    const late = await played.act(
      { type: 'remind' },
      { by: 'supervisor', on: '2026-10-12', at: '2026-10-12T02:00:00.000Z', texts: { note: 'x' } },
    );
    expect(late.deadlines.filter(({ clock }) => clock === 'review').map(({ what }) => what)).toEqual(['expire']);
  });

  test('speaks no more once it has ended', async () => {
    const played = await underReview();
    await played.sign();
    const issued = await played.act(
      { type: 'issueOpinion', contentHash: await played.contentHash(), fitness: 'qualified' },
      { by: 'reviewHead', on: '2026-09-30' },
    );
    expect(issued.dues).not.toHaveProperty('review');
    expect(issued.deadlines.filter(({ clock }) => clock === 'review')).toEqual([]);
    expect(await clockOf(played, 'review')).toMatchObject({ endedOn: '2026-09-30', dueOn: '2026-10-10' });
  });

  test('starts again beside its first run when materials come back the same day', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.submit();
    await played.act({ type: 'requestSupplement' }, { by: 'reviewer2', texts: { missing: ['裁量依据'] } });
    await played.act({ type: 'supplement' }, { by: 'handler1', texts: { note: '已补' } });
    const intakes = (await clocksOfCase(record.app.sql, played.caseId)).filter(({ clock }) => clock === 'intake');
    expect(intakes.map(({ fromOn, endedOn }) => [fromOn, endedOn])).toEqual([
      [DAY, DAY],
      [DAY, null],
    ]);
  });
});

const demand = { type: 'serveDemand', method: 'personal', rightsTold: true } as const;
const texts = { obligation: '缴清罚款', proof: '送达回证' };
const demanded = async (performBy: string): Promise<PlayedCase> => {
  const played = new PlayedCase(record.app, { day: DAY, profile: 'national-2026' });
  played.content = aContent({ actKind: 'coercion' });
  await played.open('execution');
  await played.act({ ...demand, servedOn: DAY, performBy }, { by: 'handler1', texts });
  return played;
};

describe('a clock that ends with the day a paper names (ACL 35)', () => {
  test('is due on that day, holiday or not, and speaks the working day before', async () => {
    const played = await demanded('2026-10-04');
    expect(await clockOf(played, 'demand')).toMatchObject({
      fromOn: DAY,
      dueOn: '2026-10-04',
      receipt: { until: '2026-10-04', counted: [], rolledOver: [], provisions: ['ACL-35'] },
    });
    expect(played.recorded?.dues).toMatchObject({ demand: '2026-10-04' });
    const deadlines = played.recorded?.deadlines.filter(({ clock }) => clock === 'demand');
    expect(deadlines?.map(({ what, at }) => [what, at])).toEqual([
      ['remind', instantMs('2026-09-30', '09:00')],
      ['expire', instantMs('2026-10-04', '24:00')],
    ]);
  });

  test('a second paper of the same day has a run and deadlines of its own', async () => {
    const played = await demanded('2026-10-12');
    const before = played.recorded?.deadlines.map(({ key }) => key) ?? [];
    await played.act({ ...demand, servedOn: DAY, performBy: '2026-10-20' }, { by: 'handler1', texts });
    const runs = (await clocksOfCase(record.app.sql, played.caseId)).filter(({ clock }) => clock === 'demand');
    expect(runs.map(({ dueOn, droppedOn }) => [dueOn, droppedOn])).toEqual([
      ['2026-10-12', DAY],
      ['2026-10-20', null],
    ]);
    const after = played.recorded?.deadlines.filter(({ clock }) => clock === 'demand') ?? [];
    expect(after).toHaveLength(2);
    expect(after.filter(({ key }) => before.includes(key))).toEqual([]);
  });
});

test('an extension runs on from the due day it extends, and both counts are kept', async () => {
  const played = await underReview();
  const { period } = played.context.rules.review.extension;
  await played.act(
    { type: 'requestExtension', days: period?.n ?? 0 },
    { by: 'reviewer1', texts: { reason: '疑难复杂' } },
  );
  const granted = await played.act({ type: 'grantExtension' }, { by: 'deputyHead', on: '2026-10-09' });
  expect(granted.dues.review).toBe('2026-10-14');
  const review = await clockOf(played, 'review');
  expect(review).toMatchObject({
    dueOn: '2026-10-14',
    extendedBy: 3,
    extendedOn: '2026-10-09',
    receipt: { extensions: [{ decidedOn: '2026-10-09', extendedFrom: '2026-10-10', due: '2026-10-14' }] },
  });
  expect(review?.counts.map(({ dueOn, extendedBy }) => [dueOn, extendedBy])).toEqual([
    ['2026-10-10', 0],
    ['2026-10-14', 3],
  ]);
  const task = (await tasksOfCase(record.app.sql, played.caseId)).find(({ kind }) => kind === 'review');
  expect(task?.dueOn).toBe('2026-10-14');
  expect(granted.deadlines.map(({ key }) => key)).toContain(`review:${DAY}:3:expire`);
});

test('AC-30: after a supplement the review runs anew from the day the materials were complete', async () => {
  const played = await new PlayedCase(record.app, { day: '2026-03-02' }).open();
  await played.finalize();
  await played.submit();
  await played.act(
    { type: 'requestSupplement' },
    { by: 'reviewer2', on: '2026-03-04', texts: { missing: ['裁量依据'] } },
  );
  await played.act({ type: 'supplement' }, { by: 'handler1', on: '2026-03-09', texts: { note: '已补' } });
  await played.act({ type: 'accept' }, { by: 'reviewer2', on: '2026-03-11' });
  expect(await clockOf(played, 'review')).toMatchObject({
    fromOn: '2026-03-11',
    dueOn: '2026-03-18',
    receipt: { counted: ['2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17', '2026-03-18'] },
  });
});

describe('a clock that is stopped', () => {
  const paper = '检验委托书〔2026〕1号';
  const stop = async (played: PlayedCase, on: string) =>
    played.act(
      { type: 'stopClock', clock: 'caseDecision', ground: 'appraisal', from: on },
      { by: 'handlingHead', on, texts: { paper } },
    );

  test('stands still: no day, no reminder, no end, and its tasks are due on no day', async () => {
    const played = await underReview();
    const before = await clockOf(played, 'caseDecision');
    const stopped = await stop(played, '2026-10-12');
    expect(stopped.dues).not.toHaveProperty('caseDecision');
    expect(stopped.deadlines.filter(({ clock }) => clock === 'caseDecision')).toEqual([]);
    expect(stopped.deadlines.filter(({ clock }) => clock === 'review')).not.toEqual([]);
    const now = await clockOf(played, 'caseDecision');
    expect(now?.receipt).toMatchObject({
      standsSince: '2026-10-12',
      stops: [{ from: '2026-10-12', until: null, ground: 'appraisal', paper }],
    });
    const reminded = await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' } });
    expect(reminded.dues).not.toHaveProperty('caseDecision');
    expect(now?.counts).toHaveLength(2);
    expect(before?.counts).toHaveLength(1);
  });

  test('runs on by the days it stood, keeps paper and signer, and every count of it', async () => {
    const played = await underReview();
    const before = await clockOf(played, 'caseDecision');
    const end = played.recorded?.deadlines.find(({ clock, what }) => clock === 'caseDecision' && what === 'expire');
    await stop(played, '2026-10-12');
    const resumed = await played.act(
      { type: 'resumeClock', clock: 'caseDecision', until: '2026-10-21' },
      { by: 'handlingHead', on: '2026-10-21', texts: {} },
    );
    // Ninety natural days from 09-28 end on Sunday 12-27 and move to 12-28; ten days more on Wednesday 01-06.
    expect(before?.dueOn).toBe('2026-12-28');
    expect(resumed.dues.caseDecision).toBe('2027-01-06');
    const now = await clockOf(played, 'caseDecision');
    expect(now?.receipt.stops).toEqual([
      { from: '2026-10-12', until: '2026-10-21', ground: 'appraisal', by: expect.any(String), paper },
    ]);
    expect(now?.signers).toEqual({ [now?.receipt.stops?.[0]?.by ?? '']: expect.any(String) });
    expect(now?.receipt).not.toHaveProperty('standsSince');
    expect(now?.counts.map(({ stopMarks }) => stopMarks)).toEqual([0, 1, 2]);
    const later = resumed.deadlines.find(({ clock, what }) => clock === 'caseDecision' && what === 'expire');
    // Another end than the one that was set before the stop, so that it speaks in any case.
    expect([end?.key, later?.key]).toEqual([`caseDecision:${DAY}:0:expire`, `caseDecision:${DAY}:0:1:expire`]);
    expect(later?.at).toBe(instantMs('2027-01-06', '24:00'));
  });
});

describe('a clock of hours', () => {
  test('ends at the moment, and reminds when a quarter of it is left', async () => {
    const played = await underReview();
    const reminder = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' } });
    const started = startHourClock(played.context.clocks, 'coercionReport', `${DAY}T06:30:15.000Z`);
    const processState = { ...reminder.processState, context: { ...reminder.processState.context, clocks: started } };
    const recorded = await believing(record.app).record({ ...reminder, processState });
    const spoken = recorded.deadlines.filter(({ clock }) => clock === 'coercionReport');
    const end = Date.parse(`${DAY}T06:30:15.000Z`) + 24 * 3_600_000;
    expect(spoken.map(({ what, at }) => [what, at])).toEqual([
      ['remind', end - 6 * 3_600_000],
      ['expire', end],
    ]);
    expect(recorded.dues.coercionReport).toBe('2026-09-29');
    played.follow({ ...reminder, processState }, recorded);
    const later = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' } });
    const again = await believing(record.app).record(later);
    expect(again.deadlines.filter(({ clock }) => clock === 'coercionReport')).toEqual(spoken);
  });
});

describe('a calendar loaded later', () => {
  const year = nationalCalendar.years['2026'];
  if (year === undefined) throw new Error('expected the notice of 2026');
  const later: Calendar = {
    ...nationalCalendar,
    version: 'with-a-storm',
    years: { ...nationalCalendar.years, 2026: { ...year, off: [...year.off, '2026-10-09'] } },
  };
  let played: PlayedCase;
  let ended: PlayedCase;
  let called: PlayedCase;

  beforeAll(async () => {
    played = await underReview();
    called = await demanded('2026-10-09');
    ended = await underReview();
    await ended.sign();
    await ended.issue();
    await inTransaction(record.owner.db, async (tx) => {
      await tx.insert(settings.calendarVersion).values({ version: later.version, calendar: later, loadedBy: 'test' });
    });
  });

  test('changes nothing that was counted before', async () => {
    const reminded = await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' } });
    expect(reminded.dues.review).toBe('2026-10-10');
  });

  test('counts the running clocks anew when asked to, and their tasks with them', async () => {
    const question = {
      process: played.ref('case'),
      revision: played.revisions.case + 1,
      processState: played.processState('case'),
      calendarVersion: later.version,
    } as const;
    const recorded = await played.activities.recount(question);
    expect(recorded.dues.review).toBe('2026-10-12');
    expect(recorded.fingerprint).toBe(played.recorded?.fingerprint);
    const end = recorded.deadlines.find(({ key }) => key === `review:${DAY}:0:expire`);
    expect(end).toMatchObject({ at: instantMs('2026-10-12', '24:00'), on: '2026-10-13' });
    const review = await clockOf(played, 'review');
    expect(review?.receipt).toMatchObject({ due: '2026-10-12', calendarVersion: later.version });
    expect(review?.counts.map(({ calendarVersion, dueOn }) => [calendarVersion, dueOn])).toEqual([
      [nationalCalendar.version, '2026-10-10'],
      [later.version, '2026-10-12'],
    ]);
    const inbox = {
      tab: 'all',
      scope: 'mine',
      today: DAY,
      now: Date.parse(`${DAY}T02:00:00Z`),
      kind: null,
      actKind: null,
      words: null,
      after: null,
      limit: 9,
    } as const;
    const page = await inboxPage(record.app.sql, { ...inbox, by: actor('reviewer1') });
    expect(page.rows.find(({ subject: { id } }) => id === played.caseId)?.dueOn).toBe('2026-10-12');
    expect(await played.activities.recount(question)).toEqual(recorded);
    expect((await clockOf(played, 'review'))?.counts).toHaveLength(2);
  });

  test('moves no day that a paper names', async () => {
    const processState = called.processState('case');
    const recorded = await called.activities.recount({
      process: called.ref('case'),
      revision: called.revisions.case + 1,
      processState,
      calendarVersion: later.version,
    });
    expect(recorded.dues).toMatchObject({ demand: '2026-10-09' });
    const { dueOn, receipt } = (await clockOf(called, 'demand')) ?? {};
    expect([dueOn, receipt?.actBy, receipt?.calendarVersion]).toEqual(['2026-10-09', '2026-10-08', later.version]);
  });

  test('leaves ledger, revision and ended clocks as they were', async () => {
    const { caseId } = ended;
    const question = {
      process: ended.ref('case'),
      revision: ended.revisions.case + 1,
      processState: ended.processState('case'),
      calendarVersion: later.version,
    } as const;
    const before = await record.app.sql`select count(*), max(seq) from ledger where subject_id = ${caseId}`;
    await ended.activities.recount(question);
    expect(await record.app.sql`select count(*), max(seq) from ledger where subject_id = ${caseId}`).toEqual(before);
    expect((await clockOf(ended, 'review'))?.counts).toHaveLength(1);
  });

  test('counts the next act by itself', async () => {
    expect(await clockOf(await underReview('2026-09-29'), 'review')).toMatchObject({
      dueOn: '2026-10-13',
      receipt: { calendarVersion: later.version },
    });
  });
});
