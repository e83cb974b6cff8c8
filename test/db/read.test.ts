import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocksOfCase, isLedgerIntact, ledgerOfCase, refusalsOfCase, roundsOfCase } from '../../db/read/case-course.ts';
import { casesPage, type CasesQuestion } from '../../db/read/cases.ts';
import { holderKeys, inboxCounts, inboxPage, tasksOfCase, type InboxQuestion } from '../../db/read/inbox.ts';
import { boardNumbers, boardPage, recentActs, unitLoad } from '../../db/read/overdue.ts';
import {
  publicationsPage,
  publishedCount,
  publishedDecision,
  publishedPage,
  type PublishedQuestion,
} from '../../db/read/publications.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import { actor, type PersonOfTest } from '../fixtures/authority.ts';
import { aContent, PlayedCase } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const DAY = '2026-09-14';
let record: TestRecord;
let assigned: PlayedCase;
let decided: PlayedCase;

const asked = (by: PersonOfTest, changes: Partial<InboxQuestion> = {}): InboxQuestion => ({
  by: actor(by),
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

const kindsFor = async (question: InboxQuestion) =>
  (await inboxPage(record.app.sql, question)).rows.map(({ kind }) => kind);

beforeAll(async () => {
  record = await createRecord();
  assigned = await new PlayedCase(record.app, { day: DAY }).open();
  await assigned.finalize();
  await assigned.submit();
  await assigned.accept();
  decided = await new PlayedCase(record.app, { day: DAY }).toDecision();
  const waiting = new PlayedCase(record.app, { day: DAY });
  waiting.content = aContent({ title: '100%的_下划线' });
  await waiting.open();
});

afterAll(() => record.drop());

describe('an inbox', () => {
  test('holds what is asked of the person, by name or by office', async () => {
    expect(await kindsFor(asked('reviewer1'))).toEqual(['review']);
    expect(await kindsFor(asked('reviewer2'))).toEqual([]);
    expect(await kindsFor(asked('handler1'))).toEqual(['serve', 'draft']);
    expect(await kindsFor(asked('handler2'))).toEqual(['serve', 'draft']);
    expect(await kindsFor(asked('supervisor'))).toEqual([]);
  });

  test('shows under waiting what lies with others in cases of one’s own', async () => {
    expect(await kindsFor(asked('handler1', { tab: 'waiting' }))).toEqual(['review']);
    expect(await kindsFor(asked('reviewer1', { tab: 'waiting' }))).toEqual(['serve']);
  });

  test('parts late, due today and fresh by the due day', async () => {
    const late = { today: '2027-01-01' };
    expect(await kindsFor(asked('reviewer1', { tab: 'overdue' }))).toEqual([]);
    expect(await kindsFor(asked('reviewer1', { tab: 'overdue', ...late }))).toEqual(['review']);
    expect(await kindsFor(asked('reviewer1', { tab: 'fresh' }))).toEqual(['review']);
    expect(await kindsFor(asked('reviewer1', { tab: 'fresh', ...late }))).toEqual([]);
    const [task] = (await inboxPage(record.app.sql, asked('reviewer1'))).rows;
    expect(await kindsFor(asked('reviewer1', { tab: 'dueToday', today: task?.dueOn ?? '' }))).toEqual(['review']);
  });

  test('counts what lies under each tab', async () => {
    const counts = await inboxCounts(record.app.sql, actor('handler1'), { today: DAY, most: 1000 });
    expect(counts).toEqual({ all: 2, overdue: 0, dueToday: 0, fresh: 2, waiting: 1, unit: 0, doneToday: 10 });
  });

  test('takes what is searched for literally', async () => {
    expect(await kindsFor(asked('handler1', { words: '100%的_' }))).toEqual(['draft']);
    expect(await kindsFor(asked('handler1', { words: '1%的' }))).toEqual([]);
    expect(await kindsFor(asked('handler1', { kind: 'serve', words: '安途渣土' }))).toEqual(['serve']);
    expect(await kindsFor(asked('handler1', { actKind: 'license' }))).toEqual([]);
  });

  test.each(['安途', '安途渣', '渣土运输有限公司'])(
    'finds by %s, long enough for the index or not, under every tab',
    async (words) => {
      expect(await kindsFor(asked('reviewer1', { words }))).toEqual(['review']);
      expect(await kindsFor(asked('handler1', { words, tab: 'waiting' }))).toEqual(['review']);
      expect(await kindsFor(asked('handler1', { words, tab: 'waiting', kind: 'review' }))).toEqual(['review']);
      expect(await kindsFor(asked('handler1', { words, tab: 'waiting', kind: 'serve' }))).toEqual([]);
      expect(await kindsFor(asked('reviewer1', { words: `${words}不在` }))).toEqual([]);
    },
  );

  test('says of each task what a row shows', async () => {
    const [task] = (await inboxPage(record.app.sql, asked('reviewer1'))).rows;
    expect(task).toMatchObject({
      process: 'case',
      revision: assigned.revisions.case,
      subject: { kind: 'case', id: assigned.caseId, title: '擅自设置弃置场受纳建筑垃圾', demo: true },
      act: 'signOpinion',
      role: 'legalReviewer',
      person: { id: 'reviewer1', name: 'reviewer1' },
      unit: { id: 'unit-review', name: '政策法规股' },
      holders: ['person:reviewer1'],
      countedIn: 'workingDay',
      clock: 'review',
      provisional: false,
      openedOn: DAY,
      openedAt: new Date(`${DAY}T02:00:00.000Z`),
      reminders: 0,
      case: {
        id: assigned.caseId,
        title: '擅自设置弃置场受纳建筑垃圾',
        partyName: '示范县安途渣土运输有限公司',
        state: 'assigned',
        round: 1,
        demo: true,
        handlers: [{ id: 'handler1' }, { id: 'handler2' }],
        handlingUnit: { name: '城管一中队' },
      },
    });
    expect([{ ...(await tasksOfCase(record.app.sql, assigned.caseId))[0], group: 'normal' }]).toEqual([task]);
  });

  test('shares the pool of the review unit with its members only', () => {
    expect(holderKeys(actor('reviewer1'), 'unit')).toEqual(['reviewUnitMember:unit-review']);
    expect(holderKeys(actor('handler1'), 'unit')).toEqual([]);
  });
});

test('pages by due day neither repeat nor lose a task while others are opened and closed between them', async () => {
  const mine = await createRecord();
  try {
    const days = ['2026-03-02', '2026-03-03', '2026-03-03', '2026-03-04', '2026-03-05'];
    for (const day of days) await new PlayedCase(mine.app, { day }).open();
    const first = await inboxPage(mine.app.sql, asked('handler1', { limit: 2 }));
    expect(first.rows).toHaveLength(2);
    await new PlayedCase(mine.app, { day: '2026-02-02' }).open();
    const seen = first.rows.map(({ id }) => id);
    for (let after = first.next; after !== null;) {
      const page = await inboxPage(mine.app.sql, asked('handler1', { limit: 2, after }));
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toHaveLength(days.length);
    expect(new Set(seen).size).toBe(days.length);
  } finally {
    await mine.drop();
  }
});

describe('the board of the supervisor', () => {
  const board = { authorityId: 'authority', today: '2026-12-31', unitId: null, after: null, limit: 10 } as const;

  test('lists what is late, the longest first, with whom it lies and since when', async () => {
    const { rows } = await boardPage(record.app.sql, { ...board, show: 'overdue' });
    expect(rows.map(({ kind }) => kind)).toEqual(['review', 'serve', 'draft']);
    const unit = await boardPage(record.app.sql, { ...board, show: 'overdue', unitId: 'unit-review' });
    expect(unit.rows.map(({ person }) => person?.id)).toEqual(['reviewer1']);
    const rest = await boardPage(record.app.sql, { ...board, show: 'overdue', limit: 1 });
    expect(rest.next).not.toBeNull();
    const other = await boardPage(record.app.sql, { ...board, show: 'overdue', authorityId: 'elsewhere' });
    expect(other.rows).toEqual([]);
  });

  test('numbers decisions by what they stand on, and finds none that stands on nothing', async () => {
    expect(await boardNumbers(record.app.sql, { authorityId: 'authority', today: board.today, most: 1000 })).toEqual({
      overdue: 3,
      dueToday: 0,
      extensionsWaiting: 0,
      unpublishedLate: 0,
      passVoided: 0,
      unreviewed: 0,
      decisions: 1,
      decisionsPassed: 1,
      decisionsOutOfScope: 0,
    });
  });

  test('shows the last acts behind a delay and the load of the review units', async () => {
    const acts = await recentActs(record.app.sql, [assigned.ref('case').subject], 2);
    expect(acts.map(({ type, actorName }) => [type, actorName])).toEqual([
      ['assignReviewer', 'reviewer2'],
      ['accept', 'reviewer2'],
    ]);
    const [load] = await unitLoad(record.app.sql, { authorityId: 'authority', today: DAY, days: 30, most: 1000 });
    expect(load).toMatchObject({ unitId: 'unit-review', reviewers: 2, tasks: 1 });
  });
});

describe('the list of cases', () => {
  const seen = {
    authorityId: 'authority',
    delegators: [],
    personIds: ['handler1'],
    unitIds: [],
    wholeAuthority: false,
  };
  const question: CasesQuestion = { seen, words: null, state: null, actKind: null, mine: false, after: null, limit: 2 };

  test('is paged by last change and shows each case once', async () => {
    const first = await casesPage(record.app.sql, question);
    const second = await casesPage(record.app.sql, { ...question, after: first.next });
    expect([...first.rows, ...second.rows].map(({ head }) => head.id)).toHaveLength(3);
    expect(second.next).toBeNull();
    expect(first.rows[0]?.due?.dueOn).toMatch(/^2026-/);
  });

  test('shows nobody a case they have no part in', async () => {
    const outsider = { ...seen, personIds: ['clerk'] };
    expect((await casesPage(record.app.sql, { ...question, seen: outsider })).rows).toEqual([]);
    const reviewers = { ...outsider, unitIds: ['unit-review'] };
    expect((await casesPage(record.app.sql, { ...question, seen: reviewers })).rows).toHaveLength(2);
    const supervisor = { ...outsider, wholeAuthority: true };
    expect((await casesPage(record.app.sql, { ...question, seen: supervisor, limit: 9 })).rows).toHaveLength(3);
  });

  test('is searched by number, title, party and decision number', async () => {
    const found = await casesPage(record.app.sql, { ...question, words: '示综执罚〔2026〕1号' });
    expect(found.rows.map(({ head }) => head.id)).toEqual([decided.caseId]);
    expect((await casesPage(record.app.sql, { ...question, mine: true, state: 'assigned' })).rows).toHaveLength(1);
  });
});

test('the course of a case: rounds, opinions, clocks, acts in order', async () => {
  const { sql } = record.app;
  const [round] = await roundsOfCase(sql, decided.caseId);
  expect(round).toMatchObject({
    round: 1,
    signed: { by: { id: 'handlingHead' }, on: DAY },
    submitted: { by: { id: 'handler1' } },
    accepted: { by: { id: 'reviewer2' } },
    endedBy: 'issueOpinion',
    opinions: [
      {
        passes: true,
        number: '示综执法审〔2026〕1号',
        signed: { by: { id: 'reviewer1' } },
        issued: { by: { id: 'reviewHead' } },
        pass: 'valid',
      },
    ],
  });
  const clocks = await clocksOfCase(sql, decided.caseId);
  const review = clocks.find(({ clock }) => clock === 'review');
  expect(review).toMatchObject({ fromOn: DAY, endedOn: DAY, receipt: { from: DAY, due: review?.dueOn } });
  expect(review?.counts).toHaveLength(1);
  const acts = await ledgerOfCase(sql, decided.caseId);
  expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, index) => index + 1));
  expect(acts.find(({ type }) => type === 'approve')).toMatchObject({
    type: 'approve',
    by: { id: 'authorityHead' },
    numbers: ['示综执罚〔2026〕1号'],
  });
  expect(await isLedgerIntact(sql, decided.caseId)).toBe(true);
  expect(await refusalsOfCase(sql, decided.caseId)).toEqual([]);
});

