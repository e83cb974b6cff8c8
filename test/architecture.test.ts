import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isProvision } from '../law/statutes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const layers = ['law', 'workflows', 'activities', 'db', 'server', 'web'] as const;
type Layer = (typeof layers)[number];

interface Module {
  /** From the root, with slashes: `law/review/gate.ts`. */
  readonly path: string;
  readonly text: string;
}

function modulesUnder(folder: string): readonly Module[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:node_modules|dist|migrations)[\\/]/.test(path))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

const modules = layers.flatMap(modulesUnder);
const inLayer = (layer: Layer): readonly Module[] => modules.filter(({ path }) => path.startsWith(`${layer}/`));

interface Import {
  readonly from: string;
  readonly isType: boolean;
  /** A package, or the path from the root. */
  readonly to: string;
}

const importStatement = /^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm;

const importsOf = ({ path, text }: Module): readonly Import[] =>
  [...text.matchAll(importStatement)].map(([, type, statically = '', dynamically]) => {
    const target = dynamically ?? statically;
    const to = target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
    return { from: path, isType: type !== undefined, to };
  });

/** What each layer may know of the others, and which packages the pure ones may use. */
const directions: Record<Layer, { readonly ours: RegExp; readonly packages?: RegExp }> = {
  law: { ours: /^law\//, packages: /^(?:xstate|zod)$/ },
  workflows: {
    ours: /^(?:law\/|workflows\/|activities\/contract\.ts$)/,
    packages: /^(?:@temporalio\/(?:workflow|common)|async-mutex|xstate)$/,
  },
  activities: { ours: /^(?:law\/|db\/|activities\/|workflows\/contract\.ts$|temporal\.config\.ts$)/ },
  db: { ours: /^(?:law\/|db\/)/ },
  server: { ours: /^(?:law\/|db\/|server\/|workflows\/contract\.ts$|temporal\.config\.ts$|package\.json$)/ },
  web: { ours: /^(?:web\/|server\/contract(?:\.ts$|\/))/ },
};

const isOurs = (to: string): boolean =>
  layers.some((layer) => to.startsWith(`${layer}/`)) ||
  /^(?:test|bench)\/|^temporal\.config\.ts$|^package\.json$/.test(to);

/** The server names a workflow by its type, to start it; its code it never loads. */
const isWorkflowType = ({ isType, to }: Import): boolean => isType && to.startsWith('workflows/');

function wrongImports(layer: Layer, ofLayer: readonly Module[]): readonly string[] {
  const { ours, packages } = directions[layer];
  return ofLayer
    .flatMap(importsOf)
    .filter((taken) => !(layer === 'server' && isWorkflowType(taken)))
    .filter(({ to }) => (isOurs(to) ? !ours.test(to) : packages !== undefined && !packages.test(to)))
    .map(({ from, to }) => `${from} → ${to}`);
}

describe('directions of import', () => {
  test.each(layers)('%s knows only what it may', (layer) => {
    const ofLayer = inLayer(layer);
    expect(ofLayer.length).toBeGreaterThan(0);
    expect(ofLayer.flatMap(importsOf).length).toBeGreaterThan(ofLayer.length / 2);
    expect(wrongImports(layer, ofLayer)).toEqual([]);
  });

  test('zod stays in the profiles of the law', () => {
    const users = inLayer('law').filter((module) => importsOf(module).some(({ to }) => to === 'zod'));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ path }) => !path.startsWith('law/profiles/'))).toEqual([]);
  });

  test.each<[Layer, string]>([
    ['law', "import { readFileSync } from 'node:fs';"],
    ['law', "import { Client } from '@temporalio/client';"],
    ['law', "import { connect } from '../db/connect.ts';"],
    ['law', "export * from '../server/words.ts';"],
    ['workflows', "import { record } from '../activities/record.ts';"],
    ['workflows', "import type { Row } from '../db/read/cases.ts';"],
    ['workflows', "import { randomUUID } from 'node:crypto';"],
    ['activities', "import { app } from '../server/app.ts';"],
    ['db', "import {\n  a,\n  b,\n} from '../workflows/contract.ts';"],
    ['server', "import { enforcementCase } from '../workflows/case.ts';"],
    ['server', "const { record } = await import('../activities/record.ts');"],
    ['web', "import { cite } from '../law/statutes.ts';"],
    ['web', "import { app } from '../server/app.ts';"],
    ['web', "import '../test/fixtures/cases.ts';"],
  ])('a planted violation in %s is seen: %s', (layer, text) => {
    expect(wrongImports(layer, [{ path: `${layer}/planted.ts`, text }])).toHaveLength(1);
  });

  test.each<[Layer, string]>([
    ['law', "import { setup } from 'xstate';"],
    ['server', "import type { enforcementCase } from '../workflows/case.ts';"],
    ['web', "import { contract } from '../server/contract/cases.ts';"],
    ['workflows', "import type { Activities } from '../activities/contract.ts';"],
  ])('%s may: %s', (layer, text) => {
    expect(wrongImports(layer, [{ path: `${layer}/planted.ts`, text }])).toEqual([]);
  });
});

