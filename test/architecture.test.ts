import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isProvision } from '../law/statutes.ts';
import { beginnings } from '../server/local/build/built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const layers = ['law', 'workflows', 'activities', 'db', 'server', 'web'] as const;
type Layer = (typeof layers)[number];

interface Module {
  /** From the root, with slashes: `law/processes/case/review/gate.ts`. */
  readonly path: string;
  readonly text: string;
}

function modulesUnder(folder: string): readonly Module[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/\/(?:node_modules|dist|migrations)\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
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
  web: { ours: /^(?:web\/|server\/contract\/)/ },
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
    ['server', "import { runProcess } from '../workflows/run-process.ts';"],
    ['server', "const { record } = await import('../activities/record.ts');"],
    ['web', "import { cite } from '../law/statutes.ts';"],
    ['web', "import { app } from '../server/app.ts';"],
    ['web', "import '../test/fixtures/cases.ts';"],
  ])('a planted violation in %s is seen: %s', (layer, text) => {
    expect(wrongImports(layer, [{ path: `${layer}/planted.ts`, text }])).toHaveLength(1);
  });

  test.each<[Layer, string]>([
    ['law', "import { setup } from 'xstate';"],
    ['server', "import type { runProcess } from '../workflows/run-process.ts';"],
    ['web', "import { contract } from '../server/contract/cases.ts';"],
    ['workflows', "import type { Activities } from '../activities/contract.ts';"],
  ])('%s may: %s', (layer, text) => {
    expect(wrongImports(layer, [{ path: `${layer}/planted.ts`, text }])).toEqual([]);
  });
});

/**
 * The rooms of a house from the ground up: a room knows itself and what lies in the rows before it. A file that is
 * named stands by itself; `.` is whatever lies loose and is not named.
 */
const houses: Readonly<Record<string, readonly (readonly string[])[]>> = {
  server: [
    ['contract', 'local'],
    ['request'],
    ['people', 'pages', 'route.ts'],
    ['cases', 'admin', 'portal'],
    ['print', 'mail-pages', 'http', 'demo'],
    ['app.ts', 'cli'],
    ['server.ts'],
    ['main.ts'],
  ],
  'server/cases': [['.'], ['views'], ['acts']],
  web: [
    ['words', 'api', 'vite.config.ts'],
    ['components'],
    ['case'],
    ['forms'],
    ['inbox', 'review'],
    ['pages'],
    ['routes.tsx'],
    ['main.tsx'],
  ],
};

function roomOf(house: string, path: string): string {
  const [first = '', ...rest] = path.slice(house.length + 1).split('/');
  return rest.length > 0 || houses[house]?.flat().includes(first) === true ? first : '.';
}

const within = (house: string, of: readonly Module[]): readonly Import[] =>
  of
    .flatMap(importsOf)
    .filter(({ from, to }) => [from, to].every((path) => path.startsWith(`${house}/`) && /\.tsx?$/.test(path)));

function upwardImports(house: string, of: readonly Module[]): readonly string[] {
  const rowOf = (path: string): number =>
    houses[house]?.findIndex((rooms) => rooms.includes(roomOf(house, path))) ?? -1;
  return within(house, of)
    .filter(({ from, to }) => roomOf(house, from) !== roomOf(house, to) && rowOf(to) >= rowOf(from))
    .map(({ from, to }) => `${from} → ${to}`);
}

/** A floor above the highest floor it stands on. */
function floors(arrows: readonly (readonly [string, string])[]): number {
  const known = new Map<string, number>();
  const floorOf = (room: string): number => {
    const floor = known.get(room);
    if (floor !== undefined) return floor;
    // Met again on the way down, it stands on itself: an endless staircase.
    known.set(room, Infinity);
    const below = arrows.filter(([from]) => from === room).map(([, to]) => floorOf(to));
    known.set(room, 1 + Math.max(0, ...below));
    return known.get(room) ?? 1;
  };
  return Math.max(0, ...arrows.map(([from]) => floorOf(from)));
}

const floorsOf = (house: string, of: readonly Module[]): number =>
  floors(
    within(house, of)
      .map(({ from, to }) => [roomOf(house, from), roomOf(house, to)] as const)
      .filter(([from, to]) => from !== to),
  );

/** Files from which a way leads back to themselves, by imports of types too. */
function inCircles(of: readonly Module[]): readonly string[] {
  const taken = new Map(of.map((module) => [module.path, importsOf(module).map(({ to }) => to)]));
  return [...taken.keys()].filter((start) => {
    const seen = new Set<string>();
    const ahead = [...(taken.get(start) ?? [])];
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (path === start) return true;
      if (!seen.has(path)) ahead.push(...(taken.get(path) ?? []));
      seen.add(path);
    }
    return false;
  });
}

const MOST_FLOORS = 8;

