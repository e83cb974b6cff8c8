import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActRecord } from '../../activities/contract.ts';
import { connect } from '../../db/connect.ts';
import { isLedgerIntact, ledgerOfCase, refusalsOfCase } from '../../db/read/case-course.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ProcessKind } from '../../law/process/names.ts';
import { processId } from '../../law/process/process-id.ts';
import { believing, PlayedCase, sha256 } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

const failureOf = async (attempt: Promise<unknown>): Promise<{ type?: string; nonRetryable?: boolean | null }> => {
  try {
    await attempt;
    return {};
  } catch (error) {
    return error as { type?: string; nonRetryable?: boolean | null };
  }
};

/** Everything the record says of a case, to be compared before and after. */
async function snapshot(caseId: string): Promise<unknown> {
  const [row] = await record.owner.sql`
    select
      (select json_agg(l order by seq) from ledger l where subject_id = ${caseId}) as ledger,
      (select to_json(p) from process p where id = ${processId('case', caseId)}) as process,
      (select to_json(c) from enforcement_case c where id = ${caseId}) as "case",
      (select json_agg(t order by id) from task t where process_id = ${processId('case', caseId)}) as tasks,
      (select json_agg(k order by clock, started_at_revision) from clock k
        where process_id = ${processId('case', caseId)}) as clocks,
      (select json_agg(o order by id) from outbox o where process_id = ${processId('case', caseId)}) as mails`;
  return row;
}

describe('an act recorded again', () => {
  test('by the same command answers the same and changes nothing', async () => {
    const played = await new PlayedCase(record.app).toPass();
    await played.hearParty();
    await played.requestApproval();
    const act = await played.prepare(
      { type: 'approve', contentHash: await played.contentHash() },
      { by: 'authorityHead' },
    );
    const first = await played.activities.record(act);
    const before = await snapshot(played.caseId);
    expect(first.ahead).toEqual([]);
    const again = await played.activities.record(act);
    expect({ ...again, ahead: [] }).toEqual(first);
    expect(again.ahead.map(({ commandId, act: { type } }) => [commandId, type])).toEqual([[act.commandId, 'approve']]);
    expect(await snapshot(played.caseId)).toEqual(before);
  });

  test('by the same command at another moment answers with the state of the first', async () => {
    const proposal = { type: 'proposeEnding', ending: 'suspectedCrime' } as const;
    const played = await new PlayedCase(record.app).open();
    await played.act(proposal, { by: 'handler1', texts: { reason: '已查明', to: '市公安局' } });
    const ending = { type: 'decideEnding', approved: true } as const;
    const turn = { by: 'authorityHead', commandId: randomUUID() } as const;
    const first = await played.prepare(ending, { ...turn, at: '2026-09-14T02:00:00.000Z' });
    const later = await played.prepare(ending, { ...turn, at: '2026-09-14T02:00:10.000Z' });
    const { fingerprint, deadlines } = await played.activities.record(first);
    const again = await played.activities.record(later);
    expect(again).toMatchObject({ fingerprint, deadlines, ahead: [{ at: first.at, fingerprint }] });
    // Both on their way at once: the look came before the writing of the other.
    const rivals = await new PlayedCase(record.app).open();
    await rivals.act(proposal, { by: 'handler1', texts: { reason: '已查明', to: '市公安局' } });
    const both = await Promise.all(
      ['02:00:00', '02:00:10'].map(async (time) =>
        rivals.activities.record(
          await rivals.prepare(ending, { ...turn, commandId: 'one-of-two', at: `2026-09-14T${time}.000Z` }),
        ),
      ),
    );
    expect(new Set(both.map((answer) => answer.fingerprint)).size).toBe(1);
    expect(both.filter(({ ahead }) => ahead.length === 1)).toHaveLength(1);
  });

  test('many times at once is recorded once, and every caller hears the same', async () => {
    const played = await new PlayedCase(record.app).open();
    const act = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => played.activities.record(act)));
    expect(new Set(answers.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(await ledgerOfCase(record.app.sql, played.caseId)).toHaveLength(2);
    const [task] = await record.app.sql<
      { reminders: number }[]
    >`select reminders from task where process_id = ${played.ref('case').id}`;
    expect(task?.reminders).toBe(1);
  });

  test('by another command answers with what is there, and changes nothing', async () => {
    const played = await new PlayedCase(record.app).open();
    const act = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
    const first = await played.activities.record(act);
    played.follow(act, first);
    const last = await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: '再催' } });
    const before = await snapshot(played.caseId);
    const answer = await played.activities.record({ ...act, commandId: randomUUID() });
    expect(answer).toMatchObject({ fingerprint: last.fingerprint, dues: last.dues, deadlines: last.deadlines });
    expect(answer.ahead.map(({ revision, commandId }) => [revision, commandId])).toEqual([
      [act.revision, act.commandId],
      [act.revision + 1, played.last?.commandId],
    ]);
    expect(answer.ahead[0]).toMatchObject({
      by: { personId: 'supervisor' },
      at: act.at,
      on: act.on,
      dues: act.duesBefore,
    });
    expect(await snapshot(played.caseId)).toEqual(before);
  });

  test('of two commands for one revision at the same moment exactly one is recorded', async () => {
    const played = await new PlayedCase(record.app).open();
    const act = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
    const ids = Array.from({ length: 10 }, () => randomUUID());
    const answers = await Promise.all(ids.map((commandId) => believing(record.app).record({ ...act, commandId })));
    const winner = ids[answers.findIndex(({ ahead }) => ahead.length === 0)];
    const told = answers.flatMap(({ ahead }) => ahead.map(({ commandId }) => commandId));
    expect(told).toEqual(Array.from({ length: 9 }, () => winner));
    expect(await isLedgerIntact(record.app.sql, played.caseId)).toBe(true);
  });

  test('at a revision that skips one is a fork', async () => {
    const played = await new PlayedCase(record.app).open();
    const act = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
    expect(await failureOf(believing(record.app).record({ ...act, revision: 3 }))).toMatchObject({
      type: 'RecordFork',
    });
  });

  test('at another revision under the same command breaks a constraint', async () => {
    const played = await new PlayedCase(record.app).open();
    await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' }, commandId: 'the-same' });
    const again = await played.prepare(
      { type: 'remind' },
      { by: 'supervisor', texts: { note: 'x' }, commandId: 'the-same' },
    );
    expect(await failureOf(played.activities.record(again))).toMatchObject({
      type: 'RecordConstraint',
      nonRetryable: true,
    });
  });
});