const documented =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:function (\w+)|const (\w+)(?:: [^=\n]+)? =\s*(?:<[^>]*>)?\s*\((?:[^()]|\([^()]*\))*\)(?:: [^=]+?)?\s*=>)/gm;

interface Rule {
  readonly place: string;
  readonly cites: readonly string[];
}

const rulesIn = ({ path, text }: Module): readonly Rule[] =>
  [...text.matchAll(documented)].map(([, comment = '', asFunction, asConst]) => ({
    place: `${path} ${asFunction ?? asConst}`,
    cites: [...comment.matchAll(/@law (\S+)/g)].map(([, id = '']) => id),
  }));

const withoutCitation = (of: readonly Module[]): readonly string[] =>
  of.flatMap(rulesIn).flatMap(({ place, cites }) => (cites.length > 0 && cites.every(isProvision) ? [] : [place]));

describe('citations', () => {
  test('every exported function of the law names the provision it follows', () => {
    expect(inLayer('law').flatMap(rulesIn).length).toBeGreaterThan(100);
    expect(withoutCitation(inLayer('law'))).toEqual([]);
  });

  test('no provision is cited that is not quoted', () => {
    const cited = modules.flatMap(({ path, text }) =>
      [...text.matchAll(/@law (\S+)/g)].map(([, id = '']) => ({ path, id })),
    );
    expect(cited.length).toBeGreaterThan(150);
    expect(cited.filter(({ id }) => !isProvision(id))).toEqual([]);
  });

  test.each([
    ['no comment', 'export function mayDecide(): boolean {'],
    ['no provision', '/** May it? */\nexport function mayDecide(): boolean {'],
    ['a provision nobody quotes', '/**\n * @law APL-999\n */\nexport const mayDecide = (on: string): boolean => true;'],
    ['a page of the house', '/** @law DESIGN */\nexport const mayDecide = (): boolean => true;'],
  ])('a planted function with %s is seen', (_what, text) => {
    expect(withoutCitation([{ path: 'law/planted.ts', text }])).toEqual(['law/planted.ts mayDecide']);
  });

  test('a cited one passes', () => {
    const text = '/**\n * May it?\n *\n * @law APL-57\n */\nexport function mayDecide(): boolean {';
    expect(withoutCitation([{ path: 'law/planted.ts', text }])).toEqual([]);
  });
});

