import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailText, type MailFacts } from '../../activities/mail-text.ts';
import { openBrowser, type TestBrowser } from '../fixtures/browser.ts';
import { head } from '../fixtures/cases.ts';
import { injections } from '../fixtures/injections.ts';
import { mailedPage, spoken } from '../fixtures/mail-pages.ts';
import { House } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

let house: House;
let chromium: TestBrowser;
beforeAll(async () => {
  house = await House.open();
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium.close();
  await house.close();
});

/** What the record keeps of them: neither NUL nor half a letter. */
const storable = injections.map((payload) => payload.replaceAll(/[\0\p{Cs}]/gu, '').trim());
const all = storable.join('\n');

/** A draft with every payload in every place that the page of a leader shows. */
function hostile() {
  const content = contentOf();
  const { party, facts, discretion, decision } = content;
  const longest = storable.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return {
    ...content,
    title: longest.slice(0, 200),
    party: { ...party, name: longest.slice(0, 200) },
    facts: { ...facts, violation: longest.slice(0, 200), summary: all },
    evidence: storable.map((name) => ({ name, kind: 'inspectionRecord', file: null, proves: name }) as const),
    law: storable.slice(0, 50).map((name) => ({ law: name, article: name })),
    discretion: { ...discretion, standard: all, circumstances: all },
    decision: { ...decision, text: all },
  };
}

const elements = (page: string): readonly string[] =>
  [...page.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = '']) => name);

/** Loads a page as it is and tells what of it ran, asked for something, or was there to be pressed. */
async function opened(markup: string) {
  const context = await chromium.newPerson();
  const page = await context.newPage();
  const text: string[] = [];
  page.on('dialog', (dialog) => {
    text.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => text.push(`request ${request.url()}`));
  await page.setContent(markup);
  await page.waitForTimeout(300);
  const foreign = await page
    .locator('script, img, svg [onload], iframe, object, embed, base, [onerror], form[action]')
    .count();
  const links = await page.locator('a[href]').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  await context.close();
  return { text, foreign, links };
}

test('the page of a leader shows every payload as words, and runs, fetches and links nothing of them', async () => {
  const plain = await mailedPage(house, await house.caseToApprove(), head, 'approve');
  const { page } = await mailedPage(house, await house.caseToApprove(hostile()), head, 'approve');
  expect(new Set(elements(page))).toEqual(new Set(elements(plain.page)));
  for (const payload of storable) expect(spoken(page)).toContain(payload.replaceAll(/\s+/g, ' '));
  const { text, foreign, links } = await opened(page);
  expect(text.filter((one) => !one.includes('about:blank') && !one.includes('/assets'))).toEqual([]);
  expect(foreign).toBe(0);
  // Within the house: an address of the page's own, and never `//elsewhere`.
  expect(links.filter((to) => !/^(?:\?|\/[^/])/.test(to ?? ''))).toEqual([]);
});

test('a mail shows every payload as words, and its one link stays ours', async () => {
  const facts: MailFacts = {
    kind: 'taskOpened',
    act: 'approve',
    addressee: '梁守正',
    authority: '示范县市场监督管理局',
    demo: false,
    number: '立〔2026〕1号',
    askedBy: null,
    due: null,
    meeting: null,
    reviewResult: 'passed',
    link: 'https://fashen.example/t/x',
  };
  for (const payload of injections) {
    const typed = { addressee: payload, authority: payload, caseNumber: payload, askedBy: payload };
    const { html } = mailText({ ...facts, ...typed });
    expect([payload, elements(html)]).toEqual([payload, elements(mailText({ ...facts, askedBy: 'x' }).html)]);
  }
  const typed = { addressee: all, authority: all, caseNumber: all, askedBy: all };
  const { text, foreign, links } = await opened(mailText({ ...facts, ...typed }).html);
  expect({ text, foreign, links }).toEqual({ text: [], foreign: 0, links: [facts.link] });
});
