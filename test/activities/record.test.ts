import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivities } from '../../activities/index.ts';
import { connect } from '../../db/connect.ts';
import { clocksOfCase, ledgerOfCase, roundsOfCase } from '../../db/read/case-course.ts';
import { tasksOfCase } from '../../db/read/inbox.ts';
import { readImportedDecision } from '../../law/record/imported-decision.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import { replay } from '../../law/record/replayed.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import { aContent, PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const DAY = '2026-09-14';
let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

describe('the row of the case', () => {
  test('shows number, title and party out of the content, and who has it', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    expect(await record.caseRow(played)).toMatchObject({
      number: '示综执立字〔2026〕第041号',
      title: '擅自设置弃置场受纳建筑垃圾',
      party_name: '示范县安途渣土运输有限公司',
      party_type: 'organization',
      handlers: ['handler1', 'handler2'],
      state: 'drafting',
      party_state: 'notNotified',
      revision: 1,
      demo: true,
      content_hash: null,
      opened_on: DAY,
    });
  });

  test('follows a new draft in title and party, and forgets who signed the old one', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.act({ type: 'signSubmission', contentHash: await played.contentHash() }, { by: 'handlingHead' });
    expect(await record.caseRow(played)).toMatchObject({ signed_by: 'handlingHead', signed_on: DAY });
    await played.act({ type: 'reopenDraft' }, { by: 'handler1' });
    played.content = aContent({ title: '改后的案由' });
    await played.finalize();
    expect(await record.caseRow(played)).toMatchObject({
      title: '改后的案由',
      signed_by: null,
      content_hash: await played.contentHash(),
    });
  });

  test('keeps the revision of the last real change while clocks and reminders go on', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
    await played.act({ type: 'clockReminder', clock: 'caseDecision' }, { by: 'system' });
    expect(await record.caseRow(played)).toMatchObject({ revision: 4, changed_at_revision: 2 });
  });
});

describe('rounds and opinions', () => {
  test('a round that found problems is kept beside the one that passed', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.sign(false);
    await played.issue();
    await played.finalize({ answers: [{ problem: '1', answer: '已改' }] });
    await played.submit();
    await played.accept('reviewer2');
    await played.sign(true, 'reviewer2');
    await played.issue();
    const rounds = await roundsOfCase(record.app.sql, played.caseId);
    expect(rounds.map(({ round, opinions }) => [round, opinions.map(({ passes, pass }) => [passes, pass])])).toEqual([
      [1, [[false, null]]],
      [2, [[true, 'valid']]],
    ]);
  });

  test('an opinion sent back by the head never becomes one of the authority', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.sign();
    await played.act({ type: 'returnOpinion' }, { by: 'reviewHead', texts: { reason: '理由不足' } });
    await played.sign();
    await played.issue();
    const [round] = await roundsOfCase(record.app.sql, played.caseId);
    expect(
      round?.opinions.map(({ returnedOn, issued, number }) => [returnedOn, issued?.by.id, number !== null]),
    ).toEqual([
      [DAY, undefined, false],
      [null, 'reviewHead', true],
    ]);
  });

  test('a withdrawn submission ends its round and drops the clock of review', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.sign();
    await played.act({ type: 'withdrawSubmission' }, { by: 'handler1', texts: { reason: '补充证据' } });
    const [round] = await roundsOfCase(record.app.sql, played.caseId);
    expect(round).toMatchObject({ endedOn: DAY, endedBy: 'withdrawSubmission', opinions: [{ returnedOn: DAY }] });
    const review = (await clocksOfCase(record.app.sql, played.caseId)).find(({ clock }) => clock === 'review');
    expect(review).toMatchObject({ endedOn: null, droppedOn: DAY });
    expect(played.recorded?.dues.review).toBeUndefined();
  });
});

test('the entries say all that both processes are computed from, without a name', async () => {
  const played = await new PlayedCase(record.app, { day: DAY }).toDecision();
  const rows = await record.app.sql<{ entry: string }[]>`
    select entry from ledger where subject_id = ${played.caseId} order by seq`;
  const entries = rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
  const { processStates, differences } = replay(entries);
  expect(differences).toEqual([]);
  const { case: ofCase, publication } = played.processStates;
  expect(canonicalText(processStates)).toBe(
    canonicalText({ [played.ref('case').id]: ofCase, [played.ref('publication').id]: publication }),
  );
  expect(entries.map(({ begun, revision }) => [begun !== undefined, revision === 1])).toEqual(
    entries.map(({ revision }) => [revision === 1, revision === 1]),
  );
  expect(rows.map(({ entry }) => entry).join('')).not.toContain('安途');
});

test('a decision outside the scope stands on the record of the review unit', async () => {
  const played = new PlayedCase(record.app, { day: DAY, profile: 'national-2026' });
  const scope = { ...aContent().scope, majorPublicInterest: false };
  const decision = { outcome: 'granted', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '准予' } as const;
  played.content = aContent({ actKind: 'license', scope, decision });
  await played.open();
  await played.finalize();
  await played.submit();
  await played.act(
    { type: 'recordOutOfScope', ground: 'notListed' },
    { by: 'reviewer2', texts: { reason: '未列入本机关目录' } },
  );
  await played.requestApproval();
  await played.approve();
  const [row] = await record.app.sql`
    select d.pass_id, o.ground, o.list_version, o.confirmed_by from decision d join out_of_scope o on o.id = d.out_of_scope_id
    where d.case_id = ${played.caseId}`;
  expect(row).toEqual({
    pass_id: null,
    ground: 'notListed',
    list_version: 'national-2026@1',
    confirmed_by: 'reviewer2',
  });
});

