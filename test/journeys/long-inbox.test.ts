// cspell:ignore rowindex rowcount
import { eq, sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { task, taskHolder } from '../../db/schema/tasks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { handler } from '../fixtures/cases.ts';
import { Desk } from '../fixtures/desk.ts';
import { today } from '../fixtures/stage.ts';

/** More than a page of 50. */
const ALL = 56;
/** Came back, and are due last of all. */
const AGAIN = 4;

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  const { house } = desk;
  for (let count = 0; count < ALL; count += 1) await house.openCase();
  const owner = connect(house.stage.place.url, { max: 1 });
  await inTransaction(owner.db, async (tx) => {
    const tasks = await tx
      .select({ id: task.id })
      .from(task)
      .where(sql`closed_at is null`);
    for (const [index, { id }] of tasks.entries()) {
      const isAgain = index < AGAIN;
      const dueOn = addDays(today(), isAgain ? 90 + index : 2 + index);
      await tx
        .update(task)
        .set({ dueOn, ...(isAgain ? { kind: 'resubmitVoided' } : {}) })
        .where(eq(task.id, id));
      await tx.update(taskHolder).set({ dueOn }).where(eq(taskHolder.taskId, id));
    }
  });
  await owner.close();
});
afterAll(() => desk?.close());

/** What stands in which place, of what is drawn just now. */
const drawn = async (page: Page): Promise<ReadonlyMap<number, string>> => {
  const rows = await page
    .locator('.task-grid [role=row]')
    .evaluateAll((all) =>
      all.map((row): [number, string] => [
        Number(row.getAttribute('aria-rowindex')),
        row.id === '' ? (row.textContent ?? '') : row.id,
      ]),
    );
  return new Map(rows);
};

test('a list longer than a page stands as the server orders it, and nothing moves when more arrives', async () => {
  const page = await desk.pageOf(handler, '/inbox');
  const grid = page.getByRole('grid', { name: '待办清单' });
  await grid.getByText(`再次送审与意见失效 ${AGAIN}`).waitFor();
  const first = await drawn(page);
  expect(first.get(1)).toBe(`再次送审与意见失效 ${AGAIN}`);
  // How many are new is known when the last of them is there.
  expect(first.get(AGAIN + 2)?.trim()).toBe('新到');

  const browser = await desk.house.signedIn(handler);
  const { items } = await browser.api.tasks({ query: { limit: 100 } });
  const seen = new Map(first);
  const heads = 2;
  while (!seen.has(ALL + heads)) {
    await grid.evaluate((list) => list.scrollBy(0, 300));
    await page.waitForTimeout(100);
    for (const [index, said] of await drawn(page)) seen.set(index, said);
  }
  const inOrder = [...seen].toSorted(([a], [b]) => a - b).map(([, said]) => said);
  const rows = items.map(({ id }) => `task-${id}`);
  expect(inOrder.filter((said) => said.startsWith('task-'))).toEqual(rows);

  await grid.evaluate((list) => list.scrollTo(0, 0));
  await grid.getByText(`新到 ${ALL - AGAIN}`).waitFor();
  const moved = [...(await drawn(page))].filter(
    ([index, said]) => said.startsWith('task-') && said !== (first.get(index) ?? said),
  );
  expect(moved).toEqual([]);
});

test('who has more tasks than are counted is told 999+, and of a list of no known end', async () => {
  const page = await desk.pageOf(handler, '/inbox');
  await page.route('**/api/tasks*', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { counts: Record<string, number> };
    await route.fulfill({ response, json: { ...answer, counts: { ...answer.counts, all: 1000, fresh: 999 } } });
  });
  await page.route('**/api/me', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), openTasks: 1000 } });
  });
  await page.goto(new URL('/inbox', page.url()).href);
  const tabs = page.getByRole('navigation', { name: '按期限' });
  await tabs.getByText('999+', { exact: true }).waitFor();
  expect(await tabs.getByText('999', { exact: true }).count()).toBe(1);
  expect(await page.getByRole('grid', { name: '待办清单' }).getAttribute('aria-rowcount')).toBe('-1');
  await page.locator('.rail').getByText('999+', { exact: true }).waitFor();
});