describe('rooms', () => {
  test.each(Object.keys(houses))('%s has a place for each file and no import upwards', (house) => {
    const inside = modules.filter(({ path }) => path.startsWith(`${house}/`));
    const rooms = new Set(inside.map(({ path }) => roomOf(house, path)));
    expect([...rooms].toSorted()).toEqual(houses[house]?.flat().toSorted());
    expect(within(house, inside).length).toBeGreaterThan(inside.length);
    expect(upwardImports(house, inside)).toEqual([]);
  });

  test.each(['server', 'web'])('%s has at most eight floors', (house) => {
    const built = floorsOf(house, modules);
    expect(built).toBeGreaterThan(3);
    expect(built).toBeLessThanOrEqual(MOST_FLOORS);
  });

  test('no files import each other in a circle', () => {
    expect(modules.length).toBeGreaterThan(500);
    expect(inCircles(modules)).toEqual([]);
  });

  test.each([
    ['server', 'server/request/planted.ts', "import { openFile } from '../cases/contents.ts';"],
    ['server', 'server/http/planted.ts', "import type { Sheet } from '../print/opinion-page.ts';"],
    ['server', 'server/cases/planted.ts', "import { app } from '../app.ts';"],
    ['server', 'server/people/planted.ts', "export { caseAct } from '../cases/acts/acts.ts';"],
    ['server', 'server/contract/planted.ts', "const { db } = await import('../request/installation.ts');"],
    ['server/cases', 'server/cases/planted.ts', "import { act } from './acts/acts.ts';"],
    ['server/cases', 'server/cases/views/planted.ts', "import type { Doing } from '../acts/composition.ts';"],
    ['web', 'web/case/planted.tsx', "import { Choice } from '../forms/choice.tsx';"],
    ['web', 'web/inbox/planted.tsx', "import { Margin } from '../review/margin.tsx';"],
  ])('an import upwards planted in %s is seen: %s %s', (house, path, text) => {
    expect(upwardImports(house, [{ path, text }])).toHaveLength(1);
  });

  test.each([
    ['server', 'server/http/planted.ts', "import { list } from '../admin/calendars.ts';"],
    ['server', 'server/http/planted.ts', "import type { Route } from '../route.ts';"],
    ['server', 'server/http/planted.ts', "import { tasks } from './tasks.ts';"],
    ['server', 'server/request/planted.ts', "import type { Db } from '../../db/connect.ts';"],
    ['server/cases', 'server/cases/acts/planted.ts', "import { words } from '../act-words.ts';"],
    ['web', 'web/pages/board/planted.tsx', "import '../../styles/board.css';"],
  ])('%s: %s may: %s', (house, path, text) => {
    expect(upwardImports(house, [{ path, text }])).toEqual([]);
  });

  test('a staircase planted too high is counted', () => {
    const planted = ['contract', 'request', 'people', 'cases', 'http', 'app.ts', 'server.ts', 'main.ts', 'top.ts'];
    const stairs = planted.flatMap((room, i) => (i === 0 ? [] : [[room, planted[i - 1] ?? ''] as const]));
    expect(floors(stairs)).toBe(MOST_FLOORS + 1);
    expect(floors(stairs.slice(0, -1))).toBe(MOST_FLOORS);
    expect(floors([...stairs, ['contract', 'main.ts']])).toBe(Infinity);
  });

  test('a planted circle is seen, of types too; a file above it is in none', () => {
    const circle = [
      { path: 'db/a.ts', text: "import type { B } from './b.ts';" },
      { path: 'db/b.ts', text: "import {\n  c,\n} from './c.ts';" },
      { path: 'db/c.ts', text: "export * from './a.ts';" },
      { path: 'db/above.ts', text: "import { c } from './c.ts';" },
    ];
    expect(inCircles(circle)).toEqual(['db/a.ts', 'db/b.ts', 'db/c.ts']);
    expect(inCircles(circle.slice(1))).toEqual([]);
  });
});

/** What waits, counts, mails, lists, proves and replays speaks of a process, never of one kind of it. */
const ofEveryProcess =
  /^(?:activities\/rows\/|workflows\/(?:run-)?process\.ts$|law\/process(?:\.ts$|\/(?!names\.ts))|db\/schema\/(?:processes|tasks|ledger|mails)\.ts$)/;
const ofOneKind = /\/(?:cases?|publications?|decisions|reviews|deliberations)(?:[-/.]|$)/;
const knowingOneKind = (of: readonly Module[]): readonly string[] =>
  of
    .filter(({ path }) => ofEveryProcess.test(path))
    .flatMap(importsOf)
    .filter(({ to }) => isOurs(to) && ofOneKind.test(to))
    .map(({ from, to }) => `${from} → ${to}`);

