import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const { scripts, jscpd } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly jscpd: object;
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lawgate-duplicates-'));
});
beforeEach(() => {
  rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'lawgate-duplicates-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ jscpd }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** `npm run duplicates`, over the planted files alone. */
function found(files: Readonly<Record<string, string>>): string | null {
  // Of files too short for a duplicate the tool says that it found none to look at.
  writeFileSync(join(folder, 'long.ts'), lines(20).replaceAll('due', 'start'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [program = '', ...args] = scripts['duplicates']?.split(' ') ?? [];
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).toBe(/Found [1-9]\d* lines/.test(stdout) ? 1 : 0);
  return status === 0 ? null : stdout;
}

const lines = (n: number, comment = ''): string =>
  Array.from({ length: n }, (_, i) => `export const due${i} = count(from, ${i}, 'day');${comment}\n`).join('');

describe('a duplicate', () => {
  test('of more than a dozen lines is found, whatever the comments say', () => {
    expect(found({ 'a.ts': lines(13), 'b.ts': `// Ours.\n${lines(13, ' // So it is.')}` })).toContain('a.ts');
  });

  test('is found between a page and what is none, and within one file', () => {
    expect(found({ 'a.ts': lines(13), 'b.tsx': lines(13) })).toContain('a.ts');
    expect(found({ 'a.ts': `${lines(13)}\nexport const between = 1;\n${lines(13)}`, 'b.tsx': '' })).toContain('a.ts');
  });

  test('of a dozen lines is none', () => {
    expect(found({ 'a.ts': lines(12), 'b.ts': lines(12) })).toBeNull();
  });
});

/** As in law/processes: every key of an act is required, so two that say no to the same things look alike. */
const act = (label: string, fields: string): string => `export const ${label} = act({
  label: '${label}',
  by: ['caseHandler', 'unitHead'],
  cites: 'APL-57.1(4)',
  side: 'handler',
  barsAlso: null,
  counters: ['reject', 'return'],
  fields: {${fields}},
  bindsContent: false,
  asksByMail: null,
  tellsByMail: null,
  forward: null,
  page: 'form',
  duty: null,
  probe: null,
});
`;

describe('what two acts declare alike', () => {
  test('is no duplicate', () => {
    expect(found({ 'a.ts': act('one', ''), 'b.ts': act('two', '') })).toBeNull();
  });

  test('does not hide what they do alike', () => {
    const fields = lines(10).replaceAll('export const ', '\n    ').replaceAll(' = ', ': ').replaceAll(';\n', ',');
    expect(found({ 'a.ts': act('one', fields), 'b.ts': act('two', fields) })).toContain('a.ts');
  });
});
