import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { refusals } from '../law/refusals.ts';
import * as words from '../law/words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = ['law', 'workflows', 'activities', 'db']
  .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));

/** Chinese stands where it can be read in one piece: statutes, refusals, words, acts, names, clocks, profiles, templates. */
const mayBeChinese =
  /^law\/(?:statutes|refusals|words|profiles)(?:\.ts|\/)|^law\/act-kinds\.ts|words\.ts$|^law\/time\/calendar-problems\.ts|^activities\/mail-text\.ts|^law\/processes\/(?:\w+\/(?:acts|names|clocks)(?:\.ts|\/)|shared-acts\.ts)/;
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(code(text));
const outOfPlace = (of: readonly { path: string; text: string }[]): readonly string[] =>
  of.filter(({ path, text }) => !mayBeChinese.test(path) && isChinese(text)).map(({ path }) => path);

describe('where Chinese stands', () => {
  test('nowhere but in the files of words', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter(({ text }) => isChinese(text)).length).toBeGreaterThan(20);
    expect(outOfPlace(sources)).toEqual([]);
  });

  test('a planted word is seen, one in a comment is not', () => {
    expect(outOfPlace([{ path: 'law/processes/case/review/gate.ts', text: "const no = '不得作出决定';" }])).toEqual([
      'law/processes/case/review/gate.ts',
    ]);
    expect(outOfPlace([{ path: 'law/processes/case/review/gate.ts', text: '/** 不得作出决定 */' }])).toEqual([]);
  });
});

/** PRACTICE D: what is never said of a review, and of a leader. */
const neverSaid = /合法性审核|否决|审批通过|驳回/;

describe('what is never said', () => {
  test('stands in no label and no refusal', () => {
    const labels = Object.values(words).flatMap((table) => (typeof table === 'object' ? Object.values(table) : []));
    const sentences = Object.values(refusals).flatMap(({ sentence, remedy }) => [sentence, remedy]);
    expect(labels.length).toBeGreaterThan(150);
    expect(sentences.length).toBeGreaterThan(100);
    expect([...labels, ...sentences].filter((text) => neverSaid.test(text))).toEqual([]);
    expect(neverSaid.test('合法性审核未通过')).toBe(true);
  });

  test('every refusal is a sentence and has a way on', () => {
    for (const { sentence, remedy } of Object.values(refusals)) {
      expect(sentence).toMatch(/。$/);
      expect(remedy).toMatch(/。$/);
    }
  });

  test('every code of a refusal is spelled in small letters with hyphens', () => {
    expect(Object.keys(refusals).filter((refusal) => !/^[a-z]+(?:-[a-z]+)*$/.test(refusal))).toEqual([]);
  });
});

/** Every identifier of the glossary's third column must live in the code. */
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
const identifiersIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
    .flatMap((line) => [...(line.split('|')[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

describe('the glossary', () => {
  const known = sources.map(({ text }) => text).join('\n');
  const unknownIn = (text: string): readonly string[] =>
    identifiersIn(text).filter((name) => !new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`).test(known));

  test('names only what the code uses', () => {
    expect(identifiersIn(glossary).length).toBeGreaterThan(80);
    expect(unknownIn(glossary)).toEqual([]);
  });

  test('a planted name nobody uses is seen', () => {
    expect(unknownIn('| 异议 | objection | `raiseObjectionNow` |')).toEqual(['raiseObjectionNow']);
  });
});
