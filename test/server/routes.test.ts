import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import { contract } from '../../server/contract/api.ts';
import { clerk, handler, head, importer, otherDeputy, reviewer, supervisor } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

let house: House;
let caseId: string;
beforeAll(async () => {
  house = await House.open({ mailIsCaught: true });
  caseId = await house.openCase();
  await house.submit(caseId);
  await house.assign(caseId);
  await house.review(caseId);
});
afterAll(() => house.close());

type Name = keyof typeof contract;

/** Everybody who may, and everybody who may not; `null` is a visitor without a session. */
interface Expectation {
  readonly may: readonly (Actor | null)[];
  readonly mayNot: readonly (Actor | null)[];
  readonly path?: () => string;
}
const signedIn: Expectation = { may: [handler, reviewer, head, clerk], mayNot: [null] };
const inCase = (path: () => string): Expectation => ({
  // The deputy who oversees the handling unit has a part in its cases.
  may: [handler, reviewer, head, supervisor, otherDeputy],
  mayNot: [null, clerk],
  path,
});
const anyone: Expectation = { may: [null, handler], mayNot: [] };
const ofCase = (rest = '') => inCase(() => `/cases/${caseId}${rest}`);

/** Reading operations, who may. What writes has tests of its own. */
const readers: { readonly [N in Name]?: Expectation } = {
  installation: anyone,
  me: signedIn,
  pin: signedIn,
  access: signedIn,
  tasks: signedIn,
  overdue: { may: [supervisor], mayNot: [null, handler, head, clerk] },
  cases: signedIn,
  caseView: ofCase(),
  draft: { may: [handler], mayNot: [null, reviewer, head, otherDeputy], path: () => `/cases/${caseId}/draft` },
  command: { ...signedIn, path: () => `/commands/${randomUUID()}` },
  receipt: ofCase('/receipts/review'),
  caseTasks: ofCase('/tasks'),
  meetingPeople: ofCase('/meeting-people'),
  lookBack: ofCase('/at?instant=2199-01-01T00:00:00Z'),
  publications: { may: [clerk], mayNot: [null, handler, head, supervisor] },
  publicDecisions: anyone,
  people: signedIn,
  units: signedIn,
  staff: signedIn,
  leaves: signedIn,
  opening: { may: [handler], mayNot: [null, head, clerk] },
  profile: signedIn,
  diagram: signedIn,
  provision: { ...anyone, path: () => '/provisions/APL-58' },
};

const statusOf = async (person: Actor | null, target: string): Promise<number> => {
  const browser = person === null ? house.browser() : await house.signedIn(person);
  return (await browser.fetch(`/api${target}`)).status;
};

describe('who may read what', () => {
  test.for(Object.entries(readers))('%s', async ([name, { may, mayNot, path }]) => {
    const target = path?.() ?? contract[name as Name].path;
    for (const person of may)
      expect([person?.personId, await statusOf(person, target)]).toEqual([person?.personId, 200]);
    for (const person of mayNot) {
      const status = await statusOf(person, target);
      expect([person?.personId, status >= 401 && status <= 404]).toEqual([person?.personId, true]);
    }
  });

  test('every operation is here, or changes something and is tried elsewhere', () => {
    const elsewhere: Name[] = [
      'login',
      'logout',
      'openCase',
      'saveDraft',
      'act',
      'publicationPreview',
      'publicDecision',
      'extensionPreview',
      'changePassword',
      'changePin',
      'endSession',
      'forgetDevice',
      'enterLeave',
      'endLeave',
      'calendars',
      'previewCalendar',
      'movedReceipt',
      'applyCalendar',
    ];
    const tried = [...Object.keys(readers), ...elsewhere];
    expect(
      Object.keys(contract).filter((name) => !tried.includes(name) && !name.toLowerCase().includes('histor')),
    ).toEqual([]);
  });

  test('nobody opens a case or saves a draft who is not an officer of it', async () => {
    const save = async (person: Actor) => {
      const browser = await house.signedIn(person);
      return browser.api.saveDraft({ params: { id: caseId }, body: { version: 1, content: contentOf() } });
    };
    expect(await problemOf(save(reviewer))).toMatchObject({ status: 403, code: 'not-your-act' });
    expect(await problemOf(save(clerk))).toMatchObject({ status: 404 });
    expect((await house.browser().fetch(`/api/cases/${caseId}/draft`, { method: 'PUT' })).status).toBe(401);
    const opening = {
      commandId: randomUUID(),
      caseId: randomUUID(),
      openedOn: '2026-01-05',
      handlingUnitId: 'unit-enforcement',
      handlers: [handler.personId, 'officer-2'],
      content: contentOf(),
    };
    const clerks = await house.signedIn(clerk);
    expect(await problemOf(clerks.api.openCase({ body: opening }))).toMatchObject({ code: 'not-your-act' });
    const rows = await house.stage.owner`select code from refusal where subject_id = ${opening.caseId}`;
    expect(rows).toEqual([{ code: 'not-your-act' }]);
    const alone = await house.signedIn(handler);
    const one = { ...opening, caseId: randomUUID(), handlers: [handler.personId] };
    expect(await problemOf(alone.api.openCase({ body: one }))).toMatchObject({ code: 'two-officers-required' });
    expect((await house.signedIn(importer)).cookies.has('lawgate-session')).toBe(true);
  });
});

