import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inboxCounts, inboxPage, type InboxQuestion } from '../../db/read/inbox.ts';
import { boardNumbers, unitLoad } from '../../db/read/overdue.ts';
import { inTransaction } from '../../db/transaction.ts';
import { processId } from '../../law/process/process-id.ts';
import type { Actor } from '../../law/people/roles.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { COUNTED_TO } from '../../server/contract/primitives.ts';
import { counted, countedTogether } from '../../web/words/counted.ts';
import { actor } from '../fixtures/authority.ts';
import { PlayedCase } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const DAY = '2026-09-14';
let record: TestRecord;
let assigned: PlayedCase;

beforeAll(async () => {
  record = await createRecord();
  assigned = await new PlayedCase(record.app, { day: DAY }).open();
  await assigned.finalize();
  await assigned.submit();
  await assigned.accept();
  await new PlayedCase(record.app, { day: DAY }).toDecision();
  await new PlayedCase(record.app, { day: DAY }).open();
});
afterAll(() => record.drop());

const asOwner = (statement: string): Promise<unknown> =>
  inTransaction(record.owner.db, (tx) => tx.execute(raw.raw(statement)));

/** So many more open tasks of the assigned case, under a key, due so many days from the day. */
const plant = async (name: string, count: number, holder: string, due: number): Promise<void> => {
  const dueOn = addDays(DAY, due);
  await asOwner(`
    insert into task select (jsonb_populate_record(t,
      jsonb_build_object('id', '${name}-' || n, 'person_id', null, 'due_on', '${dueOn}'))).*
    from task t, generate_series(1, ${count}) as n
    where t.id = (select id from task where process_id = '${processId('case', assigned.caseId)}' and closed_at is null
      order by opened_at_revision limit 1)`);
  await asOwner(`
    insert into task_holder (task_id, holder, due_on)
    select '${name}-' || n, '${holder}', '${dueOn}' from generate_series(1, ${count}) as n`);
};

/** Somebody nobody else has tasks of. */
const someone = (personId: string, more: Partial<Actor> = {}): Actor => ({
  personId,
  authorityId: 'authority',
  offices: [],
  ...more,
});

const counts = (by: Actor, most = COUNTED_TO) => inboxCounts(record.app.sql, by, { today: DAY, most });

describe('numbers of an inbox', () => {
  test.each([
    [COUNTED_TO - 1, COUNTED_TO - 1, '999'],
    [COUNTED_TO, COUNTED_TO, '999+'],
    [COUNTED_TO + 1, COUNTED_TO, '999+'],
  ])('%s tasks are counted as %s and shown as %s', async (tasks, told, shown) => {
    const by = someone(`many-${tasks}`);
    await plant(by.personId, tasks, `person:${by.personId}`, 5);
    const found = await counts(by);
    expect(found).toMatchObject({ all: told, fresh: told, overdue: 0, dueToday: 0 });
    expect(counted(found.all)).toBe(shown);
  });

  test('add up below the cap, and all of them reach it together', async () => {
    const by = someone('mixed');
    await plant('mixed-late', 4, 'person:mixed', -1);
    await plant('mixed-today', 3, 'person:mixed', 0);
    await plant('mixed-later', 2, 'person:mixed', 1);
    expect(await counts(by, 10)).toMatchObject({ all: 9, overdue: 4, dueToday: 3, fresh: 2 });
    expect(await counts(by, 9)).toMatchObject({ all: 9, overdue: 4, dueToday: 3, fresh: 2 });
    expect(await counts(by, 3)).toMatchObject({ all: 3, overdue: 3, dueToday: 3, fresh: 2 });
  });

  test('count a task under two keys of a person who stands in for another once, up to the cap', async () => {
    await plant('shared', 6, 'person:away', 1);
    await asOwner(`insert into task_holder (task_id, holder, due_on)
      select task_id, 'person:stand-in', due_on from task_holder where holder = 'person:away'`);
    await plant('own', 2, 'person:stand-in', 1);
    const by = someone('stand-in', { standsFor: [someone('away')] });
    expect(await counts(by)).toMatchObject({ all: 8, fresh: 8 });
    expect(await counts(by, 8)).toMatchObject({ all: 8 });
    expect(await counts(by, 7)).toMatchObject({ all: 7 });
    const { rows } = await inboxPage(record.app.sql, asked(by));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(8);
    expect(rows).toHaveLength(8);
  });

  test('are told of several days together as that many at least', () => {
    expect(countedTogether([1, 998, 999])).toBe('1998');
    expect(countedTogether([1, COUNTED_TO])).toBe('1000+');
    expect(counted(0)).toBe('0');
  });
});

