import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActRecord } from '../../activities/contract.ts';
import { makeActivities } from '../../activities/index.ts';
import { isSignedBy } from '../../activities/judged-again.ts';
import type { InputOf } from '../../law/processes.ts';
import { system } from '../../law/people/roles.ts';
import { commandText, type SentCommand } from '../../law/record/signed-command.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { publicHalf, registerCommandKey } from '../../server/local/command-key.ts';
import { commandSigner } from '../../server/request/command-signer.ts';
import { actor } from '../fixtures/authority.ts';
import { commandKey, commandKeyOf, commandKeyPublic } from '../fixtures/command-key.ts';
import { commandIn } from '../fixtures/signed-entry.ts';
import { PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { today } from '../fixtures/stage.ts';

/**
 * Whoever reaches the engine may send a process anything, and whoever polls its queue may say anything of it: nothing of
 * that is recorded which the signed command and the record do not bear out.
 */
let record: TestRecord;
beforeAll(async () => {
  record = await createRecord();
});
afterAll(() => record.drop());

/** With the bounds of time it has in operation. */
const worker = () => makeActivities({ database: record.app, secret });

const doubtOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'recorded',
    (error: { type?: string; details?: unknown[] }) => (error.type === 'Unproved' ? error.details?.[0] : error),
  );

const entriesOf = async ({ caseId }: PlayedCase): Promise<readonly LedgerEntry[]> => {
  const rows = await record.app.sql<{ entry: string }[]>`
    select entry from ledger where subject_id = ${caseId} order by seq`;
  return rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
};

/** As the key signs it that is named. */
function signedBy(key: string, act: ActRecord, changed: Partial<SentCommand> = {}): ActRecord {
  const { process, begun, commandId: id, by, revision, on, at } = act;
  const expectedRevision = revision === 1 ? null : revision - 1;
  const command = { processId: process.id, begun, id, act: act.act, by, expectedRevision, on: null, ...changed };
  const proof = commandSigner(key, () => new Date(changed.at ?? at))(command);
  return { ...act, on, signed: { ...proof, on: command.on, expectedRevision: command.expectedRevision } };
}

const now = (): string => new Date().toISOString();
const hence = (ms: number): string => new Date(Date.now() + ms).toISOString();
const MINUTE = 60_000;

let played: PlayedCase;
let reminder: ActRecord;
beforeEach(async () => {
  played = await new PlayedCase(record.app, { day: today() }).open();
  reminder = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' }, at: now() });
});

test('what a person sent through the web server is recorded, with its signature', async () => {
  expect(await doubtOf(worker().record(reminder))).toBe('recorded');
  const entries = await entriesOf(played);
  expect(entries).toHaveLength(2);
  for (const entry of entries) {
    const command = commandIn(entry);
    const text = command === null ? '' : commandText(command);
    expect(isSignedBy(commandKeyPublic.publicKey, text, entry.signed?.signature ?? '')).toBe(true);
    expect(isSignedBy(commandKeyPublic.publicKey, `${text} `, entry.signed?.signature ?? '')).toBe(false);
  }
});