describe('lists', () => {
  test('page by page nothing is missing and nothing comes twice', async () => {
    for (let count = 0; count < 5; count += 1) await house.openCase();
    const browser = await house.signedIn(handler);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await browser.api.tasks({ query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    const all = await browser.api.tasks({ query: { limit: 100 } });
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.counts.all).toBe(seen.length);
    const first = await browser.api.cases({ query: { limit: 3, mine: 'true' } });
    const next = await browser.api.cases({ query: { limit: 3, mine: 'true', cursor: first.next ?? '' } });
    expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(6);
    expect(await problemOf(browser.api.tasks({ query: { cursor: 'nonsense' } }))).toMatchObject({ status: 422 });
  });

  test('are searched by what stands in a case, taken literally', async () => {
    const id = await house.openCase({ ...contentOf(), title: '100%达标_案' });
    const browser = await house.signedIn(handler);
    const found = async (q: string) => (await browser.api.cases({ query: { q } })).items.map((item) => item.id);
    expect(await found('100%达标_')).toEqual([id]);
    expect(await found("'; drop table ledger; --")).toEqual([]);
  });
});

describe('the API describes itself', () => {
  test('as OpenAPI 3.1, unchanged since it was last looked at', async () => {
    const response = await house.browser().fetch('/api/openapi.json');
    const document = `${JSON.stringify(await response.json(), null, 2)}\n`;
    await expect(document).toMatchFileSnapshot('openapi.json');
    const { openapi, paths } = JSON.parse(document) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(openapi).toBe('3.1.0');
    const described = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(Object.keys(contract).filter((name) => !described.includes(name))).toEqual([]);
  });

  test('on a page that needs nothing from elsewhere', async () => {
    const browser = house.browser();
    const page = await browser.get('/api/docs');
    const targets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets) expect([target, (await browser.fetch(target)).status]).toEqual([target, 200]);
  });
});

const htmlOf = async (browser: Browser, target: string) => browser.fetch(target, { headers: { accept: 'text/html' } });

describe('pages', () => {
  test('an opinion is printed with its eight checks, signer, issuer and number', async () => {
    const page = await (await htmlOf(await house.signedIn(handler), `/print/opinions/${caseId}/1`)).text();
    for (const text of ['法制审核意见书', '周敏', '韩松', '执法程序合法', '审核意见：同意'])
      expect(page).toContain(text);
    expect((await htmlOf(house.browser(), `/print/opinions/${caseId}/1`)).status).toBe(401);
    expect((await htmlOf(await house.signedIn(clerk), `/print/opinions/${caseId}/1`)).status).toBe(404);
    expect((await htmlOf(await house.signedIn(handler), `/print/opinions/${caseId}/9`)).status).toBe(404);
  });

  test('caught mails are shown where no mail leaves the machine, and only there', async () => {
    expect((await htmlOf(house.browser(), '/dev/mail')).status).toBe(200);
    expect((await htmlOf(house.browser(), '/dev/mail/..%2F..%2Fsecret')).status).toBe(404);
    const other = await House.open();
    expect((await htmlOf(other.browser(), '/dev/mail')).status).toBe(404);
    await other.close();
  });

  test('scripts come only from here, frames from nowhere', async () => {
    for (const target of ['/public', '/api/docs', '/task/x', '/nowhere']) {
      const { headers } = await htmlOf(house.browser(), target);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('health', () => {
  test('alive, and ready while record and engine answer', async () => {
    expect(await house.browser().get('/healthz')).toBe('ok');
    const response = await house.browser().fetch('/readyz');
    expect([response.status, await response.json()]).toMatchObject([200, { ready: true, record: { ok: true } }]);
  });

  test('too many requests are told so', async () => {
    const other = await House.open({ limits: { requests: 20, guesses: 3 } });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await other.browser().fetch('/t/guess')).status);
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
    await other.close();
  });
});
