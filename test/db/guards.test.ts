import { randomUUID } from 'node:crypto';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { inTransaction } from '../../db/transaction.ts';
import { PlayedCase, sha256 } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { sqlState, sqlStates } from '../fixtures/sqlstate.ts';

const DAY = '2026-09-14';
let record: TestRecord;
/** Passed and noticed, not decided: everything a decision needs is there. */
let passed: PlayedCase;
/** Passed, then changed. */
let voided: PlayedCase;
/** An opinion signed by the reviewer and not issued. */
let signed: PlayedCase;
let decided: PlayedCase;

/** A statement in a guarded transaction: what is left to refuse it is the law. */
const guarded = (database: Database, statement: string): Promise<string | null> =>
  sqlState(inTransaction(database.db, (tx) => tx.execute(raw.raw(statement))));

beforeAll(async () => {
  record = await createRecord();
  passed = await new PlayedCase(record.app, { day: DAY }).toPass();
  voided = await new PlayedCase(record.app, { day: DAY }).toPass();
  await voided.act({ type: 'amendDraft', contentHash: sha256('x') }, { by: 'handler1', texts: { changes: ['罚款'] } });
  signed = await new PlayedCase(record.app, { day: DAY }).open();
  await signed.finalize();
  await signed.submit();
  await signed.accept();
  await signed.sign();
  decided = await new PlayedCase(record.app, { day: DAY }).toDecision();
});

afterAll(() => record.drop());

/** Each with a column of it. */
const appendOnly = {
  ledger: 'type',
  content: 'body',
  refusal: 'code',
  case_side: 'side',
  decision: 'content_hash',
  historical_decision: 'number',
  document_number: 'number',
  clock_count: 'due_on',
  profile_activation: 'rules',
  calendar_version: 'version',
  administration: 'what',
};

describe('what is recorded stays', () => {
  for (const [table, column] of Object.entries(appendOnly)) {
    const statements = [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ];
    for (const statement of statements) {
      test(`${statement}: refused to a superuser, and to the program`, async () => {
        expect(await guarded(record.owner, statement)).toBe(sqlStates.recorded);
        expect(await guarded(record.app, statement)).toBe(sqlStates.forbidden);
      });
    }
  }

  test('a file does not change, and goes only while nobody refers to it', async () => {
    const hash = sha256('a file of the tests');
    await record.owner.sql`insert into file (hash, type, size) values (${hash}, 'image/png', 1)`;
    await record.owner.sql`insert into file_holder (hash, person_id, name) values (${hash}, 'handler1', '照片.png')`;
    expect(await guarded(record.owner, `update file set type = type`)).toBe(sqlStates.recorded);
    expect(await guarded(record.owner, `truncate file cascade`)).toBe(sqlStates.recorded);
    expect(await guarded(record.owner, `delete from file where hash = '${hash}'`)).toBe(sqlStates.noSuchRow);
    for (const statement of [
      `update file set type = type`,
      `delete from file`,
      `delete from file_holder`,
      `update file_holder set person_id = person_id`,
      `insert into file_holder (hash, person_id, name) values ('${hash}', 'handler2', 'x')`,
      `delete from session`,
      `delete from login_attempt`,
      `update refusal set repeats = repeats + 1, repeated_at = now()`,
    ]) {
      expect([statement, await guarded(record.app, statement)]).toEqual([statement, sqlStates.forbidden]);
    }
  });

  test('not even a superuser who switches off ordinary triggers alters the ledger', async () => {
    const statements = `set local session_replication_role = replica; delete from ledger`;
    expect(await guarded(record.owner, statements)).toBe(sqlStates.recorded);
  });

  test.for([
    ['a voided pass stands again', `update pass set validity = 'valid', voided_by = null where validity = 'voided'`],
    ['a pass moves to other bytes', `update pass set content_hash = 'x' where validity = 'valid'`],
    ['an opinion changes its kind', `update opinion set kind = 'x'`],
    ['an opinion is issued a second time', `update opinion set issued_on = '2026-01-01' where issued`],
    ['a round names other bytes', `update submission set content_hash = 'x'`],
    ['a round is accepted a second time', `update submission set accepted_on = '2026-01-01'`],
    ['a pass is deleted', 'delete from pass'],
    ['a case is deleted', 'delete from enforcement_case'],
    ['a process is deleted', 'delete from process'],
    ['a series is begun anew', 'delete from document_series'],
  ])('refused to a superuser: %s', async ([, statement]) => {
    expect(await guarded(record.owner, statement as string)).toBe(sqlStates.recorded);
  });

  test('content is what its hash says', async () => {
    const statement = `insert into content (hash, body) values ('${sha256('a')}', 'b')`;
    expect(await sqlState(record.app.sql.unsafe(statement))).toBe(sqlStates.check);
    expect(await sqlState(record.owner.sql.unsafe(statement))).toBe(sqlStates.check);
  });
});

