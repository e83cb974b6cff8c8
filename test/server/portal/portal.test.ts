import { AxeBuilder } from '@axe-core/playwright';
import express from 'express';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveAuthority } from '../../../db/admin.ts';
import { publicDecision } from '../../../law/processes/publication/public-decision.ts';
import { canonicalText } from '../../../law/record/canonical.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import type { Installation } from '../../../server/request/installation.ts';
import { portalRouter } from '../../../server/portal/router.ts';
import { openBrowser, type TestBrowser } from '../../fixtures/browser.ts';
import { aContent, PlayedCase, rulesOfProfile } from '../../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../../fixtures/record.ts';

const AUTHORITY = '示范县综合行政执法局';
const OTHER = '示范县市场监督管理局';
/** The term of display of a fine that is published on 2026-09-14 (`yuxi-sfj-2019`) ends long after. */
const DAY = '2026-09-14';
const EARLIER = '2021-03-01';
const TODAY = '2026-10-01';

let record: TestRecord;
let server: Server;
let address: string;
let shown: PlayedCase;
let withdrawn: PlayedCase;
let hostile: PlayedCase;
let expired: PlayedCase;
let unpublished: PlayedCase;
let now = new Date(`${TODAY}T02:00:00Z`);

const organization = (name: string): ReviewedContent['party'] => ({
  type: 'organization',
  name,
  code: null,
  address: null,
  representative: null,
});

/** In each field that is not public. */
const canaries = Array.from({ length: 11 }, (_, index) => `金丝雀${index}号`);
const [name, code, place, legal, violation, summary, evidence, proves, standard, circumstances, text] = canaries;

const secretive = aContent({
  title: `王${name}擅自设置弃置场`,
  party: {
    type: 'naturalPerson',
    name: `王${name}`,
    code: code ?? null,
    address: place ?? '',
    representative: legal ?? '',
  },
  facts: { violation: violation ?? '', summary: summary ?? '' },
  evidence: [{ name: evidence ?? '', kind: 'testimony', file: null, proves: proves ?? '' }],
  discretion: { standard: standard ?? '', circumstances: circumstances ?? '' },
  decision: { outcome: 'penalty', penaltyKinds: ['fine'], fineFen: 800_000, confiscatedFen: 0, text: text ?? '' },
});

async function published(content: ReviewedContent, on: string, number: string): Promise<PlayedCase> {
  const played = new PlayedCase(record.app, { day: on });
  played.content = content;
  await played.toDecision();
  await played.serve(on);
  const decided = { number, authority: AUTHORITY, decidedOn: on, content };
  const preview = canonicalText(publicDecision(decided, rulesOfProfile('yuxi-sfj-2019')));
  const previewHash = await played.store(preview);
  await played.act({ type: 'publish', previewHash }, { by: 'clerk', process: 'publication', texts: { preview } });
  return played;
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}${path}`, { redirect: 'manual', headers });
const page = async (path: string): Promise<string> => (await get(path)).text();
const asked = (filters: Record<string, string>): Promise<string> =>
  page(`/public?${new URLSearchParams(filters).toString()}`);
const rowsIn = (html: string): number => html.split('scope="row"').length - 1;

beforeAll(async () => {
  record = await createRecord();
  const { db, sql } = record.app;
  // All that the public pages use of an installation.
  const installation = { db, sql, baseUrl: new URL('http://localhost'), now: () => now } as Installation;
  const app = express().use('/public', portalRouter(installation));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  expired = await published(aContent({ title: '期满的事由' }), EARLIER, '示综执罚〔2021〕1号');
  shown = await published(secretive, DAY, '示综执罚〔2026〕1号');
  hostile = await published(
    aContent({ title: `<script>alert(1)</script>"'&`, party: organization('<img src=x onerror=alert(2)>') }),
    DAY,
    '示综执罚〔2026〕2号',
  );
  withdrawn = await published(
    aContent({ title: '撤回的事由', party: organization('示范县撤回有限公司') }),
    DAY,
    '示综执罚〔2026〕3号',
  );
  await withdrawn.act(
    { type: 'recordAnnulment', kind: 'annulled', effectiveOn: '2026-09-30' },
    {
      by: 'clerk',
      on: TODAY,
      process: 'publication',
      texts: { documentNumber: '示政复决〔2026〕7号', reason: '行政复议决定撤销原决定' },
    },
  );
  unpublished = await new PlayedCase(record.app, { day: DAY }).toDecision();
});

afterAll(async () => {
  server?.close();
  await record?.drop();
});

