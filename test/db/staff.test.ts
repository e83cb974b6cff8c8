import { randomUUID } from 'node:crypto';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { inTransaction } from '../../db/transaction.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { sqlState, sqlStates } from '../fixtures/sqlstate.ts';

let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});
afterAll(() => record.drop());

const guarded = (database: Database, statement: string): Promise<string | null> =>
  sqlState(inTransaction(database.db, (tx) => tx.execute(raw.raw(statement))));

const leave = (more: Record<string, string | null> = {}) => ({
  id: randomUUID() as string,
  person_id: 'handler1',
  substitute_id: 'handler2',
  from_on: '2026-09-14',
  until_on: '2026-09-18',
  reason: '年休假',
  entered_by: 'handler1',
  entered_at: '2026-09-11T08:00:00.000Z',
  ...more,
});

const inMay = (row: Record<string, string | null>) => leave({ from_on: '2029-05-10', until_on: '2029-05-20', ...row });

const begin = (row: Record<string, unknown>): Promise<string | null> =>
  sqlState(record.app.sql`select record_absence(${JSON.stringify({ begin: row })}::text::jsonb)`);
const end = (id: string, endedOn: string): Promise<string | null> =>
  sqlState(
    record.app
      .sql`select record_absence(${JSON.stringify({ end: { id, ended_on: endedOn, ended_by: 'handler1' } })}::text::jsonb)`,
  );

const countOf = async (table: 'absence' | 'administration'): Promise<number> => {
  const [row] = await record.owner.sql`select count(*)::int as n from ${record.owner.sql(table)}`;
  return Number(row?.['n']);
};

// Leaves are never deleted, so each test plays in its own year.
describe('a leave', () => {
  test('is entered once, however often it is sent, and stands in the record of administration', async () => {
    const row = leave();
    const before = await countOf('administration');
    expect(await begin(row)).toBeNull();
    expect(await begin(row)).toBeNull();
    expect(await countOf('absence')).toBe(1);
    expect(await countOf('administration')).toBe(before + 1);
  });

  test('ends once, and what was entered stays', async () => {
    const row = leave({ from_on: '2027-03-01', until_on: '2027-03-31' });
    await begin(row);
    expect(await end(row.id, '2027-03-10')).toBeNull();
    expect(await end(row.id, '2027-03-20')).toBeNull();
    const [found] = await record.owner.sql`select ended_on, ended_by from absence where id = ${row.id}`;
    expect(found).toMatchObject({ ended_on: '2027-03-10', ended_by: 'handler1' });
    expect(await guarded(record.owner, `update absence set ended_on = '2027-03-01' where id = '${row.id}'`)).toBe(
      sqlStates.recorded,
    );
  });

  test.each([
    ['the same person', leave({ substitute_id: 'handler1' }), sqlStates.check],
    ['nobody known', leave({ substitute_id: 'nobody' }), sqlStates.noSuchRow],
    ['backward in time', leave({ from_on: '2026-10-09', until_on: '2026-10-08' }), sqlStates.check],
  ])('is refused with %s', async (_name, row, code) => {
    const days = row.from_on > row.until_on ? {} : { from_on: '2028-01-10', until_on: '2028-01-11' };
    expect(await begin({ ...row, ...days })).toBe(code);
  });

  describe('makes no chain', () => {
    beforeAll(() => begin(inMay({ person_id: 'reviewer1', substitute_id: 'reviewer2' })));

    test.each([
      ['a second leave meets the first', { person_id: 'reviewer1', substitute_id: 'reviewHead' }],
      ['the substitute goes away as well', { person_id: 'reviewer2', substitute_id: 'reviewHead' }],
      ['somebody away is to stand in', { person_id: 'reviewHead', substitute_id: 'reviewer1' }],
    ])('when %s', async (_name, row) => {
      expect(await begin(inMay(row))).toBe(sqlStates.substituteChain);
      expect(await begin(inMay({ ...row, from_on: '2029-05-20', until_on: '2029-06-02' }))).toBe(
        sqlStates.substituteChain,
      );
    });

    test('and may follow on the day after', async () => {
      const next = inMay({ person_id: 'reviewer2', substitute_id: 'reviewer1' });
      expect(await begin({ ...next, from_on: '2029-05-21', until_on: '2029-06-02' })).toBeNull();
    });

    test('one person may stand in for two', async () => {
      expect(await begin(inMay({ person_id: 'reviewHead', substitute_id: 'reviewer2' }))).toBeNull();
    });

    test('once ended, the rest of the days is free', async () => {
      const first = leave({
        person_id: 'supervisor',
        substitute_id: 'importer',
        from_on: '2030-01-01',
        until_on: '2030-01-31',
      });
      const second = leave({
        person_id: 'importer',
        substitute_id: 'supervisor',
        from_on: '2030-01-10',
        until_on: '2030-01-12',
      });
      await begin(first);
      expect(await begin(second)).toBe(sqlStates.substituteChain);
      await end(first.id, '2030-01-10');
      expect(await begin(second)).toBeNull();
    });

    test('nor do two entered at the same moment', async () => {
      const days = { from_on: '2031-01-01', until_on: '2031-01-31' };
      const [one, other] = await Promise.all([
        begin(leave({ ...days, person_id: 'handler1', substitute_id: 'handler2' })),
        begin(leave({ ...days, person_id: 'handler2', substitute_id: 'handler1' })),
      ]);
      expect(new Set([one, other])).toEqual(new Set([null, sqlStates.substituteChain]));
    });
  });
});

describe('who may write what of the staff', () => {
  const rows = {
    absence: `insert into absence values ('${randomUUID()}', 'clerk', '2026-01-01', '2026-01-02', 'importer', 'x', 'x', now())`,
    credential: `insert into credential values ('c1', 'handler1', '1', 'enforcement', '省司法厅', '2020-01-01', '2030-01-01', null, '证件')`,
    pool_member: `insert into pool_member values ('p1', 'reviewer1', 'reviewer', 'unit-review', 'authority', '2026-01-01', null, '达州方案')`,
  };

  test.each(Object.entries(rows))(
    'the program does not write %s itself; its owner does, and deletes none',
    async (table, insert) => {
      expect(await guarded(record.app, insert)).toBe(sqlStates.forbidden);
      expect(await sqlState(record.owner.sql.unsafe(insert))).toBe(sqlStates.unguarded);
      expect(await guarded(record.owner, insert)).toBeNull();
      expect(await guarded(record.owner, `delete from ${table}`)).toBe(sqlStates.recorded);
      expect(await guarded(record.app, `update ${table} set id = id`)).toBe(sqlStates.forbidden);
    },
  );

  test.each([
    ['a credential gets other days', `update credential set valid_until = '2040-01-01'`],
    ['a leave gets another substitute', `update absence set substitute_id = 'clerk'`],
  ])('what was entered stays: %s', async (_name, statement) => {
    expect(await guarded(record.owner, statement)).toBe(sqlStates.recorded);
  });

  test.each([
    ['a first review has its source', `update person set first_review_on = '2017-01-01' where id = 'reviewer1'`],
    ['no unit is above itself', `update unit set parent_id = id`],
    ['a level is one of four', `update unit set level = 'village'`],
    ['a number belongs to one credential of its kind', rows.credential.replace("'c1'", "'c2'")],
  ])('%s', async (_name, statement) => {
    expect([sqlStates.check, sqlStates.taken]).toContain(await guarded(record.owner, statement));
  });
});