describe('what the public sees', () => {
  const asks: PublishedQuestion = {
    today: '2026-10-01',
    words: null,
    actKind: null,
    year: null,
    state: null,
    after: null,
    limit: 10,
  };
  const preview = {
    number: '示综执罚〔2026〕1号',
    actKind: 'penalty',
    title: '擅自设置弃置场',
    authority: '示范县综合行政执法局',
    subject: '示范县安途渣土运输有限公司',
    category: '行政处罚',
    conclusion: '警告；罚款 8000 元',
    basis: '《城市建筑垃圾管理规定》第二十条',
    decidedOn: DAY,
  };

  beforeAll(async () => {
    await decided.serve();
    const previewHash = await decided.store(canonicalText(preview));
    await decided.act(
      { type: 'publish', previewHash },
      { by: 'clerk', process: 'publication', texts: { preview: canonicalText(preview) } },
    );
  });

  test('lies with the clerk from service on', async () => {
    const clerk = { authorityId: 'authority', state: null, after: null, limit: 9 } as const;
    const { rows } = await publicationsPage(record.app.sql, clerk);
    expect(rows).toMatchObject([{ caseId: decided.caseId, number: '示综执罚〔2026〕1号', servedOn: DAY, dueOn: null }]);
    expect((await publicationsPage(record.app.sql, { ...clerk, state: 'toPublish' })).rows).toEqual([]);
  });

  test('is exactly what was confirmed', async () => {
    const { rows } = await publishedPage(record.app.sql, asks);
    expect(rows).toMatchObject([{ caseId: decided.caseId, decision: preview, state: 'published', withdrawal: null }]);
    expect(await publishedDecision(record.app.sql, decided.caseId, asks.today)).toEqual(rows[0]);
    expect(await publishedDecision(record.app.sql, assigned.caseId, asks.today)).toBeNull();
  });

  test('is found by number, party or category, and by year', async () => {
    for (const words of ['2026〕1号', '安途渣土', '行政处罚']) {
      expect(await publishedCount(record.app.sql, { ...asks, words, year: 2026 })).toBe(1);
    }
    expect(await publishedCount(record.app.sql, { ...asks, words: '8000' })).toBe(0);
    expect(await publishedCount(record.app.sql, { ...asks, year: 2025 })).toBe(0);
    expect(await publishedCount(record.app.sql, { ...asks, state: 'withdrawn' })).toBe(0);
  });

  test('says why it is no longer public once annulled', async () => {
    await decided.act(
      {
        type: 'recordAnnulment',
        kind: decided.context.rules.publication.takeDown.events[0] ?? '',
        effectiveOn: '2026-09-30',
      },
      {
        by: 'clerk',
        on: '2026-10-01',
        process: 'publication',
        texts: { documentNumber: '示政复决〔2026〕7号', reason: '行政复议决定撤销' },
      },
    );
    expect((await publishedDecision(record.app.sql, decided.caseId, asks.today))?.withdrawal).toEqual({
      kind: decided.context.rules.publication.takeDown.events[0],
      reason: '行政复议决定撤销',
      documentNumber: '示政复决〔2026〕7号',
      effectiveOn: '2026-09-30',
      withdrawnOn: '2026-10-01',
    });
  });
});