/** A decision of a case, with a number that was given; each test breaks one thing about it. */
async function decision(of: PlayedCase, changes: Record<string, string> = {}): Promise<string> {
  const [pass] = await record.owner.sql<{ opinion_id: string; content_hash: string }[]>`
    select opinion_id, content_hash from pass where case_id = ${of.caseId}`;
  const seq = Math.floor(Math.random() * 1_000_000) + 1000;
  const number = `示综执罚〔2026〕${seq}号`;
  const columns: Record<string, string> = {
    case_id: `'${of.caseId}'`,
    content_hash: `'${pass?.content_hash ?? sha256('nothing')}'`,
    pass_id: pass === undefined ? 'null' : `'${pass.opinion_id}'`,
    number: `'${number}'`,
    decided_by: `'authorityHead'`,
    decided_on: `'${DAY}'`,
    decided_at: 'now()',
    ...changes,
  };
  return `
    insert into document_series values ('authority', '示综执罚', 2026, 0) on conflict do nothing;
    insert into document_number values ('authority', '示综执罚', 2026, ${seq}, '${number}', '${of.ref('case').id}', 99);
    insert into decision (${Object.keys(columns).join()}) values (${Object.values(columns).join()})`;
}

describe('no decision without a passed review of its very bytes (APL-58)', () => {
  test('a decision on a valid pass of its bytes is taken, but not outside a guarded transaction', async () => {
    const whole = await decision(passed);
    expect(await sqlState(record.owner.sql.unsafe(whole))).toBe(sqlStates.unguarded);
    const undone = new Error('undone');
    const attempt = inTransaction(record.owner.db, async (tx) => {
      await tx.execute(raw.raw(whole));
      throw undone;
    });
    await expect(attempt).rejects.toBe(undone);
  });

  test('refused to a superuser: a decision without pass and without out-of-scope record', async () => {
    expect(await guarded(record.owner, await decision(passed, { pass_id: 'null' }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: a decision on both a pass and an out-of-scope record', async () => {
    expect(await guarded(record.owner, await decision(passed, { out_of_scope_id: `'x'` }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: a decision on an out-of-scope record that is not there', async () => {
    const changes = { pass_id: 'null', out_of_scope_id: `'outOfScope:x'` };
    expect(await guarded(record.owner, await decision(passed, changes))).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: a decision on a voided pass, whatever it calls it', async () => {
    expect(await guarded(record.owner, await decision(voided))).toBe(sqlStates.noSuchRow);
    expect(await guarded(record.owner, await decision(voided, { validity: `'voided'` }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: a decision of other bytes than passed', async () => {
    const other = await passed.store('other bytes');
    const statement = await decision(passed, { content_hash: `'${other}'` });
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: a decision on the pass of another case', async () => {
    const [pass] = await record.owner.sql`select opinion_id from pass where case_id = ${decided.caseId}`;
    const statement = await decision(passed, { pass_id: `'${pass?.['opinion_id']}'` });
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: a second decision in one case', async () => {
    expect(await guarded(record.owner, await decision(decided))).toBe(sqlStates.taken);
  });

  test('refused to a superuser: a decision with a number that was never given', async () => {
    const statement = await decision(passed, { number: `'示综执罚〔2026〕7号'` });
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: voiding the pass a decision stands on', async () => {
    const statement = `update pass set validity = 'voided', voided_by = 'amendDraft' where case_id = '${decided.caseId}'`;
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: a pass of an opinion that was signed and not issued', async () => {
    const statement = `insert into pass (opinion_id, case_id, content_hash)
      select id, case_id, content_hash from opinion where case_id = '${signed.caseId}'`;
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: a pass of an opinion that names problems', async () => {
    const failing = await new PlayedCase(record.app, { day: DAY }).open();
    await failing.finalize();
    await failing.submit();
    await failing.accept();
    await failing.sign(false);
    await failing.issue();
    const insert = (extra: string) => `insert into pass (opinion_id, case_id, content_hash, passes)
      select id, case_id, content_hash, ${extra} from opinion where case_id = '${failing.caseId}'`;
    expect(await guarded(record.owner, insert('true'))).toBe(sqlStates.noSuchRow);
    expect(await guarded(record.owner, insert('false'))).toBe(sqlStates.check);
  });

  test('refused to a superuser: two valid passes in one case', async () => {
    const statement = `insert into opinion (id, case_id, round, kind, passes, content_hash, answers, reviewer_id, signed_on, signed_at,
        issued, issued_by, issued_on, number)
      select 'second', case_id, round, kind, passes, content_hash, answers, reviewer_id, signed_on, signed_at,
        issued, issued_by, issued_on, 'second' from opinion where case_id = '${passed.caseId}';
      insert into pass (opinion_id, case_id, content_hash)
      select id, case_id, content_hash from opinion where id = 'second'`;
    expect(await guarded(record.owner, statement)).toBe(sqlStates.taken);
  });
});

const join = (personId: string, side: string): string =>
  `insert into case_side values ('${signed.caseId}', '${personId}', '${side}', '${DAY}')`;

const opinionBy = (columns: Record<string, string>): string => {
  const own = ['id', 'reviewer_id', 'signed_on', 'signed_at', 'side', 'issued', 'issued_by', 'issued_on', 'number'];
  const values: Record<string, string> = {
    id: `'${randomUUID()}'`,
    reviewer_id: `'reviewer1'`,
    signed_on: 'signed_on',
    signed_at: 'signed_at',
    side: 'side',
    issued: 'null',
    issued_by: 'null',
    issued_on: 'null',
    number: 'null',
    ...columns,
  };
  return `insert into opinion (case_id, round, kind, passes, content_hash, answers, ${own.join()})
    select case_id, round, kind, passes, content_hash, answers, ${own.map((name) => values[name]).join()}
    from opinion where case_id = '${signed.caseId}' limit 1`;
};

describe('nobody is on both sides of a case', () => {
  test('a handler cannot join the reviewing side, nor the reviewer the handling side', async () => {
    expect(await guarded(record.owner, join('handler1', 'reviewing'))).toBe(sqlStates.taken);
    expect(await guarded(record.owner, join('reviewer1', 'handling'))).toBe(sqlStates.taken);
    expect(await guarded(record.owner, join('clerk', 'neither'))).toBe(sqlStates.check);
  });

  const issued = { issued: 'true', issued_on: `'${DAY}'`, number: `'n'` };

  test.for([
    ['by a handler', { reviewer_id: `'handler1'` }, sqlStates.noSuchRow],
    ['by a handler who calls the side handling', { reviewer_id: `'handler1'`, side: `'handling'` }, sqlStates.check],
    ['by somebody of no side', { reviewer_id: `'clerk'` }, sqlStates.noSuchRow],
    ['issued by its own reviewer', { ...issued, issued_by: `'reviewer1'` }, sqlStates.check],
    ['issued by a handler', { ...issued, issued_by: `'handler2'` }, sqlStates.noSuchRow],
    ['issued by nobody', issued, sqlStates.check],
  ] as const)('refused to a superuser: an opinion %s', async ([, columns, expected]) => {
    expect(await guarded(record.owner, opinionBy(columns))).toBe(expected);
  });

  test('refused to a superuser: an out-of-scope record confirmed by a handler', async () => {
    const hash = await signed.contentHash();
    const statement = `insert into out_of_scope (id, case_id, content_hash, ground, list_version, confirmed_by, confirmed_on, confirmed_at)
      values ('x', '${signed.caseId}', '${hash}', 'noPenalty', '1', 'handler1', '${DAY}', now())`;
    expect(await guarded(record.owner, statement)).toBe(sqlStates.noSuchRow);
  });
});

const call = (name: string, payload: object): Promise<string | null> =>
  sqlState(record.app.sql.unsafe(`select ${name}($1::text::jsonb)`, [JSON.stringify(payload)]));

describe('what the program may do', () => {
  const writable: Record<string, readonly string[]> = {
    content: ['INSERT'],
    case_file: ['INSERT'],
    login_attempt: ['INSERT'],
    draft: ['UPDATE'],
    session: ['INSERT', 'UPDATE'],
    device: ['INSERT', 'UPDATE'],
  };

  test('writes drafts, contents, files of cases, sessions, devices and login attempts, and nothing else', async () => {
    const rows = await record.owner.sql<{ name: string; rights: string[] }[]>`
      select tablename as name, array(
        select kind from unnest('{INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) as kind
        where has_table_privilege('lawgate_app', quote_ident(tablename), kind)
      ) as rights from pg_tables where schemaname = 'public'`;
    expect(rows.length).toBeGreaterThan(30);
    const granted = Object.fromEntries(
      rows.filter(({ rights }) => rights.length > 0).map((row) => [row.name, row.rights]),
    );
    expect(granted).toEqual(writable);
  });

  test('reads no nonce, and calls no function that writes past the ledger', async () => {
    expect(await sqlState(record.app.sql`select nonce from outbox`)).toBe(sqlStates.forbidden);
    expect(await sqlState(record.app.sql`select id, mail_key from outbox`)).toBeNull();
    expect(await sqlState(record.app.sql`select write_rows('{}', '{}')`)).toBe(sqlStates.forbidden);
  });

  test('cannot make itself a decision, guard or no guard', async () => {
    expect(await guarded(record.app, await decision(passed))).toBe(sqlStates.forbidden);
    expect(await sqlState(record.app.sql`set session_replication_role = replica`)).toBe(sqlStates.forbidden);
    expect(await sqlState(record.app.sql`set role lawgate_record`)).toBe(sqlStates.forbidden);
  });

  test('cannot smuggle another table into an act or a recount', async () => {
    const entry = JSON.stringify({
      processId: passed.ref('case').id,
      kind: 'case',
      subject: passed.ref('case').subject,
      revision: passed.revisions.case + 1,
      commandId: 'c',
    });
    const rows = { person: [{ id: 'intruder', authority_id: 'authority', name: 'x' }] };
    expect(await call('record_act', { entry, numbers: [], patches: {}, rows })).toBe(sqlStates.foreignTable);
    expect(await call('record_act', { entry, numbers: [], patches: { ledger: [] }, rows: {} })).toBe(
      sqlStates.foreignTable,
    );
    const decisions = { decision: [{ case_id: passed.caseId }] };
    expect(await call('record_recount', { processId: passed.ref('case').id, patches: {}, rows: decisions })).toBe(
      sqlStates.foreignTable,
    );
  });
});

describe('a transaction of several statements', () => {
  test('takes administration through inTransaction only', async () => {
    const statement = `insert into setting values ('key', '1')`;
    expect(await sqlState(record.owner.sql.unsafe(statement))).toBe(sqlStates.unguarded);
    expect(await guarded(record.owner, statement)).toBeNull();
  });

  test('loses everything when its backend dies, also what the driver sends afterwards', async () => {
    const pool = connect(record.url, { max: 1 });
    const leaked: (string | null)[] = [];
    const attempt = inTransaction(pool.db, async (tx) => {
      await tx.execute(raw`insert into setting values ('first', '1')`);
      const [own] = await tx.execute<{ pid: number }>(raw`select pg_backend_pid() as pid`);
      // For the query that waits the driver connects anew, and sends what the dead transaction still says over it.
      const waiting = pool.sql`select 1`;
      await endSession(own?.pid ?? 0);
      await waiting;
      leaked.push(await sqlState(tx.execute(raw`insert into setting values ('second', '1')`)));
    });
    expect(await sqlState(attempt)).toBe('CONNECTION_CLOSED');
    await vi.waitFor(() => expect(leaked).toEqual([sqlStates.unguarded]));
    const rows = await pool.sql`select key from setting where key in ('first', 'second')`;
    expect([...rows]).toEqual([]);
    await pool.close();
  });
});

/** Ends another session of the same database, as an operator's kill would. */
async function endSession(pid: number): Promise<void> {
  const other = connect(record.url, { max: 1 });
  await other.sql`select pg_terminate_backend(${pid}, 5000)`;
  await other.close();
}

test('a draft changed after the pass leaves the pass voided, with the act that did it', async () => {
  const [row] = await record.owner
    .sql`select validity, voided_by, voided_on from pass where case_id = ${voided.caseId}`;
  expect(row).toEqual({ validity: 'voided', voided_by: 'amendDraft', voided_on: DAY });
});
