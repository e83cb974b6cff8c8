import { randomUUID } from 'node:crypto';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { PlayedCase } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { sqlState, sqlStates } from '../fixtures/sqlstate.ts';

let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

test('the same tried again and again is counted on one row, and no row changes otherwise', async () => {
  const played = await new PlayedCase(record.app).open();
  const attempt = (second: number, more: object = {}) => ({
    process_id: played.ref('case').id,
    subject_kind: 'case',
    subject_id: played.caseId,
    command_id: randomUUID(),
    person_id: 'handler2',
    type: 'requestApproval',
    act: { type: 'requestApproval' },
    code: 'review-missing',
    facts: {},
    revision: 1,
    on: '2026-09-14',
    at: new Date(Date.UTC(2026, 8, 14, 2, 0, second)).toISOString(),
    ...more,
  });
  const refuse = (given: object) => record.app.sql`select record_refusal(${JSON.stringify(given)}::text::jsonb)`;
  const rows = () => record.owner.sql`
    select type, code, repeats, repeated_at as "repeatedAt" from refusal
    where subject_id = ${played.caseId} order by at, id`;
  await Promise.all(Array.from({ length: 60 }, (_, second) => refuse(attempt(second / 2))));
  const first = await rows();
  expect(first.length).toBe(20);
  expect(first.reduce((sum, { repeats }) => sum + Number(repeats), 0)).toBe(40);
  // Another act, another code, and the next minute are rows of their own.
  await refuse(attempt(30, { type: 'approve' }));
  await refuse(attempt(30, { code: 'act-malformed' }));
  await refuse(attempt(30, { person_id: 'handler1' }));
  await refuse(attempt(100));
  expect((await rows()).length).toBe(24);

  const touched = (set: string) =>
    sqlState(
      inTransaction(record.owner.db, (tx) =>
        tx.execute(raw.raw(`update refusal set ${set} where subject_id = '${played.caseId}'`)),
      ),
    );
  for (const set of [
    'repeats = 0',
    'repeats = repeats + 2, repeated_at = now()',
    `code = 'x', repeats = repeats + 1`,
  ]) {
    expect([set, await touched(set)]).toEqual([set, sqlStates.recorded]);
  }

  // Whatever the minute: a person has no more than five hundred rows within an hour, and one for each kind beside them.
  for (let minute = 2; minute < 59; minute += 1) {
    await Promise.all(Array.from({ length: 12 }, (_, second) => refuse(attempt(minute * 60 + second))));
  }
  const [{ count } = { count: 0 }] = await record.owner.sql`
    select count(*)::int as count from refusal where person_id = 'handler2'`;
  expect(count).toBe(500);
  await refuse(attempt(3590, { code: 'not-your-act' }));
  expect((await rows()).at(-1)).toMatchObject({ code: 'not-your-act', repeats: 0 });
}, 120_000);
