import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { enforcementCase } from '../../db/schema/cases.ts';
import { clock, NO_DUE_DAY, task, taskHolder } from '../../db/schema/tasks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { taskGroups, type TaskGroup, type TaskKind } from '../../law/process/names.ts';
import { processId } from '../../law/process/process-id.ts';
import { addDays } from '../../law/time/civil-date.ts';
import type { InboxTask, TaskMark } from '../../server/contract/tasks.ts';
import { entriesOf } from '../../web/inbox/task-groups.ts';
import { handler, secondHandler } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

interface Planted {
  readonly kind?: TaskKind;
  /** From today. */
  readonly due: number | null;
  readonly round?: number;
  /** Of a clock of hours: how long it still runs. */
  readonly hoursLeft?: number;
  readonly group: TaskGroup;
}

/** Opened in this order; due days and groups cross each other on purpose. */
const planted: readonly Planted[] = [
  { due: 9, group: 'normal' },
  { due: 8, kind: 'resubmitVoided', group: 'resubmitted' },
  { due: -2, group: 'overdue' },
  { due: 0, group: 'dueToday' },
  { due: 30, kind: 'review', round: 2, group: 'resubmitted' },
  { due: 1, group: 'normal' },
  { due: 1, kind: 'issue', round: 1, group: 'normal' },
  { due: 1, kind: 'takeIn', round: 3, group: 'resubmitted' },
  { due: 2, kind: 'sign', round: 3, group: 'normal' },
  { due: -9, kind: 'resubmitVoided', group: 'overdue' },
  { due: 0, kind: 'assign', round: 2, group: 'dueToday' },
  { due: 0, hoursLeft: -1, group: 'overdue' },
  { due: 0, hoursLeft: 1, group: 'dueToday' },
  { due: null, group: 'normal' },
  { due: null, kind: 'review', round: 2, group: 'resubmitted' },
  { due: -2, group: 'overdue' },
];

let house: House;
let browser: Browser;
/** Fixed, so that no test runs over midnight: noon in Beijing. */
const noon = new Date(`${today()}T04:00:00Z`);
let now = noon;
const groupOf = new Map<string, TaskGroup>();

beforeAll(async () => {
  house = await House.open({ now: () => now });
  browser = await house.signedIn(handler);
  const owner = connect(house.stage.place.url, { max: 1 });
  for (const one of planted) {
    const caseId = await house.openCase();
    await inTransaction(owner.db, async (tx) => {
      const dueOn = one.due === null ? NO_DUE_DAY : addDays(today(), one.due);
      const open = and(eq(task.processId, processId('case', caseId)), sql`closed_at is null`);
      const kind = one.kind ?? 'draft';
      const [row] = await tx.update(task).set({ dueOn, kind }).where(open).returning({ id: task.id });
      const id = row?.id ?? '';
      await tx.update(taskHolder).set({ dueOn }).where(eq(taskHolder.taskId, id));
      await tx
        .update(enforcementCase)
        .set({ round: one.round ?? 0 })
        .where(eq(enforcementCase.id, caseId));
      if (one.hoursLeft !== undefined) {
        const dueAt = noon.getTime() + one.hoursLeft * 3_600_000;
        await tx
          .update(clock)
          .set({ receipt: sql`${clock.receipt} || jsonb_build_object('dueAt', ${dueAt}::float8)` })
          .where(eq(clock.processId, processId('case', caseId)));
      }
      groupOf.set(id, one.group);
    });
  }
  await owner.close();
});
afterAll(() => house.close());

type Query = NonNullable<Parameters<Browser['api']['tasks']>[0]>['query'];

async function pagesOf(by: Browser, query: Query, betweenPages?: () => Promise<unknown>): Promise<InboxTask[][]> {
  const pages: InboxTask[][] = [];
  let cursor: string | null = null;
  do {
    const page: { items: InboxTask[]; next: string | null } = await by.api.tasks({
      query: { ...query, ...(cursor === null ? {} : { cursor }) },
    });
    pages.push(page.items);
    cursor = page.next;
    await betweenPages?.();
  } while (cursor !== null);
  return pages;
}

const ranks = (items: readonly InboxTask[]): readonly number[] => items.map(({ group }) => taskGroups.indexOf(group));
const rising = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

/** The head a row's own word belongs under. */
const headOf: Readonly<Record<TaskMark, TaskGroup>> = {
  overdue: 'overdue',
  dueToday: 'dueToday',
  passVoided: 'resubmitted',
  resubmitted: 'resubmitted',
  normal: 'normal',
  waiting: 'waiting',
};