test('a case runs from opening to closing, and its record tells all of it', async () => {
  const played = await new PlayedCase(record.app, { day: DAY }).toDecision();
  await played.serve();
  const preview = canonicalText({ number: 'n', title: 't' });
  await played.act(
    { type: 'publish', previewHash: await played.store(preview) },
    { by: 'clerk', process: 'publication', texts: { preview } },
  );
  await played.act({ type: 'publicationSettled', outcome: 'published' }, { by: 'system' });
  await played.act({ type: 'closeCase' }, { by: 'handler1' });
  expect(await record.caseRow(played)).toMatchObject({
    state: 'closed',
    decided_on: DAY,
    served_on: DAY,
    closed_on: DAY,
    outcome_number: expect.stringMatching(/^示综执罚〔2026〕\d+号$/),
  });
  expect(await tasksOfCase(record.app.sql, played.caseId)).toEqual([]);
  const clocks = await clocksOfCase(record.app.sql, played.caseId);
  expect(clocks.filter(({ process, endedOn }) => process === 'case' && endedOn === null)).toEqual([]);
  expect((await ledgerOfCase(record.app.sql, played.caseId)).at(-1)).toMatchObject({
    type: 'closeCase',
    state: 'closed',
  });
});

test('a decision entered as history keeps its number as published, and has neither review nor series', async () => {
  const played = new PlayedCase(record.app, { day: DAY });
  const source = {
    id: 'RC-001',
    actKind: '行政处罚',
    violation: '应急预案未修订',
    party: '当事单位001',
    partyCode: '91530402MA6K00014R',
    decisionNo: '(津保)应急罚[2023]k-39号',
    decisionDate: '2023-08-30',
  };
  const parsed = readImportedDecision(source, '0', DAY);
  const contentHash = await played.store(canonicalText(parsed.ok ? parsed.decision : null));
  await played.act(
    { type: 'enterHistory', authorityId: 'authority', actKind: 'penalty', sourceId: 'RC-001', contentHash },
    { by: 'importer' },
  );
  expect(await record.caseRow(played)).toMatchObject({
    number: source.decisionNo,
    title: source.violation,
    party_name: source.party,
    party_code: source.partyCode,
    state: 'history',
    handling_unit_id: null,
    outcome_number: null,
  });
  const [history] = await record.app.sql`select * from historical_decision where case_id = ${played.caseId}`;
  expect(history).toMatchObject({
    source_id: 'RC-001',
    number: source.decisionNo,
    decided_on: '2023-08-30',
    entered_by: 'importer',
    findings: expect.arrayContaining([
      { code: 'review-not-on-record', provision: 'APL-58', detail: expect.any(String) as string },
    ]) as unknown,
  });
  expect(await roundsOfCase(record.app.sql, played.caseId)).toEqual([]);
  const again = new PlayedCase(record.app, { day: DAY });
  const twice = again.act(
    { type: 'enterHistory', authorityId: 'authority', actKind: 'penalty', sourceId: 'RC-001', contentHash },
    { by: 'importer' },
  );
  await expect(twice).rejects.toMatchObject({ type: 'RecordConstraint' });
});

describe('tasks', () => {
  test('are closed by the act that settles them, with who did it', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    const [closed] = await record.app
      .sql`select * from task where process_id = ${played.ref('case').id} and kind = 'draft'`;
    expect(closed).toMatchObject({ closed_on: DAY, closed_by: 'handler1', closed_by_act: 'finalizeDraft' });
    const holders = await record.app.sql`
      select h.holder, h.open from task_holder h join task t on t.id = h.task_id where t.process_id = ${played.ref('case').id}
      order by h.open, h.holder`;
    expect([...holders]).toEqual([
      { holder: 'person:handler1', open: false },
      { holder: 'person:handler2', open: false },
      { holder: 'handlingUnitHead:unit-handling', open: true },
    ]);
  });

  test('move to another person with a new reviewer, who alone then holds them', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.act({ type: 'assignReviewer', reviewerId: 'reviewer2', fitness: 'qualified' }, { by: 'reviewHead' });
    const tasks = await tasksOfCase(record.app.sql, played.caseId);
    expect(tasks.filter(({ kind }) => kind === 'review').map(({ person }) => person?.id)).toEqual(['reviewer2']);
  });
});

test('a record that cannot reach PostgreSQL is worth another try', async () => {
  const nowhere = connect('postgres://lawgate_app:x@127.0.0.1:1/nothing');
  const activities = makeActivities({ database: nowhere, secret });
  const played = new PlayedCase(record.app, { day: DAY });
  await played.open();
  const act = await played.prepare({ type: 'remind' }, { by: 'supervisor', texts: { note: 'x' } });
  const failure: unknown = await activities.record(act).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toHaveProperty('nonRetryable');
  await nowhere.close();
});