const asked = (by: Actor, changes: Partial<InboxQuestion> = {}): InboxQuestion => ({
  by,
  tab: 'all',
  scope: 'mine',
  today: DAY,
  now: Date.parse(`${DAY}T02:00:00Z`),
  kind: null,
  actKind: null,
  words: null,
  after: null,
  limit: 50,
  ...changes,
});

describe('numbers of the board', () => {
  test('stop at the cap, by list and by unit and day', async () => {
    await plant('board', 30, 'person:board', 20);
    const then = addDays(DAY, 21);
    const board = (most: number) => boardNumbers(record.app.sql, { authorityId: 'authority', today: then, most });
    const { overdue } = await board(COUNTED_TO * 10);
    expect(overdue).toBeGreaterThan(30);
    expect(await board(overdue + 1)).toMatchObject({ overdue });
    expect(await board(overdue)).toMatchObject({ overdue });
    expect(await board(overdue - 1)).toMatchObject({ overdue: overdue - 1 });
    const on = addDays(DAY, 20);
    const load = await unitLoad(record.app.sql, { authorityId: 'authority', today: DAY, days: 30, most: 29 });
    expect(load.find((row) => row.on === on)).toMatchObject({ unitId: 'unit-review', tasks: 29 });
    const other = await boardNumbers(record.app.sql, { authorityId: 'another', today: then, most: 10 });
    expect(other).toMatchObject({ overdue: 0, dueToday: 0 });
  });
});

/** What the store keeps, beside what it would be if it were made anew; nothing where both are the same. */
const differences = () => record.owner.sql`
  with anew as (
    select t.id, p.authority_id, is_asked_again(t.kind, c.round) as again,
      (select (receipt ->> 'dueAt')::float8 from clock where process_id = t.process_id and clock = t.clock
        order by started_at_revision desc limit 1) as due_at
    from task t join process p on p.id = t.process_id
      left join enforcement_case c on p.subject_kind = 'case' and c.id::text = p.subject_id
    where t.closed_at is null
  )
  select t.id, 'task' as place from task t join anew using (id)
    where (t.authority_id, t.again) <> (anew.authority_id, anew.again) or t.due_at is distinct from anew.due_at
  union all
  select t.id, h.holder from task_holder h join task t on t.id = h.task_id
    where h.open and ((h.kind, h.again, h.due_on) <> (t.kind, t.again, t.due_on) or h.due_at is distinct from t.due_at)
  union all
  (select w.task_id, w.person_id || w.held || w.kind || w.again || w.due_on from task_watcher w
    except
    select t.id, s.person_id || exists (select from task_holder where task_id = t.id and open
      and holder = 'person:' || s.person_id) || t.kind || t.again || t.due_on
    from task t join process p on p.id = t.process_id join case_side s on s.case_id::text = p.subject_id
    where t.closed_at is null)
  union all
  (select t.id, s.person_id from task t join process p on p.id = t.process_id
      join case_side s on s.case_id::text = p.subject_id where t.closed_at is null
    except select task_id, person_id from task_watcher)`;

describe('what lists are read by', () => {
  test('is as it would be made anew, after whole cases were played', async () => {
    expect(await differences()).toEqual([]);
    expect((await record.owner.sql`select from task_watcher where not held`).length).toBeGreaterThan(0);
  });

  test.each([
    ['a later round', `update enforcement_case set round = 2`],
    ['the first round again', `update enforcement_case set round = 1`],
    ['another kind', `update task set kind = 'resubmitVoided' where closed_at is null`],
    ['an hour', `update clock set receipt = receipt || '{"dueAt": 1789000000000}'`],
    [
      'another day',
      `update task set due_on = due_on + 1 where closed_at is null;
      update task_holder set due_on = due_on + 1 where open`,
    ],
    ['another holder', `update task_holder set open = false where holder = 'person:handler1'`],
    ['the holder who is back', `update task_holder set open = true where holder = 'person:handler1'`],
    [
      'a side that is new',
      `insert into case_side select case_id, 'handlingHead', 'handling', since from case_side
      on conflict do nothing`,
    ],
  ])('follows %s', async (_what, statement) => {
    await asOwner(statement);
    expect(await differences()).toEqual([]);
  });

  test('is gone with the task', async () => {
    await asOwner(`update task set closed_at = now(); update task_holder set open = false`);
    expect(await record.owner.sql`select from task_watcher`).toHaveLength(0);
    expect(await counts(actor('handler1'))).toMatchObject({ all: 0, waiting: 0 });
  });
});
