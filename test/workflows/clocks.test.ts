import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarVersion } from '../../db/schema/settings.ts';
import { connect } from '../../db/connect.ts';
import { inTransaction } from '../../db/transaction.ts';
import { processId } from '../../law/process/process-id.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { addDays, weekday, type CivilDate } from '../../law/time/civil-date.ts';
import {
  clerk,
  deputy,
  does,
  finalDraft,
  handler,
  head,
  opening,
  reviewer,
  reviewHead,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';
import { Stage, today } from '../fixtures/stage.ts';
import { fastForward } from '../fixtures/time-skipping.ts';

let stage: Stage;
/** The first Monday after this week: the long holiday of the test calendar begins there. */
const holiday = nextMonday(addDays(today(), 2));
const rest = Array.from({ length: 7 }, (_, day) => addDays(holiday, day));
/** The Saturday before the holiday is worked, as a make-up day. */
const makeUp = addDays(holiday, -2);

beforeAll(async () => {
  stage = await Stage.open();
  await loadHoliday();
});
afterAll(() => stage.close());

describe('clocks that run in the workflow', () => {
  test('five working days over a long holiday pass; the reviewer is reminded, then marked overdue, and nothing is agreed', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()));
    const { due } = await clockOf(caseId, 'review');
    const workingDays = daysBetween(today(), due).filter(isWorked);
    expect(workingDays).toHaveLength(5);
    expect(rest.every((day) => day > due || !isWorked(day))).toBe(true);

    await fastForward(stage.handle(`case-${caseId}`), { days: daysBetween(today(), due).length + 2 });

    const fired = await firedOf(caseId, 'review');
    expect(fired.map(({ type }) => type)).toEqual(['clockReminder', 'clockExpired']);
    expect(fired[1]?.on).toBe(addDays(due, 1));
    expect(await stateOf(caseId)).toBe('assigned');
    const [opinions] = await stage.owner`select count(*)::int as n from opinion where case_id = ${caseId}`;
    expect(opinions).toEqual({ n: 0 });
  });

  test('an extension granted in time moves the overdue day; one granted after the due day is refused', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()), does(reviewer, 'requestExtension', { days: 3 }));
    await stage.play(caseId, does(deputy, 'grantExtension'));
    const { due } = await clockOf(caseId, 'review');
    await fastForward(stage.handle(`case-${caseId}`), { days: daysBetween(today(), due).length - 1 });
    expect((await firedOf(caseId, 'review')).filter(({ type }) => type === 'clockExpired')).toEqual([]);

    const late = await stage.openCase();
    await stage.play(late, ...(await accepted()), does(reviewer, 'requestExtension', { days: 3 }));
    const { due: lateDue } = await clockOf(late, 'review');
    await fastForward(stage.handle(`case-${late}`), { days: daysBetween(today(), lateDue).length + 1 });
    await expect(stage.act(late, does(deputy, 'grantExtension'))).rejects.toThrow('extension-too-late');
  });

  test('missing items not supplied in time send the file back to the handler', async () => {
    const caseId = await stage.openCase();
    const steps = (await accepted()).slice(0, 3);
    await stage.play(caseId, ...steps, does(reviewer, 'requestSupplement'));
    const { due } = await clockOf(caseId, 'supplement');
    await fastForward(stage.handle(`case-${caseId}`), { days: daysBetween(today(), due).length + 1 });
    expect(await stateOf(caseId)).toBe('drafting');
  });

  test('the end of the defense period opens the way to approval, and only that', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()), does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    await stage.play(caseId, does(handler, 'serveNotice'));
    await expect(stage.act(caseId, does(handler, 'requestApproval'))).rejects.toThrow('defense-period-running');
    const { due } = await clockOf(caseId, 'defense');
    await fastForward(stage.handle(`case-${caseId}`), { days: daysBetween(today(), due).length + 1 });
    expect(await stateOf(caseId)).toBe('passed');
    await stage.act(caseId, does(handler, 'requestApproval'));
    expect(await stateOf(caseId)).toBe('awaitingApproval');
  });

  test('the last day a second demand names opens the way to an execution, and the first one’s does not (ACL 37)', async () => {
    const content = await stage.finalized();
    const opened = { contentHash: String(content['contentHash']), openedOn: today() };
    const step = opening({ actKind: 'coercion', coercion: 'execution', ...opened });
    const caseId = await stage.openCase({ step });
    const [, ...review] = await accepted();
    await stage.play(
      caseId,
      finalDraft({ ...content, penaltyKinds: [], fineFen: 0 }),
      ...review,
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'issueOpinion'),
      does(handler, 'serveDemand', { performBy: addDays(today(), 3) }),
      does(handler, 'serveDemand', { performBy: addDays(today(), 6) }),
    );
    await fastForward(stage.handle(`case-${caseId}`), { days: 5 });
    await expect(stage.act(caseId, does(handler, 'requestApproval'))).rejects.toThrow('demand-period-running');
    await fastForward(stage.handle(`case-${caseId}`), { days: 3 });
    const [last] = (await firedOf(caseId, 'demand')).slice(-1);
    expect(last).toMatchObject({ type: 'clockExpired', on: addDays(today(), 7) });
    await stage.act(caseId, does(handler, 'requestApproval'));
    expect(await stateOf(caseId)).toBe('awaitingApproval');
  });

  test('a decision not published in time is marked overdue on its publication', async () => {
    const caseId = await stage.openCase();
    await stage.play(
      caseId,
      ...(await accepted()),
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'issueOpinion'),
      does(handler, 'serveNotice'),
      does(handler, 'recordWaiver'),
      does(handler, 'requestApproval'),
      does(head, 'approve'),
    );
    await expect
      .poll(() =>
        clockOf(caseId, 'publication').then(
          ({ due }) => due !== '',
          () => false,
        ),
      )
      .toBe(true);
    const { due } = await clockOf(caseId, 'publication');
    await fastForward(stage.handle(`publication-${caseId}`), { days: daysBetween(today(), due).length + 1 });
    const [last] = (await firedOf(caseId, 'publication')).slice(-1);
    expect(last?.type).toBe('clockExpired');
    await expect(stage.act(caseId, does(clerk, 'publish'))).rejects.toThrow('not-served-yet');
  });
});