describe('nobody acts for a person without the key of the web server', () => {
  const head = actor('authorityHead');
  const others: Readonly<Record<string, (act: ActRecord) => ActRecord>> = {
    'no signature': (act) => ({ ...act, signed: null }),
    'another person': (act) => ({ ...act, by: head, actorId: head.personId }),
    'an office more': (act) => ({ ...act, by: { ...act.by, offices: [...act.by.offices, ...head.offices] } }),
    'another act': (act) => ({ ...act, act: { type: 'endBackEntry', text: null } as never }),
    'another text': (act) => ({ ...act, act: { ...act.act, text: 'f'.repeat(64) } }),
    'another command': (act) => ({ ...act, commandId: 'another' }),
    'another revision': (act) => ({ ...act, revision: 7 }),
    'another case': (act) => ({ ...act, process: { ...act.process, id: `${act.process.id}0` } }),
    'another revision seen': (act) => ({ ...act, signed: act.signed && { ...act.signed, expectedRevision: 0 } }),
    'another business date': (act) => ({ ...act, signed: act.signed && { ...act.signed, on: addDays(act.on, -3) } }),
    'a signature of an empty text': (act) => ({ ...act, signed: act.signed && { ...act.signed, signature: '' } }),
  };

  test.each(Object.entries(others))('%s', async (_what, change) => {
    expect(await doubtOf(worker().record(change(reminder)))).not.toBe('recorded');
    expect(await entriesOf(played)).toHaveLength(1);
  });

  test.each([false, true])('a command that somebody else was quicker than; back entry: %s', async (backEntry) => {
    const overtaken = await new PlayedCase(record.app, { day: today(), backEntry }).open();
    const remind = () => overtaken.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' }, at: now() });
    await overtaken.do(await remind());
    const late = signedBy(commandKey, await remind(), { expectedRevision: 1 });
    expect(await doubtOf(worker().record(late))).toBe('overtaken');
    expect(await doubtOf(worker().record(await remind()))).toBe('recorded');
  });

  test('a key that the owner did not register', async () => {
    expect(await doubtOf(worker().record(signedBy(commandKeyOf(8), reminder)))).toBe('key-unknown');
  });

  test('a retired key, whatever moment it says it signed at', async () => {
    const retired = commandKeyOf(9);
    await registerCommandKey(record.url, publicHalf(retired));
    expect(await doubtOf(worker().record(signedBy(retired, reminder)))).toBe('recorded');
    const { id } = publicHalf(retired);
    await record.owner.sql`update command_key set retired_at = now() where id = ${id}`;
    const next = { ...reminder, commandId: 'another', revision: 3 };
    for (const at of [hence(0), hence(-MINUTE), hence(-60 * MINUTE)]) {
      const late = signedBy(retired, { ...next, at }, { at });
      expect(await doubtOf(worker().record(late))).toBe('key-retired');
    }
    await expect(registerCommandKey(record.url, publicHalf(retired))).rejects.toThrow('停用');
  });

  test('a key that its installation registered only for another name', async () => {
    const stolen = signedBy(commandKeyOf(8), reminder);
    const renamed = { ...stolen, signed: stolen.signed && { ...stolen.signed, key: commandKeyPublic.id } };
    expect(await doubtOf(worker().record(renamed))).toBe('signature-wrong');
  });

  test('a case that begins with laxer rules than its handler sent', async () => {
    const fresh = new PlayedCase(record.app, { day: today() });
    const first = await fresh.opening();
    if (first.begun === null) throw new Error('expected the beginning of a case');
    const { rules } = first.begun.input as InputOf<'case'>;
    const scope = { ...rules.review.scope, lists: {} };
    const input = { rules: { ...rules, review: { ...rules.review, scope } }, backEntry: false };
    const laxer = { ...first, begun: { version: '1', input } };
    expect(await doubtOf(fresh.activities.record(laxer))).toBe('signature-wrong');
    expect(await doubtOf(fresh.activities.record({ ...first, begun: null }))).toBe('other-state');
    expect(await doubtOf(fresh.activities.record(first))).toBe('recorded');
  });

  test('the application itself can register none', async () => {
    const other = publicHalf(commandKeyOf(8));
    const attempt = record.app.sql`insert into command_key (id, public_key) values (${other.id}, ${other.publicKey})`;
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await expect(record.app.sql`update command_key set retired_at = null`).rejects.toMatchObject({ code: '42501' });
  });
});

describe('what a process says of itself is worked out again', () => {
  test('a state that no law makes of the act', async () => {
    const context = { ...played.context, decidedOn: today() };
    const processState = { ...reminder.processState, context };
    expect(await doubtOf(worker().record({ ...reminder, processState }))).toBe('other-state');
  });

  test('tasks and due days are those of the record', async () => {
    await worker().record({ ...reminder, tasks: [], duesBefore: { caseDecision: '2020-01-01' } });
    const [, entry] = await entriesOf(played);
    expect(entry?.dues).toEqual(played.recorded?.dues);
    const [open] = await record.app.sql<[{ count: number }]>`
      select count(*)::int as count from task where process_id = ${played.ref('case').id} and closed_at is null`;
    expect(open.count).toBeGreaterThan(0);
  });

  test('an act the law refuses', async () => {
    const ending: ActRecord = signedBy(commandKey, { ...reminder, act: { type: 'endBackEntry', text: null } as never });
    await expect(worker().record(ending)).rejects.toMatchObject({ type: 'not-your-act', nonRetryable: true });
    expect(await entriesOf(played)).toHaveLength(1);
  });

  test.each([
    ['long before it was sent', -11 * MINUTE, 'time-out-of-bounds'],
    ['a little before it was sent, for clocks differ', -9 * MINUTE, 'recorded'],
    ['in the future', 11 * MINUTE, 'time-out-of-bounds'],
  ])('an instant %s', async (_what, ms, expected) => {
    const at = hence(ms);
    const act = { ...reminder, at };
    expect(await doubtOf(worker().record(signedBy(commandKey, act, { at: now() })))).toBe(expected);
  });

  test('a command that was on its way for more than a day', async () => {
    const old = signedBy(commandKey, reminder, { at: hence(-25 * 60 * MINUTE) });
    expect(await doubtOf(worker().record(old))).toBe('time-out-of-bounds');
  });

  test('a business date of its own outside back entry', async () => {
    const on = addDays(reminder.on, -1);
    expect(await doubtOf(worker().record(signedBy(commandKey, { ...reminder, on }, { on })))).toBe(
      'date-not-of-the-act',
    );
    expect(await doubtOf(worker().record(signedBy(commandKey, { ...reminder, on })))).toBe('date-not-of-the-act');
  });
});

