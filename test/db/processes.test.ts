import { randomUUID } from 'node:crypto';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inboxCounts, inboxPage } from '../../db/read/inbox.ts';
import { mailLinkByHash } from '../../db/read/mail-links.ts';
import { boardNumbers, boardPage, recentActs } from '../../db/read/overdue.ts';
import { recordedSubject, recordedSubjects } from '../../db/read/recorded-subjects.ts';
import { runningClocks } from '../../db/read/running-clocks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { actor } from '../fixtures/authority.ts';
import { PlayedCase, rulesOfProfile, sha256 } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { sqlState, sqlStates } from '../fixtures/sqlstate.ts';

const DAY = '2026-09-14';
const AT = `${DAY}T02:00:00.000Z`;
const subject = { kind: 'authority', id: 'authority' } as const;
let record: TestRecord;
let played: PlayedCase;

beforeAll(async () => {
  record = await createRecord();
  played = await new PlayedCase(record.app, { day: DAY }).toDecision();
});

afterAll(() => record.drop());

interface Change {
  readonly entry?: object;
  readonly rows?: Record<string, readonly object[]>;
  readonly patches?: Record<string, readonly object[]>;
}

/** One act of a process that is about no case, as its workflow would record it. */
function act(id: string, revision: number, { entry = {}, rows = {}, patches = {} }: Change = {}): string {
  const process = {
    id,
    kind: 'list',
    subject_kind: subject.kind,
    subject_id: subject.id,
    authority_id: 'authority',
    number: '示清单〔2026〕1号',
    title: '行政检查事项清单',
    state: 'drafting',
    revision,
    changed_at_revision: revision,
    snapshot: { context: { actKind: 'other', rules: rulesOfProfile('national-2026') } },
    fingerprint: `f${revision}`,
    back_entry: false,
    keywords: '',
    demo: false,
    entered_at: AT,
    changed_at: AT,
  };
  const said = {
    processId: id,
    kind: 'list',
    subject,
    revision,
    commandId: randomUUID(),
    actorId: 'clerk',
    actorRoles: ['publicityClerk'],
    act: { type: 'remind', text: null },
    on: DAY,
    at: AT,
    state: 'drafting',
    fingerprint: `f${revision}`,
    ...entry,
  };
  const payload = {
    entry: canonicalText(said),
    numbers: [],
    patches: revision === 1 ? patches : { process: [{ key: { id }, set: { revision } }], ...patches },
    rows: revision === 1 ? { process: [process], ...rows } : rows,
  };
  return JSON.stringify(payload);
}

const recordAct = (payload: string) => record.app.sql`select record_act(${payload}::text::jsonb)`;

const guarded = (statement: string): Promise<string | null> =>
  sqlState(inTransaction(record.owner.db, (tx) => tx.execute(raw.raw(statement))));