test('a stopped clock lets its end go by, and ends as many days later as it stood', async () => {
  const caseId = await stage.openCase();
  await stage.play(caseId, ...(await accepted()));
  const { due } = await clockOf(caseId, 'caseDecision');
  const process = stage.handle(`case-${caseId}`);
  await fastForward(process, { days: 20 });
  const [from, until] = [addDays(today(), 20), addDays(today(), 120)];
  await stage.act(caseId, does(unitHead, 'stopClock', { clock: 'caseDecision', ground: 'appraisal', from }));

  await fastForward(process, { days: 100 });
  expect(until > due).toBe(true);
  expect(await firedOf(caseId, 'caseDecision')).toEqual([]);
  await stage.act(caseId, does(unitHead, 'resumeClock', { clock: 'caseDecision', until }));
  const { due: later } = await clockOf(caseId, 'caseDecision');
  const moved = daysBetween(due, later).length;
  // A hundred and one days of the stop; the last day may have moved off a rest before, or after.
  expect(moved >= 101 - 9 && moved <= 101 + 9).toBe(true);

  await fastForward(process, { days: daysBetween(until, later).length + 1 });
  const fired = await firedOf(caseId, 'caseDecision');
  expect(fired.map(({ type }) => type)).toEqual(['clockReminder', 'clockExpired']);
  expect(fired[1]?.on).toBe(addDays(later, 1));
});

test('a clock whose record is refused does not end its case', async () => {
  const caseId = await stage.openCase();
  await stage.play(caseId, ...(await accepted()));
  const { due } = await clockOf(caseId, 'review');
  await stage.replaceWorker({
    planted: { record: () => Promise.reject(ApplicationFailure.nonRetryable('no', 'RecordConstraint')) },
  });
  await fastForward(stage.handle(`case-${caseId}`), { days: daysBetween(today(), due).length + 2 });
  const { status } = await stage.handle(`case-${caseId}`).describe();
  expect(status.name).toBe('RUNNING');
  expect(await firedOf(caseId, 'review')).toEqual([]);
  await stage.replaceWorker();
  await stage.play(caseId, does(handler, 'withdrawSubmission'));
});

async function accepted(): Promise<readonly Step[]> {
  return [
    finalDraft(await stage.finalized()),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'accept'),
    does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
  ];
}

/** A calendar around the day of this run: activities count by it, and no real calendar can be that. */
async function loadHoliday(): Promise<void> {
  const years = [...new Set([holiday, addDays(holiday, 60)].map((day) => day.slice(0, 4)))];
  const known = Object.fromEntries(years.map((year) => [year, nationalCalendar.years[year]]));
  const calendar = {
    ...nationalCalendar,
    version: 'test-holiday',
    years: {
      ...nationalCalendar.years,
      ...Object.fromEntries(
        years.map((year) => [
          year,
          {
            source: 'test',
            ...known[year],
            off: [...(known[year]?.off ?? []), ...rest.filter((day) => day.startsWith(year))],
            work: [...(known[year]?.work ?? []), ...[makeUp].filter((day) => day.startsWith(year))],
          },
        ]),
      ),
    },
  };
  const owner = connect(stage.place.url, { max: 1 });
  await inTransaction(owner.db, (tx) =>
    tx.insert(calendarVersion).values({ version: 'test-holiday', calendar: calendar as never, loadedBy: 'test' }),
  );
  await owner.close();
}

function nextMonday(day: CivilDate): CivilDate {
  return weekday(day) === 1 ? day : nextMonday(addDays(day, 1));
}

/** The days after `from`, up to and with `to`. */
function daysBetween(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  return from >= to ? [] : [addDays(from, 1), ...daysBetween(addDays(from, 1), to)];
}

/** Worked, counted anew by hand: the test must not ask the code it tests. */
function isWorked(day: CivilDate): boolean {
  const year = nationalCalendar.years[day.slice(0, 4)];
  if (day === makeUp || year?.work.includes(day) === true) return true;
  return !rest.includes(day) && year?.off.includes(day) !== true && weekday(day) <= 5;
}

async function clockOf(caseId: string, clock: string): Promise<{ due: CivilDate }> {
  const [row] = await stage.owner<{ due: CivilDate }[]>`
    select k.due_on::text as due from clock k join process p on p.id = k.process_id
    where p.subject_id = ${caseId} and k.clock = ${clock}
    order by started_at_revision desc limit 1`;
  if (row === undefined) throw new Error(`expected a clock ${clock}, got none`);
  return row;
}

async function firedOf(caseId: string, clock: string): Promise<readonly { type: string; on: CivilDate }[]> {
  return stage.owner<{ type: string; on: CivilDate }[]>`
    select type, "on"::text as on from ledger
    where subject_id = ${caseId} and type in ('clockReminder', 'clockExpired') and act ->> 'clock' = ${clock} order by seq`;
}

async function stateOf(caseId: string): Promise<string> {
  const [row] = await stage.owner<
    { state: string }[]
  >`select state from process where id = ${processId('case', caseId)}`;
  return row?.state ?? '';
}