const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** The clock of the machine and its dice. In a workflow `Date.now()` is Temporal's own and replays; elsewhere it does not. */
const impurities: Record<'law' | 'workflows', RegExp> = {
  law: /new Date\(|Date\.now|Math\.random|\bperformance\.|\bsetTimeout\b|process\.(?:env|hrtime)/,
  workflows: /new Date\(\s*\)|Math\.random|\bperformance\.|process\.(?:env|hrtime)/,
};
const impure = (layer: 'law' | 'workflows', of: readonly Module[]): readonly string[] =>
  of.filter(({ text }) => impurities[layer].test(code(text))).map(({ path }) => path);

describe('no clock and no dice', () => {
  test.each(['law', 'workflows'] as const)('%s has none', (layer) => {
    expect(inLayer(layer).length).toBeGreaterThan(3);
    expect(impure(layer, inLayer(layer))).toEqual([]);
  });

  test.each([
    ['law', 'const today = new Date();'],
    ['law', 'const now = Date.now();'],
    ['law', 'const die = Math.random();'],
    ['workflows', 'const at = new Date( );'],
    ['workflows', 'const die = Math.random();'],
  ] as const)('a planted one in %s is seen: %s', (layer, text) => {
    expect(impure(layer, [{ path: 'planted.ts', text }])).toEqual(['planted.ts']);
  });

  test('one in a comment is none', () => {
    expect(impure('law', [{ path: 'planted.ts', text: '// not Date.now()\n/* nor new Date() */' }])).toEqual([]);
  });
});

// cspell:ignore utils misc
const forbiddenNames =
  /(?:^|[/-])(?:utils?|helpers?|common|shared|misc|types|interfaces|constants|manager|services?)(?:\.|\/|$)/i;
const badlyNamed = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => forbiddenNames.test(path) || !/^[\da-z./-]+$/.test(path));

describe('names of files', () => {
  const paths = modules.map(({ path }) => path);

  test('are nouns of the domain, in small letters', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(badlyNamed(paths)).toEqual([]);
  });

  test.each([
    'law/utils.ts',
    'server/date-helpers.ts',
    'web/common/button.tsx',
    'db/types.ts',
    'server/mail-service.ts',
    'law/reviewGate.ts',
  ])('%s would be refused', (path) => {
    expect(badlyNamed([path])).toEqual([path]);
  });

  test('service methods are of the law, not of computing', () => {
    expect(badlyNamed(['law/procedure/service-methods.ts'])).toEqual([]);
  });
});

/** What an error carries may be out of a case, so nobody writes one down but the one writer of the log. */
const writers: Readonly<Record<string, RegExp>> = {
  'db/log.ts': /process\.stderr/,
  // Answers of the command line to whoever asked, in sentences of ours.
  'server/command/import.ts': /process\.stderr/,
  'server/command/main.ts': /process\.std(?:err|out)/,
  'server/command/program.ts': /process\.std(?:err|out)/,
  'server/command/replay.ts': /process\.stderr/,
  'server/command/told.ts': /process\.stderr/,
  'server/parts/processes/supervisor.ts': /process\.stdout/,
  // Of the bundler, about our code.
  'server/build/workflow-bundle.ts': /console/,
};
const written = /\bconsole\b|process\.std(?:err|out)\.(?:write|end)|\bprocess\.(?:_rawDebug|emitWarning)\b/g;

const printing = (of: readonly Module[]): readonly string[] =>
  of.flatMap(({ path, text }) =>
    [...code(text).matchAll(written)]
      .filter(([found]) => writers[path]?.test(found) !== true)
      .map(([found]) => `${path} ${found}`),
  );

describe('what a process writes down', () => {
  const ofProcesses = modules.filter(({ path }) => !path.startsWith('web/'));

  test('goes through the one writer of the log', () => {
    expect(printing(ofProcesses)).toEqual([]);
    const unused = Object.keys(writers).filter(
      (path) => !ofProcesses.some((module) => module.path === path && writers[path]?.test(code(module.text)) === true),
    );
    expect(unused).toEqual([]);
  });

  test.each(['console.error(error);', 'process.stderr.write(String(error));', 'const log = console;'])(
    'a planted writer is seen: %s',
    (text) => {
      expect(printing([{ path: 'server/planted.ts', text }])).toHaveLength(1);
      expect(printing([{ path: 'server/parts/processes/supervisor.ts', text }])).toHaveLength(1);
    },
  );

  test('a check whether a person looks on is none', () => {
    expect(printing([{ path: 'server/planted.ts', text: 'if (process.stderr.isTTY) return;' }])).toEqual([]);
  });
});

const defaultExport = /^export default\b/m;

test('every module exports by name', () => {
  expect(
    modules
      .filter(({ path, text }) => !path.endsWith('.config.ts') && defaultExport.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
  expect(defaultExport.test('export default function () {}')).toBe(true);
});

test('decision records have numbers of their own, one after another', () => {
  const numbers = readdirSync(join(root, 'docs/decisions'))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_number, index) => String(index + 1).padStart(4, '0')));
});