describe('a process that is about no case', () => {
  const id = `list-${randomUUID()}`;
  const taskId = `${id}:1:publish`;
  const due = {
    from: DAY,
    due: '2026-09-21',
    period: { n: 5, unit: 'calendarDay' },
    calendarVersion: nationalCalendar.version,
  };
  const link = sha256('token');

  beforeAll(async () => {
    const clock = { process_id: id, clock: 'publication', started_at_revision: 1, due_on: due.due, receipt: due };
    await recordAct(
      act(id, 1, {
        rows: {
          task: [
            {
              id: taskId,
              process_id: id,
              kind: 'publish',
              role: 'publicityClerk',
              of_id: 'authority',
              act: 'publish',
              clock: 'publication',
              due_on: due.due,
              opened_on: DAY,
              opened_at: AT,
              opened_at_revision: 1,
              opened_by: 'clerk',
              reminders: 0,
            },
          ],
          task_holder: [{ task_id: taskId, holder: 'publicityClerk:authority', due_on: due.due, open: true }],
          clock: [{ ...clock, from_on: DAY, extended_by: 0 }],
          clock_count: [
            { ...clock, calendar_version: due.calendarVersion, extended_by: 0, stop_marks: 0, counted_at: AT },
          ],
          mail_link: [
            {
              token_hash: link,
              person_id: 'clerk',
              task_id: taskId,
              process_id: id,
              revision: 1,
              purpose: 'publish',
              created_at: AT,
              expires_at: AT,
            },
          ],
        },
      }),
    );
    // The next act, and another process about the same subject: one chain.
    await recordAct(act(id, 2));
    await recordAct(act(`list-${randomUUID()}`, 1));
  });

  test('waits in the inbox of whoever it is asked of, among the tasks of cases', async () => {
    const question = {
      by: actor('clerk'),
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
    const { rows } = await inboxPage(record.app.sql, question);
    expect(rows).toMatchObject([
      {
        id: taskId,
        process: 'list',
        revision: 2,
        subject: { ...subject, number: '示清单〔2026〕1号', title: '行政检查事项清单', demo: false },
        holders: ['publicityClerk:authority'],
        clock: 'publication',
        dueOn: due.due,
        countedIn: 'calendarDay',
        provisional: false,
        case: null,
      },
    ]);
    const found = await inboxPage(record.app.sql, { ...question, words: '检查事项' });
    expect(found.rows.map((row) => row.id)).toEqual([taskId]);
    expect((await inboxPage(record.app.sql, { ...question, words: '垃圾' })).rows).toEqual([]);
    expect((await inboxPage(record.app.sql, { ...question, actKind: 'penalty' })).rows).toEqual([]);
    expect(await inboxCounts(record.app.sql, actor('clerk'), { today: DAY, most: 1000 })).toMatchObject({
      all: 1,
      waiting: 0,
    });
  });

  test('stands on the board once it is late, with the last acts about its subject', async () => {
    const today = '2026-09-30';
    const board = {
      authorityId: 'authority',
      show: 'unpublished',
      today,
      unitId: null,
      after: null,
      limit: 9,
    } as const;
    expect((await boardPage(record.app.sql, board)).rows.map((row) => row.id)).toEqual([taskId]);
    expect(await boardNumbers(record.app.sql, { authorityId: 'authority', today, most: 1000 })).toMatchObject({
      unpublishedLate: 1,
    });
    const acts = await recentActs(record.app.sql, [subject, played.ref('case').subject], 2);
    expect(acts.filter((one) => one.subject.kind === 'authority')).toMatchObject([
      { subject, type: 'remind', actorName: 'clerk' },
      { subject, type: 'remind', actorName: 'clerk' },
    ]);
    expect(acts.filter((one) => one.subject.id === played.caseId)).toHaveLength(2);
  });

  test('has clocks that a calendar may move', async () => {
    const clocks = [];
    for await (const page of runningClocks(record.app.sql, ['closed'])) clocks.push(...page);
    expect(clocks.find(({ processId }) => processId === id)).toMatchObject({
      subject: { ...subject, number: '示清单〔2026〕1号' },
      authorityId: 'authority',
      clock: 'publication',
      dueOn: due.due,
    });
  });

  test('is led to by a mail, until something of substance happens in it', async () => {
    expect(await mailLinkByHash(record.app.sql, link)).toMatchObject({
      process: { id, kind: 'list', subject },
      isTaskOpen: true,
      isUnchanged: true,
    });
    await recordAct(
      act(id, 3, { patches: { process: [{ key: { id }, set: { revision: 3, changed_at_revision: 3 } }] } }),
    );
    expect(await mailLinkByHash(record.app.sql, link)).toMatchObject({ isTaskOpen: true, isUnchanged: false });
  });

  test('shares one chain with every process about its subject, and with no other', async () => {
    const found = await recordedSubject(record.app.sql, 'authority');
    expect(found).toMatchObject({ subject, number: '示清单〔2026〕1号' });
    expect(found?.processes).toHaveLength(2);
    expect(found?.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(found?.entries.map(({ previousHash }) => previousHash)).toEqual([
      '',
      ...(found?.entries ?? []).slice(0, -1).map(({ hash }) => hash),
    ]);
    const all = [];
    for await (const batch of recordedSubjects(record.app.sql, 1)) all.push(...batch.map((one) => one.subject));
    expect(all).toEqual([subject, played.ref('case').subject]);
    const ofCase = await recordedSubject(record.app.sql, '示综执立字〔2026〕第041号');
    expect(ofCase?.processes.map(({ kind }) => kind)).toEqual(['case', 'publication']);
  });
});

/** A process like that of the case, but for some columns. */
const copied = (changes: string): string => `insert into process
  select p.* from (select (jsonb_populate_record(null::process, to_jsonb(p) || '${changes}')).* from process p
    where id = '${played.ref('case').id}') as p`;

describe('what a process is about', () => {
  const other = randomUUID();

  test.for([
    ['an id that is not of its kind', { id: `publication-${other}`, subject_id: other }, sqlStates.check],
    ['a subject nobody knows', { id: `list-${other}`, kind: 'list', subject_kind: 'person' }, sqlStates.check],
    ['a case about another case', { id: `case-${other}` }, sqlStates.check],
    [
      'a publication about an authority',
      { id: `publication-${other}`, kind: 'publication', subject_kind: 'authority' },
      sqlStates.check,
    ],
    ['an authority nobody knows', { id: `list-${other}`, kind: 'list', authority_id: 'nobody' }, sqlStates.noSuchRow],
    ['the id of another', {}, sqlStates.taken],
  ] as const)('refused to a superuser: %s', async ([, changes, expected]) => {
    expect(await guarded(copied(JSON.stringify(changes)))).toBe(expected);
  });

  test('near by: a list about an authority is taken', async () => {
    const changes = { id: `list-${other}`, kind: 'list', subject_kind: 'authority', subject_id: 'authority' };
    expect(await guarded(copied(JSON.stringify(changes)))).toBeNull();
  });

  test('refused to a superuser: a case without its process, a task and a clock of none', async () => {
    const row = `insert into enforcement_case (id, party_name, act_kind, party_state, profile_id, profile_version)
      values ('${other}', 'x', 'penalty', 'notNotified', 'x', 1)`;
    expect(await guarded(row)).toBe(sqlStates.noSuchRow);
    const given = `insert into enforcement_case (id, process_id) values ('${other}', '${played.ref('case').id}')`;
    // A generated column: what a case's process is, nobody says.
    expect(await guarded(given)).toBe('428C9');
    expect(await guarded(`update task set process_id = 'case-${other}'`)).toBe(sqlStates.noSuchRow);
    const copiedClock = `insert into clock select (jsonb_populate_record(k, '{"process_id": "case-${other}"}')).* from clock k
      where process_id = '${played.ref('case').id}' and clock = 'caseDecision'`;
    expect(await guarded(copiedClock)).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: changed once something is recorded about it', async () => {
    const moved = `update process set kind = 'list', id = 'list-${randomUUID()}' where id = '${played.ref('case').id}'`;
    expect(await guarded(moved)).toBe(sqlStates.noSuchRow);
    const renamed = `update process set kind = 'list', subject_id = '${other}' where id = '${played.ref('case').id}'`;
    expect(await guarded(renamed)).toBe(sqlStates.check);
  });

  test('refused to the program: an entry in the chain of another subject', async () => {
    const id = `list-${randomUUID()}`;
    await recordAct(act(id, 1));
    const entry = { subject: played.ref('case').subject };
    expect(await sqlState(recordAct(act(id, 2, { entry })))).toBe(sqlStates.noSuchRow);
    expect(await sqlState(recordAct(act(id, 2)))).toBeNull();
  });
});

// cspell:ignore conrelid confrelid regclass conname contype
test('what waits, counts, mails, lists, proves and replays knows no case', async () => {
  const generic = [
    'process',
    'ledger',
    'task',
    'task_holder',
    'clock',
    'clock_count',
    'mail_link',
    'outbox',
    'document_number',
    'refusal',
  ];
  const columns = await record.owner.sql<{ at: string }[]>`
    select table_name || '.' || column_name as at from information_schema.columns
    where table_schema = 'public' and table_name = any(${generic}::text[]) and column_name ~ '(^|_)case'`;
  const keys = await record.owner.sql<{ at: string }[]>`
    select conrelid::regclass || ' ' || conname as at from pg_constraint
    where contype = 'f' and conrelid::regclass::text = any(${generic}::text[])
      and confrelid in ('enforcement_case'::regclass, 'publication'::regclass, 'decision'::regclass)`;
  expect([...columns, ...keys]).toEqual([]);
  const known = await record.owner.sql`select from pg_tables where tablename = any(${generic}::text[])`;
  expect(known).toHaveLength(generic.length);
});