describe('the ledger', () => {
  test('chains both processes of a case, and anyone can compute the chain', async () => {
    const played = await new PlayedCase(record.app).toDecision();
    const rows = await record.app.sql<{ entry: string; hash: string; previous_hash: string; numbers: string[] }[]>`
      select entry, hash, previous_hash, numbers from ledger where subject_id = ${played.caseId} order by seq`;
    let previous = '';
    for (const { entry, hash, previous_hash: text, numbers } of rows) {
      expect(text).toBe(previous);
      expect(hash).toBe(sha256(`${previous}\n${entry}\n${numbers.join(',')}`));
      previous = hash;
    }
    expect(rows.map(({ entry }) => (JSON.parse(entry) as { kind: string }).kind)).toContain('publication');
  });

  test('is one for a case and its publication, also while both act at once', async () => {
    const played = await new PlayedCase(record.app).toDecision();
    const before = (await ledgerOfCase(record.app.sql, played.caseId)).length;
    const reminding = async (process: ProcessKind): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) {
        await played.act({ type: 'remind' }, { by: 'supervisor', process, texts: { note: '请抓紧' } });
      }
    };
    await Promise.all([reminding('case'), reminding('publication')]);
    const entries = await ledgerOfCase(record.app.sql, played.caseId);
    expect(entries).toHaveLength(before + 40);
    expect(await isLedgerIntact(record.app.sql, played.caseId)).toBe(true);
    // Neither waited for the other to be done.
    expect(new Set(entries.slice(-40, -20).map(({ process }) => process)).size).toBe(2);
  });

  test('names the actor’s roles, the hash of the texts and the business date, and no name and no fact', async () => {
    const played = await new PlayedCase(record.app, { day: '2026-09-14' }).open();
    await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' }, on: '2026-09-15' });
    const [row] = await record.app.sql<{ entry: string; actor_roles: string[]; text_hash: string; on: string }[]>`
      select * from ledger where subject_id = ${played.caseId} and revision = 2`;
    expect(row).toMatchObject({
      actor_roles: ['supervisor'],
      text_hash: sha256('{"note":"请抓紧"}'),
      on: '2026-09-15',
    });
    expect(row?.entry).not.toMatch(/[\u3400-\u9fff]/u);
  });

  test('shows an entry that was altered or removed behind every trigger', async () => {
    const played = await new PlayedCase(record.app).toPass();
    const tamper = async (statement: string): Promise<boolean> => {
      await record.owner.sql.unsafe(
        'alter table ledger disable trigger all; alter table ledger drop constraint ledger_hash',
      );
      await record.owner.sql.unsafe(statement);
      return isLedgerIntact(record.app.sql, played.caseId);
    };
    const restore = `alter table ledger enable always trigger append_only; alter table ledger enable always trigger in_transaction`;
    const where = `where subject_id = '${played.caseId}' and seq = 3`;
    expect(await tamper(`update ledger set entry = replace(entry, 'handlingHead', 'handler2') ${where}`)).toBe(false);
    await record.owner.sql.unsafe(`update ledger set entry = replace(entry, 'handler2', 'handlingHead') ${where}`);
    expect(await isLedgerIntact(record.app.sql, played.caseId)).toBe(true);
    await record.owner.sql.unsafe(`delete from ledger ${where}`);
    expect(await isLedgerIntact(record.app.sql, played.caseId)).toBe(false);
    await record.owner.sql.unsafe(restore);
  });
});

