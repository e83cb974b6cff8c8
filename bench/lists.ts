import { rm } from 'node:fs/promises';
import type { Database } from '../db/connect.ts';
import { inboxCounts, inboxPage } from '../db/read/inbox.ts';
import { boardNumbers, boardPage } from '../db/read/overdue.ts';
import { civilDateAt } from '../law/time/civil-date.ts';
import { COUNTED_TO } from '../server/contract/primitives.ts';
import { signInTo, type ProgramSession } from '../server/contract/program-session.ts';
import { newCommandKey } from '../server/local/command-key.ts';
import { startServer } from '../server/server.ts';
import { temporalConfig } from '../temporal.config.ts';
import { actor, type PersonOfTest } from '../test/fixtures/authority.ts';
import { openAccounts, password } from '../test/fixtures/server.ts';
import { temporaryDataFolder } from '../test/fixtures/temporary-data.ts';
import { fillLists, LISTS, TASKS, WATCHER } from './filled-lists.ts';
import { onFilledRecord } from './filled-record.ts';

interface Times {
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface ListLine {
  readonly name: 'inbox' | 'board';
  /** Open tasks in the record. */
  readonly tasks: number;
  /** In this list. */
  readonly inList: number;
  readonly what: string;
  /** Over HTTP, numbers of all tabs included. */
  readonly http: Times;
  /** The page by itself, and the numbers by themselves; of a first page. */
  readonly sql?: { readonly page: Times; readonly numbers: Times };
  /** The index range alone that a page of this list is read from. */
  readonly bare: Times;
}

const WARM_UP = 10;
const READS = 50;
const PAGE = 50;

/** Pages of long lists over HTTP, one reading after the other, in a record of a million open tasks. */
export const lists = (): Promise<readonly ListLine[]> =>
  onFilledRecord(async (record) => {
    await fillLists(record);
    await openAccounts(
      record.owner.db,
      [...Object.keys(LISTS), WATCHER, 'supervisor'].map((personId) => ({ personId })),
    );
  }, measured);

async function measured(database: Database, databaseUrl: string): Promise<readonly ListLine[]> {
  const dataDir = await temporaryDataFolder();
  const server = await startServer({
    databaseUrl,
    // Nothing is sent to it here.
    temporal: temporalConfig({ address: '127.0.0.1:1' }),
    secret: Buffer.alloc(32, 7),
    commandKey: newCommandKey(),
    dataDir,
    baseUrl: 'http://lawgate.test',
    host: '127.0.0.1',
    port: 0,
    limits: { requests: 1_000_000, guesses: 1000 },
    log: () => undefined,
  });
  try {
    const lines: ListLine[] = [];
    for (const person of ['reviewer2', 'reviewer1', 'handler1'] as const)
      lines.push(...(await inboxOf(database, await signInTo(server.address, person, password), person)));
    lines.push(await waitingOf(database, await signInTo(server.address, WATCHER, password)));
    lines.push(...(await boardOf(database, await signInTo(server.address, 'supervisor', password))));
    return lines;
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function inboxOf(
  { sql }: Database,
  { api }: ProgramSession,
  person: keyof typeof LISTS & PersonOfTest,
): Promise<readonly ListLine[]> {
  const bare = await timed(
    () => sql`select task_id, due_on from task_holder where holder = ${`person:${person}`} and open
      order by due_on, task_id limit ${PAGE + 1}`,
  );
  const line = (what: string, http: Times): ListLine => ({
    name: 'inbox',
    tasks: TASKS,
    inList: LISTS[person],
    what,
    http,
    bare,
  });
  const first = await api.tasks({ query: { limit: PAGE } });
  let deep = first.next;
  for (let page = 0; page < 15 && deep !== null; page += 1)
    deep = (await api.tasks({ query: { limit: PAGE, cursor: deep } })).next;
  const pageAt = (cursor: string | null) => () =>
    api.tasks({ query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } });
  return [
    { ...line(`${person}: first page`, await timed(pageAt(null))), sql: await inSql(sql, person) },
    line(`${person}: next page`, await timed(pageAt(first.next))),
    line(`${person}: sixteen pages on`, await timed(pageAt(deep))),
    line(`${person}: what is new`, await timed(() => api.tasks({ query: { limit: PAGE, tab: 'fresh' } }))),
    line(`${person}: of one kind`, await timed(() => api.tasks({ query: { limit: PAGE, kind: 'review' } }))),
    line(
      `${person}: of a kind there is none of`,
      await timed(() => api.tasks({ query: { limit: PAGE, kind: 'sign' } })),
    ),
    line(`${person}: by frequent words`, await timed(() => api.tasks({ query: { limit: PAGE, q: '户外广告' } }))),
    line(`${person}: by the words of one case`, await timed(() => api.tasks({ query: { limit: PAGE, q: '〕77号' } }))),
  ];
}

async function inSql(sql: Database['sql'], person: PersonOfTest): Promise<Required<ListLine>['sql']> {
  const now = Date.now();
  const today = civilDateAt(now);
  const by = actor(person);
  const everything = { tab: 'all', scope: 'mine', kind: null, actKind: null, words: null, after: null } as const;
  return {
    page: await timed(() => inboxPage(sql, { by, today, now, limit: PAGE, ...everything })),
    numbers: await timed(() => inboxCounts(sql, by, { today, most: COUNTED_TO })),
  };
}

async function waitingOf({ sql }: Database, { api }: ProgramSession): Promise<ListLine> {
  const bare = await timed(
    () => sql`select task_id, due_on from task_watcher where person_id = ${WATCHER} and not held
      order by due_on, task_id limit ${PAGE + 1}`,
  );
  const http = await timed(() => api.tasks({ query: { limit: PAGE, tab: 'waiting' } }));
  return { name: 'inbox', tasks: TASKS, inList: LISTS.reviewer1, what: `${WATCHER}: waits for others`, http, bare };
}

async function boardOf({ sql }: Database, { api }: ProgramSession): Promise<readonly ListLine[]> {
  const today = civilDateAt(Date.now());
  const [late] = await sql<{ n: number }[]>`select count(*)::int as n from task where due_on < ${today}::date`;
  const bare = await timed(
    () => sql`select id from task where authority_id = 'authority' and closed_at is null and due_on < ${today}::date
      order by due_on, id limit ${PAGE + 1}`,
  );
  const line = (what: string, http: Times): ListLine => ({
    name: 'board',
    tasks: TASKS,
    inList: late?.n ?? 0,
    what,
    http,
    bare,
  });
  const first = await api.overdue({ query: { limit: PAGE } });
  const next = first.next ?? '';
  const question = {
    authorityId: 'authority',
    show: 'overdue',
    today,
    unitId: null,
    after: null,
    limit: PAGE,
  } as const;
  const inSqlAlone = {
    page: await timed(() => boardPage(sql, question)),
    numbers: await timed(() => boardNumbers(sql, { authorityId: 'authority', today, most: COUNTED_TO })),
  };
  return [
    { ...line('first page', await timed(() => api.overdue({ query: { limit: PAGE } }))), sql: inSqlAlone },
    line('next page', await timed(() => api.overdue({ query: { limit: PAGE, cursor: next } }))),
    line('of one unit', await timed(() => api.overdue({ query: { limit: PAGE, unit: 'unit-review' } }))),
    line('due today', await timed(() => api.overdue({ query: { limit: PAGE, show: 'dueToday' } }))),
    line('to be published', await timed(() => api.overdue({ query: { limit: PAGE, show: 'unpublished' } }))),
  ];
}

async function timed(read: () => PromiseLike<unknown>): Promise<Times> {
  for (let count = 0; count < WARM_UP; count += 1) await read();
  const times: number[] = [];
  for (let count = 0; count < READS; count += 1) {
    const begun = performance.now();
    await read();
    times.push(performance.now() - begun);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
