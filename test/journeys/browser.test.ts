import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../fixtures/browser.ts';

let chromium: TestBrowser;
let page: Page;

beforeAll(async () => {
  chromium = await openBrowser();
  page = await (await chromium.newPerson()).newPage();
});

afterAll(async () => {
  await chromium?.close();
});

/** Runs in the page, whose names (`document`) the test's compiler rightly does not know. */
const DRAW = `([face, characters]) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 48, height: 48 });
  const context = canvas.getContext('2d');
  return Array.from(characters, (character) => {
    context.clearRect(0, 0, 48, 48);
    context.font = '32px ' + face;
    context.fillText(character, 4, 36);
    return context.getImageData(0, 0, 48, 48).data.filter((_value, at) => at % 4 === 3).join('');
  });
}`;

/** The pixels of each character drawn alone, as one string a character. */
function glyphs(face: string, characters: string): Promise<string[]> {
  return page.evaluate<string[]>(`(${DRAW})(${JSON.stringify([face, characters])})`);
}

// A font without the letter draws the same box for each; U+10FFFF has a letter in no font.
test.for(['"Noto Sans SC"', '"Noto Serif SC"', 'sans-serif', 'serif'])(
  '%s has letters for 法制审核, not boxes',
  async (font) => {
    const drawn = await glyphs(font, '法制审核\u{10FFFF}');
    expect(new Set(drawn).size).toBe(5);
    expect(drawn.slice(0, 4).every((pixels) => /[1-9]/.test(pixels))).toBe(true);
  },
);

test('the two fonts are two: a document looks like a document', async () => {
  const [sans, serif] = await Promise.all([glyphs('sans-serif', '审'), glyphs('serif', '审')]);
  expect(sans).not.toEqual(serif);
});

test('a box is seen as a box', async () => {
  const [first, second] = await glyphs('serif', '\u{10FFFF}\u{10FFF0}');
  expect(first).toBe(second);
});

test('the person is in Beijing and reads Chinese', async () => {
  expect(await page.evaluate('[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]')).toEqual([
    'zh-CN',
    'Asia/Shanghai',
  ]);
});

test('two persons at once share nothing, and one leaving does not disturb the other', async () => {
  const [handler, reviewer] = await Promise.all([chromium.newPerson(), chromium.newPerson()]);
  const [first, second] = await Promise.all([handler.newPage(), reviewer.newPage()]);
  await handler.addCookies([{ name: 'session', value: '1', url: 'http://127.0.0.1' }]);
  expect(await reviewer.cookies()).toEqual([]);
  await first.setContent('<h1>送审</h1>');
  await handler.close();
  await second.setContent('<h1>审核</h1>');
  expect(await second.getByRole('heading').textContent()).toBe('审核');
  await reviewer.close();
});