describe('the inbox, page by page', () => {
  test('puts every task under the head of its own word', async () => {
    const [all = []] = await pagesOf(browser, { limit: 100 });
    expect(all).toHaveLength(planted.length);
    for (const { id, group, mark } of all) expect([id, group, headOf[mark]]).toEqual([id, groupOf.get(id), group]);
  });

  test.each([1, 2, 3, 5, 7, 15, 16, 17])(
    'in pages of %s it is the same list, group by group, in each by due day',
    async (limit) => {
      const [all = []] = await pagesOf(browser, { limit: 100 });
      const pages = await pagesOf(browser, { limit });
      const paged = pages.flat();
      expect(pages).toHaveLength(Math.ceil(planted.length / limit));
      expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(ranks(paged)).toEqual(rising(ranks(paged)));
      for (const group of taskGroups) {
        const days = paged.filter((one) => one.group === group).map(({ due }) => due?.on ?? NO_DUE_DAY);
        expect(days).toEqual(days.toSorted());
      }
    },
  );

  test.each([1, 2, 3, 5, 7, 16])('a page of %s only adds at the end of what is on the screen', async (limit) => {
    const pages = await pagesOf(browser, { limit });
    const whole = entriesOf(pages.flat(), true).map(({ key }) => key);
    for (let shown = 1; shown < pages.length; shown += 1) {
      const entries = entriesOf(pages.slice(0, shown).flat(), false);
      expect(entries.map(({ key }) => key)).toEqual(whole.slice(0, entries.length));
      const counts = entries.flatMap((entry) => (entry.is === 'group' ? [entry.count] : []));
      // The last group on the screen may go on: its number is not known.
      expect(counts.at(-1)).toBeNull();
      expect(counts.slice(0, -1)).not.toContain(null);
    }
    const heads = entriesOf(pages.flat(), true).flatMap((entry) =>
      entry.is === 'group' ? [[entry.group, entry.count]] : [],
    );
    expect(heads).toEqual([
      ['overdue', 4],
      ['dueToday', 3],
      ['resubmitted', 4],
      ['normal', 5],
    ]);
  });

  test.each([
    ['overdue', ['overdue']],
    ['dueToday', ['overdue', 'dueToday']],
    ['fresh', ['resubmitted', 'normal']],
  ] as const)('under %s lie %j', async (tab, groups) => {
    const items = (await pagesOf(browser, { tab, limit: 2 })).flat();
    expect([...new Set(items.map(({ group }) => group))]).toEqual(groups);
    const counts = (await browser.api.tasks({ query: { tab } })).counts;
    expect(items).toHaveLength(counts[tab]);
  });

  test('a filter keeps order and groups', async () => {
    for (const kind of ['draft', 'review', 'resubmitVoided'] as const) {
      const [all = []] = await pagesOf(browser, { limit: 100 });
      const items = (await pagesOf(browser, { kind, limit: 2 })).flat();
      expect(items.map(({ id }) => id)).toEqual(all.filter((one) => one.kind === kind).map(({ id }) => id));
    }
  });

  test('what becomes late or due between two pages stands once, where it stood with the first', async () => {
    const pages = await pagesOf(browser, { limit: 4 }, () => {
      now = new Date(now.getTime() + 7 * 3_600_000);
      // A session ends with the day.
      return browser.signIn(handler);
    });
    now = noon;
    await browser.signIn(handler);
    const [all = []] = await pagesOf(browser, { limit: 100 });
    expect(pages.flat().map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(pages.flat().map(({ group }) => group)).toEqual(all.map(({ group }) => group));
  });

  test('what waits for others is grouped alike, page by page', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const second = await house.signedIn(secondHandler);
    const items = (await pagesOf(second, { tab: 'waiting', limit: 1 })).flat();
    expect(items.length).toBeGreaterThan(0);
    expect(ranks(items)).toEqual(rising(ranks(items)));
    for (const { group, mark } of items) expect(headOf[mark]).toBe(group);
    expect(items.some(({ group }) => group === 'waiting')).toBe(true);
  });

  test.each([
    ['without a group', ['2026-01-01', 'x']],
    ['of a group there is not', ['nowhere', '2026-01-01', 'x', '1']],
    ['from the future', ['normal', '2026-01-01', 'x', String(Date.now() + 86_400_000_000)]],
    ['of no moment', ['normal', '2026-01-01', 'x', 'now']],
  ])('a cursor %s is a mistake', async (_what, keys) => {
    const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url');
    expect(await problemOf(browser.api.tasks({ query: { cursor } }))).toMatchObject({ status: 422 });
  });
});
