import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseRole } from '../../law/people/roles.ts';
import { actNamed } from '../../law/acts.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { contract } from '../../server/contract/api.ts';
import type { SentActType } from '../../server/contract/acts.ts';
import type { Operation } from '../../server/contract/operation.ts';
import { casesOf, pages, type Settled } from '../fixtures/addresses.ts';
import { effort } from '../fixtures/effort.ts';
import {
  examplesOf,
  forgedCursors,
  inAddress,
  nearMisses,
  replaced,
  wrongTypes,
  type Leaf,
} from '../fixtures/near-misses.ts';
import { House, type Browser } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';
import { hireAdministrator } from '../fixtures/calendar-house.ts';
import { decisionOf, play } from '../fixtures/town-cases.ts';
import { here, type Part } from '../fixtures/towns.ts';

let house: House;
let town: Settled;
const browsers = new Map<Part, Browser>();
let stranger: Browser;

beforeAll(async () => {
  house = await House.open();
  await hireAdministrator(house);
  town = { ...here, held: await play(house, here) };
  for (const part of Object.keys(here.people) as Part[]) browsers.set(part, await house.signedIn(here.people[part]));
  stranger = house.browser();
});
afterAll(() => house.close());

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Null: without a session. */
  readonly by: Part | null;
}

const SEED = 20_261_201;
/** All of them in the long run; else so many of each kind, the same each time. */
const sampled = (all: readonly Asked[], count: number): readonly Asked[] =>
  effort > 1 || all.length <= count
    ? all
    : (fc.sample(fc.shuffledSubarray([...all], { minLength: count, maxLength: count }), {
        numRuns: 1,
        seed: SEED,
      })[0] ?? []);

const AT_ONCE = 8;