const own = (act: object, more: Partial<ActRecord> = {}): ActRecord => ({
  ...reminder,
  act: { text: null, ...act } as never,
  by: system,
  actorId: system.personId,
  signed: null,
  ...more,
});
const refusedAs = async (act: ActRecord): Promise<unknown> => {
  const doubt = await doubtOf(worker().record(act));
  expect(await entriesOf(played)).toHaveLength(1);
  return doubt;
};

describe('what moves by itself', () => {
  test('is never an act of a person, whoever is named', async () => {
    expect(await refusedAs(own(reminder.act, {}))).toBe('unsigned');
    expect(await refusedAs({ ...reminder, signed: null })).toBe('unsigned');
    const { signed } = signedBy(commandKey, { ...reminder, by: system });
    expect(await refusedAs({ ...own(reminder.act), signed })).toBe('unsigned');
  });

  test('is no clock before its time, or of a deadline that is none', async () => {
    const [deadline] = played.recorded?.deadlines ?? [];
    if (deadline === undefined) throw new Error('expected a clock that runs');
    const type = deadline.what === 'remind' ? 'clockReminder' : 'clockExpired';
    const speaking = { type, clock: deadline.clock };
    expect(await refusedAs(own(speaking, { commandId: `${deadline.key}@1` }))).toBe('not-due');
    expect(await refusedAs(own(speaking, { commandId: `${deadline.key}x@1` }))).toBe('not-due');
    expect(await refusedAs(own(speaking, { commandId: 'made-up' }))).toBe('not-due');
  });

  test('is no message that the other process did not record', async () => {
    expect(await refusedAs(own({ type: 'publicationSettled', outcome: 'published' }))).toBe('not-so-by-record');
    expect(await refusedAs(own({ type: 'publicationSettled', outcome: 'constructor' }))).toBe('not-so-by-record');
    const publication = { process: played.ref('publication'), revision: 1 };
    const begun = { version: '1', input: {} };
    const beginning = own({ type: 'openPublication', decidedOn: today() }, { ...publication, begun });
    expect(await refusedAs(beginning)).not.toBe('recorded');
  });
});

describe('what another process recorded', () => {
  let decided: PlayedCase;
  const told = (act: object, process: 'case' | 'publication') =>
    decided.prepare({ ...act } as never, { by: 'system', process });

  beforeAll(async () => {
    decided = await new PlayedCase(record.app, { day: '2026-09-14' }).toDecision();
  });

  test('is heard as it stands there, and not otherwise', async () => {
    const { activities } = decided;
    const untrue = await told({ type: 'decisionServed', servedOn: '2026-09-14' }, 'publication');
    expect(await doubtOf(activities.record(untrue))).toBe('not-so-by-record');
    await decided.act({ type: 'serveDecision', servedOn: '2026-09-14', method: 'personal' }, { by: 'handler1' });
    const otherDay = await told({ type: 'decisionServed', servedOn: '2026-09-13' }, 'publication');
    expect(await doubtOf(activities.record(otherDay))).toBe('not-so-by-record');
    await decided.act({ type: 'decisionServed', servedOn: '2026-09-14' }, { by: 'system', process: 'publication' });
    for (const outcome of ['published', 'notPublished', 'withdrawn']) {
      const early = await told({ type: 'publicationSettled', outcome }, 'case');
      expect(await doubtOf(activities.record(early))).toBe('not-so-by-record');
    }
  });

  test('is no publication with rules that the case does not have', async () => {
    const other = await new PlayedCase(record.app, { day: '2026-09-14' }).toRequest();
    await other.approveAlone();
    const lawful = await other.beginningOfPublication();
    const input = lawful.begun?.input as InputOf<'publication'>;
    const elsewhere = { ...input.participants, authorityId: 'another' };
    const changes = [
      { backEntry: true },
      { actKind: 'license' },
      { decidedOn: '2026-01-01' },
      { participants: elsewhere },
      { rules: { ...input.rules, publication: { ...input.rules.publication, kinds: [] } } },
    ];
    for (const change of changes) {
      const forged = { ...lawful, begun: { version: '1', input: { ...input, ...change } } };
      expect(await doubtOf(other.activities.record(forged))).toBe('not-so-by-record');
    }
    expect(await doubtOf(other.activities.record(lawful))).toBe('recorded');
  });
});