describe('a published decision', () => {
  test('shows the four public fields, its number, its days and its term', async () => {
    const html = await page(`/public/decisions/${shown.caseId}`);
    for (const field of [
      '执法机关',
      AUTHORITY,
      '执法对象',
      '王某',
      '执法类别',
      '行政处罚',
      '执法结论',
      '罚款 8000 元',
      '示综执罚〔2026〕1号',
      '《城市建筑垃圾管理规定》第二十条',
      '2026年9月14日',
      '公示期限',
      '公示中',
    ]) {
      expect(html).toContain(field);
    }
  });

  test.for(canaries)('keeps what is private absent: %s', async (canary) => {
    for (const path of [`/public/decisions/${shown.caseId}`, '/public', '/public?q=王', '/public/nowhere']) {
      expect(await page(path)).not.toContain(canary);
    }
    expect(rowsIn(await asked({ q: canary }))).toBe(0);
  });

  test('never reads the name of a person who acted on it', async () => {
    const html = await page(`/public/decisions/${shown.caseId}`);
    for (const person of ['handler1', 'reviewer1', 'authorityHead', 'clerk']) expect(html).not.toContain(person);
  });

  test('is text, whatever was typed into it', async () => {
    for (const path of ['/public', `/public/decisions/${hostile.caseId}`]) {
      const html = await page(path);
      expect(html).not.toMatch(/<script|<img/);
      expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;');
    }
    expect(await asked({ q: '"><script>' })).not.toContain('<script');
  });

  test('is withdrawn with the reason and the day, and nothing of what it said', async () => {
    const response = await get(`/public/decisions/${withdrawn.caseId}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const wording of [
      '已撤回公示',
      '决定被依法撤销',
      '行政复议决定撤销原决定',
      '示政复决〔2026〕7号',
      '2026年9月30日',
      '2026年10月1日',
      '示综执罚〔2026〕3号',
    ]) {
      expect(html).toContain(wording);
    }
    for (const path of [`/public/decisions/${withdrawn.caseId}`, '/public']) {
      const seen = await page(path);
      for (const gone of ['撤回的事由', '示范县撤回有限公司']) expect(seen).not.toContain(gone);
    }
    expect(html).not.toContain('8000');
  });

  test('is gone when its term of display has run, though no clock has struck', async () => {
    const [row] = await record.app.sql<{ state: string; displayUntil: string }[]>`
      select p.state, d.display_until as "displayUntil" from publication d join process p on p.id = d.process_id
      where d.case_id = ${expired.caseId}`;
    expect(row?.state).toBe('published');
    const path = `/public/decisions/${expired.caseId}`;
    now = new Date(`${row?.displayUntil}T15:59:59Z`);
    expect((await get(path)).status).toBe(200);
    now = new Date(`${row?.displayUntil}T16:00:00Z`);
    const response = await get(path);
    expect(response.status).toBe(410);
    const html = await response.text();
    expect(html).toContain('公示期满，停止公示');
    expect(html).not.toContain('期满的事由');
    now = new Date(`${TODAY}T02:00:00Z`);
    expect(await page('/public')).not.toContain('期满的事由');
  });

  test.for(['00000000-0000-4000-8000-000000000000', 'x', '%00', "1'--"])(
    'that is unknown is not found: %s',
    async (id) => {
      const response = await get(`/public/decisions/${id}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('没有这件公示');
    },
  );

  test('that is not published yet is not found either', async () => {
    expect((await get(`/public/decisions/${unpublished.caseId}`)).status).toBe(404);
  });
});

describe('the list', () => {
  test('shows what is public and what was withdrawn, and nothing else', async () => {
    const html = await page('/public');
    expect(rowsIn(html)).toBe(3);
    expect(html).toContain('共 3 条');
    expect(html).not.toContain(unpublished.caseId);
  });

  test.for([
    ['q', '2026〕1号', 1],
    ['q', '王某', 1],
    ['q', '弃置场', 1],
    ['q', '王%', 0],
    ['q', '罚款', 0],
    ['kind', 'penalty', 3],
    ['kind', 'license', 0],
    ['kind', 'nonsense', 3],
    ['year', '2026', 3],
    ['year', '2025', 0],
    ['year', '20x6', 3],
    ['state', 'published', 2],
    ['state', 'withdrawn', 1],
    ['authority', 'authority', 3],
    ['authority', 'nobody', 3],
    ['page', '99', 3],
    ['q', '\u0000', 3],
  ] as const)('asked for %s %s has %i', async ([filter, value, rows]) => {
    expect(rowsIn(await asked({ [filter]: value }))).toBe(rows);
  });

  test('finds a withdrawn decision by its number, but not by whom or what it concerned', async () => {
    expect(rowsIn(await asked({ q: '2026〕3号' }))).toBe(1);
    expect(rowsIn(await asked({ q: '撤回有限公司' }))).toBe(0);
    expect(rowsIn(await asked({ q: '撤回的事由' }))).toBe(0);
  });

  test('says in a sentence that nothing was found', async () => {
    expect(await asked({ q: '没有此人' })).toContain('没有符合条件的公示');
  });

  test('marks demonstration data', async () => {
    expect(await page('/public')).toContain('演示数据');
    expect(await page(`/public/decisions/${withdrawn.caseId}`)).toContain('演示数据');
  });

  test('carries no script and allows none', async () => {
    const response = await get('/public');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toMatch(/<script|<[^>]* (?:style|on\w+)=/);
  });
});

describe('the size of letters', () => {
  test('is remembered by a cookie and leads back', async () => {
    const response = await get(`/public/style?size=large&back=${encodeURIComponent('/public?q=王&page=2')}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/public?q=%E7%8E%8B&page=2');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/lawgate-text-size=large; .*HttpOnly.*SameSite=Lax/);
    const large = await get('/public', { cookie: 'a=b; lawgate-text-size=large' });
    expect(await large.text()).toMatch(/<html lang="zh-CN" class="large">/);
    expect(await page('/public')).toMatch(/<html lang="zh-CN" class="ordinary">/);
  });

  test.for([
    'https://evil.example/public',
    '//evil.example/public',
    String.raw`/\evil.example`,
    '/public/../..//evil.example',
    '/public/%2e%2e//evil.example',
    '/publication',
    'javascript:alert(1)',
    '',
  ])('never leads elsewhere: %s', async (back) => {
    const response = await get(`/public/style?${new URLSearchParams({ size: 'large', back }).toString()}`);
    expect(response.headers.get('location')).toBe('/public');
  });
});

describe('in a browser', () => {
  let chromium: TestBrowser;
  beforeAll(async () => {
    chromium = await openBrowser();
  });
  afterAll(() => chromium?.close());

  test.for([
    ['a desk', 1280, 'ordinary'],
    ['a phone', 360, 'ordinary'],
    ['a phone with large letters', 360, 'large'],
  ] as const)('on %s fits the width and passes axe without scripts', async ([, width, size]) => {
    const person = await chromium.newPerson({ viewport: { width, height: 800 } });
    await person.addCookies([{ name: 'lawgate-text-size', value: size, url: address }]);
    const tab = await person.newPage();
    for (const path of [
      '/public',
      '/public?q=nothing',
      `/public/decisions/${shown.caseId}`,
      `/public/decisions/${withdrawn.caseId}`,
      `/public/decisions/${expired.caseId}`,
      '/public/nowhere',
    ]) {
      await tab.goto(address + path);
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const { violations } = await new AxeBuilder({ page: tab }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    await person.close();
  });

  test('is searched and paged with scripts switched off', async () => {
    const person = await chromium.newPerson({ javaScriptEnabled: false });
    const tab = await person.newPage();
    await tab.goto(`${address}/public`);
    await tab.getByRole('searchbox').fill('2026〕2号');
    await tab.getByLabel('公示状态').selectOption('公示中');
    await tab.getByRole('button', { name: '查询' }).click();
    await tab.getByRole('link', { name: '示综执罚〔2026〕2号' }).click();
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toContain('<script>');
    await tab.getByRole('link', { name: '长辈版' }).click();
    expect(tab.url()).toContain(hostile.caseId);
    expect(await tab.getByRole('link', { name: '标准版' }).count()).toBe(1);
    await person.close();
  });
});

describe('with many decisions', () => {
  beforeAll(async () => {
    for (let index = 0; index < 20; index += 1) {
      const content = aContent({ title: '长'.repeat(200), party: organization('名'.repeat(200)) });
      await published(content, '2026-09-15', `示综执罚〔2026〕1${String(index).padStart(2, '0')}号`);
    }
  });

  test('has pages of twenty, the newest first, under fifty kilobytes, with the filters kept in the links', async () => {
    const first = await asked({ year: '2026', kind: 'penalty' });
    expect(rowsIn(first)).toBe(20);
    expect(Buffer.byteLength(first)).toBeLessThan(50 * 1024);
    expect(first).toContain(`${'长'.repeat(100)}…`);
    expect(first).not.toContain('长'.repeat(101));
    expect(first).not.toContain('示综执罚〔2026〕1号');
    const second = /href="([^"]+)">2</.exec(first)?.[1]?.replaceAll('&#38;', '&') ?? '';
    expect(Object.fromEntries(new URL(second, address).searchParams)).toEqual({
      year: '2026',
      kind: 'penalty',
      page: '2',
    });
    const rest = await page(second);
    expect(rowsIn(rest)).toBe(3);
    expect(rest).toContain('示综执罚〔2026〕1号');
  });

  test('of several authorities, filters by the authority and names none as the site’s', async () => {
    await saveAuthority(record.owner.db, { id: 'other', name: OTHER, numberWord: '示市监', demo: false });
    const html = await asked({ authority: 'other' });
    expect(rowsIn(html)).toBe(0);
    expect(html).toMatch(/<option value="other" selected>示范县市场监督管理局/);
    expect(html).toMatch(/class="site"[^>]*>行政执法公示</);
    expect(html).not.toContain('演示数据');
    const all = await asked({ authority: 'authority' });
    expect(rowsIn(all)).toBe(20);
    expect(all.match(/演示数据/g)).toHaveLength(20);
  });
});