test('numbers have no gap and no twin when twenty acts want one at once and some of them fail', async () => {
  const mine = await createRecord();
  try {
    const ready = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const played = await new PlayedCase(mine.app).toPass();
        await played.hearParty();
        await played.requestApproval();
        const act = await played.prepare(
          { type: 'approve', contentHash: await played.contentHash() },
          { by: 'authorityHead' },
        );
        return { played, act, isSpoiled: index % 3 === 0 };
      }),
    );
    for (const { played } of ready.filter(({ isSpoiled }) => isSpoiled)) {
      await inTransaction(mine.owner.db, (tx) =>
        tx.execute(raw`update pass set validity = 'voided', voided_by = 'test' where case_id = ${played.caseId}`),
      );
    }
    const answers = await Promise.all(ready.map(({ played, act }) => failureOf(played.activities.record(act))));
    expect(answers.map(({ type }) => type ?? 'recorded')).toEqual(
      ready.map(({ isSpoiled }) => (isSpoiled ? 'RecordConstraint' : 'recorded')),
    );
    const numbers = await mine.app.sql<{ seq: number; number: string }[]>`
      select n.seq, d.number from decision d join document_number n on n.number = d.number order by n.seq`;
    expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(numbers[12]?.number).toBe('示综执罚〔2026〕13号');
    const [given] = await mine.app.sql`select count(*)::int as given from document_number where word like '%罚'`;
    expect(given?.['given']).toBe(13);
  } finally {
    await mine.drop();
  }
});

/** As the engine does: the same act again until it is answered. */
async function untilRecorded(played: PlayedCase, act: ActRecord): Promise<void> {
  for (;;) {
    const failure = await failureOf(played.activities.record(act).then((recorded) => played.follow(act, recorded)));
    if (played.last === act) return;
    if (failure.nonRetryable === true) throw failure as Error;
    await pause(20);
  }
}

test('while sessions of the program are killed again and again, every act is there once and whole', async () => {
  const killer = connect(record.url, { max: 1 });
  const cases = await Promise.all(Array.from({ length: 5 }, () => new PlayedCase(record.app).open()));
  const killed: unknown[] = [];
  const over = new AbortController();
  const killing = (async () => {
    while (!over.signal.aborted) {
      const ended = await killer.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'lawgate_app' and datname = current_database() and state = 'active'
        order by random() limit 1`;
      killed.push(...ended);
      // Killing faster than the driver reconnects tests only the driver.
      await pause(20);
    }
  })();
  await Promise.all(
    cases.map(async (played) => {
      for (let turn = 0; turn < 20 || killed.length < 10; turn += 1) {
        const act = await played.prepare({ type: 'remind' }, { by: 'supervisor' });
        await untilRecorded(played, act);
      }
    }),
  );
  over.abort();
  await killing;
  await killer.close();
  for (const { caseId, revisions } of cases) {
    const entries = await ledgerOfCase(record.owner.sql, caseId);
    expect(entries.map(({ revision }) => revision)).toEqual(Array.from({ length: revisions.case }, (_, at) => at + 1));
    expect(await isLedgerIntact(record.owner.sql, caseId)).toBe(true);
    const [row] = await record.owner.sql`
      select p.revision, t.reminders from process p join task t on t.process_id = p.id where p.subject_id = ${caseId}`;
    expect(row).toEqual({ revision: revisions.case, reminders: revisions.case - 1 });
  }
});

test('a refusal is written down once and leaves ledger and revision as they were', async () => {
  const played = await new PlayedCase(record.app).open();
  const before = await snapshot(played.caseId);
  const refusal = {
    process_id: played.ref('case').id,
    subject_kind: 'case',
    subject_id: played.caseId,
    command_id: randomUUID(),
    person_id: 'handler1',
    type: 'requestApproval',
    act: { type: 'requestApproval' },
    code: 'review-missing',
    facts: {},
    revision: 1,
    on: '2026-09-14',
    at: '2026-09-14T02:00:00.000Z',
  };
  for (let turn = 0; turn < 2; turn += 1) {
    await record.app.sql`select record_refusal(${JSON.stringify(refusal)}::text::jsonb)`;
  }
  expect(await refusalsOfCase(record.app.sql, played.caseId)).toMatchObject([
    { process: 'case', code: 'review-missing', type: 'requestApproval', by: { id: 'handler1' }, on: '2026-09-14' },
  ]);
  expect(await snapshot(played.caseId)).toEqual(before);
});