describe('what is of every process', () => {
  test('knows no kind of it', () => {
    expect(modules.filter(({ path }) => ofEveryProcess.test(path)).length).toBeGreaterThan(9);
    expect(knowingOneKind(modules)).toEqual([]);
  });

  test.each([
    ['activities/rows/planted.ts', "import { caseRow } from '../projections/case/case-row.ts';"],
    ['activities/rows/planted.ts', "import type { CaseContext } from '../../law/processes/case/context.ts';"],
    ['workflows/process.ts', "import type { PublicationContext } from '../law/processes/publication/context.ts';"],
    ['db/schema/tasks.ts', "import { enforcementCase } from './cases.ts';"],
  ])('a planted import in %s is seen: %s', (path, text) => {
    expect(knowingOneKind([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ['activities/rows/planted.ts', "import { projections } from '../projections.ts';"],
    ['activities/projections/case/planted.ts', "import { caseRow } from './case-row.ts';"],
    ['db/schema/contents.ts', "import { enforcementCase } from './cases.ts';"],
  ])('%s may: %s', (path, text) => {
    expect(knowingOneKind([{ path, text }])).toEqual([]);
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
    expect(badlyNamed(['law/processes/case/service-methods.ts'])).toEqual([]);
  });
});

/** What an error carries may be out of a case, so nobody writes one down but the one writer of the log. */
const writers: Readonly<Record<string, RegExp>> = {
  'db/log.ts': /process\.stderr/,
  // Answers of the command line to whoever asked, in sentences of ours.
  'server/cli/import.ts': /process\.stderr/,
  'server/cli/main.ts': /process\.std(?:err|out)/,
  'server/cli/program.ts': /process\.std(?:err|out)/,
  'server/cli/replay.ts': /process\.stderr/,
  'server/cli/answer.ts': /process\.stderr/,
  'server/local/processes/supervisor.ts': /process\.stdout/,
  // Of the builder, about our code.
  'server/local/build/main.ts': /process\.stderr/,
  'server/local/build/workflow-bundle.ts': /console/,
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
      expect(printing([{ path: 'server/local/processes/supervisor.ts', text }])).toHaveLength(1);
    },
  );

  test('a check whether a person looks on is none', () => {
    expect(printing([{ path: 'server/planted.ts', text: 'if (process.stderr.isTTY) return;' }])).toEqual([]);
  });
});

/** Whatever is loaded by what begins with these files, at once or later; of types nothing is left. */
function loadedFrom(starts: readonly string[], of: readonly Module[]): readonly Import[] {
  const known = new Map(of.map((module) => [module.path, importsOf(module).filter(({ isType }) => !isType)]));
  const seen = new Set(starts);
  for (const path of seen) for (const { to } of known.get(path) ?? []) if (known.has(to)) seen.add(to);
  return [...seen].flatMap((path) => known.get(path) ?? []);
}

const packageOf = (to: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;

/** What an installation without development dependencies would not find, or a process must not carry. */
function strangers(of: readonly Module[], installed: readonly string[]): readonly string[] {
  const starts = Object.values(beginnings).flatMap((each) => Object.values(each));
  return loadedFrom(starts, of)
    .filter(({ to }) => !isOurs(to) && !to.startsWith('node:'))
    .filter(({ to }) => !installed.includes(packageOf(to)))
    .map(({ from, to }) => `${from} → ${to}`);
}

describe('what runs', () => {
  const config = readFileSync(join(root, 'temporal.config.ts'), 'utf8');
  const all = [...modules, { path: 'temporal.config.ts', text: config }];
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const installed = Object.keys(dependencies);
  /** Found by their files, or asked for by a package. */
  const silent = [
    '@expo-google-fonts/noto-serif-sc',
    '@myriaddreamin/typst-ts-web-compiler',
    'protobufjs',
    'swagger-ui-dist',
  ];

  test('loads nothing but what is installed to run, and no bundler', () => {
    expect(strangers(all, installed)).toEqual([]);
    expect(installed.filter((name) => /vite|rolldown|webpack|swc|tsx|react|antd|tanstack/.test(name))).toEqual([]);
  });

  test('needs everything that is installed to run', () => {
    const starts = [...Object.values(beginnings).flatMap((each) => Object.values(each)), 'workflows/index.ts'];
    const loaded = loadedFrom(starts, all).map(({ to }) => packageOf(to));
    expect(installed.filter((name) => !loaded.includes(name) && !silent.includes(name))).toEqual([]);
  });

  test.each([
    "import { build } from 'vite';",
    "const { build } = await import('vite');",
    "import '../local/build/desk.ts';",
    "import { register } from 'tsx/esm/api';",
  ])('a builder planted in it is seen: %s', (text) => {
    expect(strangers([...all, { path: 'server/cli/planted.ts', text }], installed)).toEqual([]);
    const planted = all.map((module) =>
      module.path === 'server/cli/start.ts' ? { ...module, text: `${text}\n${module.text}` } : module,
    );
    expect(strangers(planted, installed).length).toBeGreaterThan(0);
  });

  test('a type of a builder is none', () => {
    const text = "import type { Plugin } from 'vite';";
    expect(strangers([...all, { path: 'server/main.ts', text }], installed)).toEqual([]);
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
