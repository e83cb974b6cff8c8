import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isProvision, statutes, type Provision } from '../law/statutes.ts';

/**
 * How long and how often is a value of the profile, and stands in the rules of each case. Said in prose it is wrong for
 * the next authority, and for every case opened under other rules.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Wherever sentences for officers, parties and the public stand. */
const places = ['law/refusals', 'law/words', 'law/words.ts', 'activities', 'server', 'web'];
/** For whoever runs the installation, and the invented cases of the demonstration. */
const isElsewhere = /^server\/(?:demo|cli|local|admin)\//;

const filesIn = (place: string): readonly string[] =>
  statSync(join(root, place)).isFile()
    ? [place]
    : readdirSync(join(root, place), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && /\.(?:tsx?|typ)$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

const sources = places
  .flatMap(filesIn)
  .filter((path) => !isElsewhere.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const numeral = '[\\d零〇一二两三四五六七八九十百]+';
const length = new RegExp(
  `${numeral}\\s*个?\\s*(?:工作日|自然日|日历日|日|天|小时|钟头|个?月(?!\\d)|周(?![一二三四五六日])|星期|年)`,
  'g',
);
/** A number of times is a rule where it is the most. */
const times = new RegExp(`(?:只能|只可|仅|限|至多|最多|不超过|不得超过)[^，。；：'\`]{0,8}?${numeral}\\s*次`, 'g');

/** A day of the calendar is no length, nor is the last day of one. */
const day = /\d+ ?月 ?\d+ ?日|最后一日/g;

const code = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(day, '');

interface Found {
  readonly path: string;
  readonly number: string;
  /** The line it stands in. */
  readonly line: string;
}

const numbersIn = ({ path, text }: { readonly path: string; readonly text: string }): readonly Found[] =>
  code(text)
    .split('\n')
    .filter((line) => /\p{Script=Han}/u.test(line))
    .flatMap((line) =>
      [length, times].flatMap((pattern) =>
        [...line.matchAll(pattern)].map(([number]) => ({ path, number, line: line.trim() })),
      ),
    );

/** Numbers that no local rule can change, each with the provision that fixes it. */
const fixedByLaw: readonly { readonly sentence: string; readonly number: string; readonly provision: Provision }[] = [
  { sentence: '补正只能告知一次，以后不得增加。', number: '只能告知一次', provision: 'ALL-32' },
];

/** Lengths of the program's own, which no law knows, and words that are no lengths. */
const noRule: readonly (readonly [path: string, number: string])[] = [
  // A device remembered for mail links; the life of such a link; a password guessed too often.
  ['web/words/shell.ts', '30 天'],
  ['server/mail-pages/leader-words.ts', '30 天'],
  ['server/mail-pages/dead-words.ts', '七天'],
  // The names of the days of the week, one after another.
  ['activities/mail-words.ts', '一二三四五六日'],
];

const isFixed = ({ number, line }: Found): boolean =>
  fixedByLaw.some((fixed) => fixed.number === number && line.includes(fixed.sentence));
const isNoRule = ({ path, number }: Found): boolean => noRule.some(([file, said]) => file === path && said === number);

describe('a number of a rule', () => {
  test('stands in no sentence, unless a statute alone fixes it', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.flatMap(numbersIn).filter((found) => !isFixed(found) && !isNoRule(found))).toEqual([]);
  });

  test('that is excused is there, and its provision says it', () => {
    const found = sources.flatMap(numbersIn);
    expect(fixedByLaw.filter((fixed) => !found.some((one) => isFixed(one) && one.number === fixed.number))).toEqual([]);
    expect(noRule.filter(([path, number]) => !found.some((one) => one.path === path && one.number === number))).toEqual(
      [],
    );
    for (const { provision } of fixedByLaw) {
      expect(isProvision(provision)).toBe(true);
      expect(statutes[provision].words).toMatch(/一次/);
    }
  });

  test.each([
    "note: '在举行七个工作日前通知。'",
    "note: '三日内决定'",
    "note: '批准后二十四小时内移送'",
    "note: '须在 24 小时内报告'",
    "note: '5个工作日'",
    "note: '十五日'",
    "note: '两个月内作出'",
    "note: '一年内'",
    "note: '只能延长一次'",
    'note: `最多延长 2 次`',
    "note: '至多可以申请两次'",
    '<p>自收到之日起3天</p>',
    "note: '1 月内，自 3 月 1 日起'",
  ])('is seen where it is planted: %s', (text) => {
    expect(numbersIn({ path: 'web/words/planted.ts', text }).length).toBeGreaterThan(0);
  });

  test.each([
    'note: `在举行 ${period} 前通知`',
    'note: `剩 ${n} 个工作日`',
    'note: `${month}月${day}日`',
    'note: `只能延长 ${times} 次`',
    "note: '请您召集一次集体讨论'",
    "note: '一次性告知补正'",
    "note: '自次日起算，当日 24:00 届满'",
    "note: '周三、周四'",
    "note: '1 月 1 日放假'",
    "note: '履行期限的最后一日'",
    "note: '第 3 页无签名'",
    "example: '例如 2026-03-02'",
    '/** 七个工作日 */\nconst days = 7;',
    '// 三日内',
  ])('is not seen in %s', (text) => {
    expect(numbersIn({ path: 'web/words/planted.ts', text })).toEqual([]);
  });
});