/** Those that were answered with a fault of the server, or not at all. */
async function faults(all: readonly Asked[]): Promise<readonly string[]> {
  const found: string[] = [];
  const answer = async ({ method, path, body, by }: Asked): Promise<void> => {
    const browser = by === null ? stranger : browsers.get(by);
    const response = await browser?.fetch(path, {
      method,
      headers: {
        accept: path.startsWith('/api') ? 'application/json' : 'text/html',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await response?.arrayBuffer();
    const status = response?.status ?? 0;
    if (status === 0 || status >= 500)
      found.push(`${status} ${method} ${path.slice(0, 200)} ${JSON.stringify(body)?.slice(0, 400) ?? ''}`);
  };
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(answer));
  return found;
}

const operations = Object.entries(contract) as readonly (readonly [string, Operation])[];

/** Whoever may ask the most of it. */
function askerOf(path: string): Part {
  if (path.startsWith('/calendars')) return 'administrator';
  if (path.startsWith('/history')) return 'importer';
  if (path.startsWith('/publications')) return 'clerk';
  return path.startsWith('/overdue') ? 'supervisor' : 'handler';
}

const partOfRole: { readonly [R in CaseRole]?: Part } = {
  handlingUnitHead: 'unitHead',
  reviewUnitMember: 'reviewer',
  legalReviewer: 'reviewer',
  reviewUnitHead: 'reviewHead',
  deputyHead: 'deputy',
  authorityHead: 'head',
  publicityClerk: 'clerk',
  supervisor: 'supervisor',
  importer: 'importer',
  handlingDeputy: 'otherDeputy',
  deliberationChair: 'head',
  deliberationRecorder: 'clerk',
};

const keysOf = (shape: Operation['query']): readonly string[] => Object.keys(shape?.shape ?? {});

/** The path with its places filled by what is there. */
function realPath({ path }: Operation, caseId: string): string {
  return path
    .replace('/calendars/previews/{id}', `/calendars/previews/${town.held.preview}`)
    .replace('/provisions/{id}', '/provisions/APL-58')
    .replace('/commands/{id}', `/commands/${town.held.command}`)
    .replace('{id}', caseId)
    .replace('{clock}', 'review')
    .replace('{processId}', `case-${caseId}`);
}

const bothWays = (asked: Omit<Asked, 'by'>, by: Part): readonly Asked[] => [
  { ...asked, by },
  { ...asked, by: null },
];

const values: readonly string[] = [...nearMisses, ...forgedCursors];

describe('what stands in an address', () => {
  test('in the place of an id', async () => {
    const all = operations.flatMap(([, operation]) =>
      [...operation.path.matchAll(/\{(\w+)\}/g)].flatMap(([place]) =>
        nearMisses.flatMap((value) => {
          const path = `/api${realPath({ ...operation, path: operation.path.replace(place, '\u0001') }, town.held.inReview)}`;
          const asked = {
            method: operation.method.toUpperCase(),
            path: path.replace('\u0001', () => inAddress(value)),
          };
          return bothWays(operation.method === 'get' ? asked : { ...asked, body: {} }, askerOf(operation.path));
        }),
      ),
    );
    expect(all.length).toBeGreaterThan(1000);
    expect(await faults(sampled(all, 400))).toEqual([]);
  });

  test('in the place of a question, a cursor of another list among them', async () => {
    const all = operations.flatMap(([, operation]) =>
      keysOf(operation.query).flatMap((key) =>
        (key === 'cursor' ? values : nearMisses).flatMap((value) => {
          const others =
            key !== 'instant' && keysOf(operation.query).includes('instant') ? '&instant=2026-03-02T00:00:00Z' : '';
          const path = `/api${realPath(operation, town.held.decided)}?${key}=${inAddress(value)}${others}`;
          return bothWays({ method: 'GET', path }, askerOf(operation.path));
        }),
      ),
    );
    expect(all.length).toBeGreaterThan(2000);
    expect(await faults(sampled(all, 700))).toEqual([]);
  });

  test('of pages, papers and files beside the contract', async () => {
    const declared = pages.flatMap(({ addresses }) => addresses(town).slice(0, 1));
    const portal = ['q', 'authority', 'kind', 'year', 'state', 'page'].map((key) => `/public?${key}=\u0001`);
    const more = [
      '/public/decisions/\u0001',
      '/public/style?back=\u0001',
      '/t/\u0001',
      '/api/board.csv?unit=\u0001',
      '/api/board.csv?show=\u0001',
    ];
    const templates = declared.flatMap(({ path }) => {
      const segments = path.split('/');
      return segments.flatMap((segment, index) =>
        /^[0-9a-f-]{8,}$|^\d+$/.test(segment) ? [segments.with(index, '\u0001').join('/')] : [],
      );
    });
    const all = [...templates, ...portal, ...more].flatMap((template) =>
      nearMisses.flatMap((value) =>
        (['handler', 'head', 'supervisor', null] as const).map((by) => ({
          method: 'GET',
          path: template.replace('\u0001', () => inAddress(value)),
          by,
        })),
      ),
    );
    expect(await faults(sampled(all, 600))).toEqual([]);
    const empty = ['/task/x', `/task/${town.held.link}`, '/api/files', '/api/files?name=x.pdf'];
    const posted = empty.flatMap((path) =>
      [undefined, {}, [], 'x'].flatMap((body) => bothWays({ method: 'POST', path, body }, 'head')),
    );
    expect(await faults(posted)).toEqual([]);
  });

  test('a forged cursor is refused in words', async () => {
    const lists = ['/tasks', '/cases', '/overdue', '/publications', '/public/decisions'];
    const given = new Map<string, string>();
    for (const [list, query] of [
      ['/tasks', 'limit=1'],
      ['/cases', 'limit=1'],
      ['/overdue', 'limit=1'],
    ] as const) {
      const page = (await (await browsers.get(askerOf(list))?.fetch(`/api${list}?${query}`))?.json()) as {
        next: string | null;
      };
      if (page.next !== null) given.set(list, page.next);
    }
    expect([...given.keys()]).toContain('/cases');
    for (const list of lists) {
      const foreign = [...given].filter(([of]) => of !== list).map(([, cursor]) => cursor);
      for (const cursor of [...forgedCursors.slice(0, 12), ...foreign]) {
        const response = await browsers.get(askerOf(list))?.fetch(`/api${list}?cursor=${cursor}`);
        expect([list, cursor, response?.status, await response?.json()]).toMatchObject([
          list,
          cursor,
          422,
          { code: 'act-malformed', fields: [{ field: 'cursor', sentence: expect.stringMatching(/从第一页/) }] },
        ]);
      }
    }
  });
});

const knownIn =
  (caseId: string) =>
  (name: string): unknown => {
    switch (name) {
      case 'commandId':
        return randomUUID();
      case 'caseId':
        return randomUUID();
      case 'handlingUnitId':
        return here.handlingUnit;
      case 'handlers':
        return [here.people.handler.personId, here.people.secondHandler.personId];
      case 'content':
        return contentOf();
      case 'calendar': {
        const { assumedDaysOff, years } = nationalCalendar;
        return { version: 'CN-near-miss', assumedDaysOff, years };
      }
      case 'decision':
        return decisionOf(here);
      case 'on':
        return null;
      case 'openedOn':
        return today();
      case 'process':
        return caseId === town.held.decided ? null : 'case';
      default:
        return undefined;
    }
  };

const within = (value: unknown, at: Leaf['at']): readonly Leaf[] => {
  if (Array.isArray(value)) return value.slice(0, 2).flatMap((item, index) => within(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [{ at, isDate: isDay(value) }];
  return Object.entries(value).flatMap(([key, item]) => within(item, [...at, key]));
};
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

const bodies = (caseId: string): readonly Asked[] =>
  operations
    .filter(([name]) => !['login', 'changePassword'].includes(name))
    .flatMap(([, operation]) => {
      if (operation.body === undefined) return [];
      const path = `/api${realPath(operation, caseId)}`;
      const method = operation.method.toUpperCase();
      return examplesOf(operation.body, knownIn(caseId)).flatMap(({ value, leaves }) => {
        const type = (value as { act?: { type?: SentActType } }).act?.type;
        const [role] = type === undefined ? [] : actNamed(type).by;
        const by = (role === undefined ? undefined : partOfRole[role]) ?? askerOf(operation.path);
        const inner = leaves.flatMap((leaf) =>
          ['calendar', 'decision', 'content'].includes(String(leaf.at[0]))
            ? within(
                leaf.at.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], value),
                leaf.at,
              )
            : [leaf],
        );
        return inner.flatMap(({ at, isDate }) =>
          [...(isDate ? nearMisses : nearMisses.slice(-11)), ...wrongTypes].flatMap((near) =>
            bothWays({ method, path, body: fresh(replaced(value, at, near), at) }, by),
          ),
        );
      });
    });

describe('what stands in a body', () => {
  test('in every place of every operation and act', async () => {
    const all = casesOf(town).flatMap(bodies);
    expect(all.length).toBeGreaterThan(10_000);
    const dated = all.filter(({ by }) => by !== null);
    expect(await faults(sampled(dated, 700))).toEqual([]);
    expect(
      await faults(
        sampled(
          all.filter(({ by }) => by === null),
          200,
        ),
      ),
    ).toEqual([]);
  });

  test('a measure taken on the spot in the year 0202, or 9999', async () => {
    const measures = nearMisses.map((takenAt): Asked => ({
      method: 'POST',
      path: `/api/cases/${town.held.inReview}/acts`,
      body: {
        act: { type: 'takeUrgentMeasure', takenAt, measure: '查封' },
        expectedRevision: 6,
        commandId: randomUUID(),
      },
      by: 'handler',
    }));
    expect(await faults(measures)).toEqual([]);
  });
});

/** Each a command of its own, unless that is what is tried. */
const fresh = (body: unknown, at: Leaf['at']): unknown =>
  typeof body === 'object' && body !== null && 'commandId' in body && at[0] !== 'commandId'
    ? { ...body, commandId: randomUUID() }
    : body;

/** What fetch does not send. */
const traced = (path: string): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = http.request(new URL(path, house.server.address), { method: 'TRACE' }, resolve);
    request.on('error', reject).end();
  });

test.each([
  ['/api/cases', 'GET, POST, HEAD, OPTIONS'],
  ['/api/cases/x/acts', 'POST, OPTIONS'],
  ['/api/session', 'POST, DELETE, OPTIONS'],
])('a method %s does not serve is told which it does', async (path, allowed) => {
  const patched = await stranger.fetch(path, { method: 'PATCH' });
  expect([patched.status, patched.headers.get('allow')]).toEqual([405, allowed]);
  const response = await traced(path);
  response.resume();
  expect([response.statusCode, response.headers['allow']]).toEqual([405, allowed]);
  expect((await stranger.fetch(path, { method: 'OPTIONS' })).status).toBe(200);
});

test('nothing of all this was a fault in the log', () => {
  expect(house.log.filter(({ event }) => event === 'fault')).toEqual([]);
});
