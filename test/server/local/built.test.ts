import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, rm, stat, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../db/project-root.mjs';
import {
  builderArguments,
  builtPart,
  digestOf,
  entries,
  isCurrent,
  keepMark,
  placeOf,
  requireBuilt,
  stampsOf,
} from '../../../server/local/build/built.mjs';
import { PlantedTree } from '../../fixtures/planted-tree.ts';

let tree: PlantedTree;

beforeEach(async () => {
  tree = await PlantedTree.copy('activities', 'db', 'server', 'web', 'temporal.config.ts');
});
afterEach(() => tree.remove());

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

async function run(...args: readonly string[]): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, { cwd: tree.folder, env: { PATH, HOME } });
  const said = { output: '', complaint: '' };
  child.stdout.on('data', (text: Buffer) => (said.output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.complaint += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

const lawgate = (...args: readonly string[]): Promise<Ended> => run('server/cli/lawgate.mjs', ...args);

/** As a build leaves it, without waiting for one. */
async function pretendBuilt(): Promise<void> {
  const files = stampsOf('server', tree.folder);
  const digest = digestOf(Object.keys(files), tree.folder);
  const place = placeOf('server', digest, tree.folder);
  await mkdir(place, { recursive: true });
  await tree.write(
    path.relative(tree.folder, path.join(place, entries.server)),
    "export const lawgate = () => process.stdout.write('planted');",
  );
  keepMark('server', { digest, files }, tree.folder);
}

const FILE = 'server/http/health.ts';

describe('what is built', () => {
  beforeEach(pretendBuilt);

  test('is current until a source changes, and again when it is changed back', async () => {
    expect(isCurrent('server', tree.folder)).toBe(true);
    const text = await tree.read(FILE);
    await tree.write(FILE, `${text}\n`);
    expect(isCurrent('server', tree.folder)).toBe(false);
    await tree.write(FILE, text);
    expect(isCurrent('server', tree.folder)).toBe(true);
  });

  test('stays current when a file is touched, and is not compared by its content a second time', async () => {
    await utimes(path.join(tree.folder, FILE), new Date(), new Date());
    expect(isCurrent('server', tree.folder)).toBe(true);
    expect(builtPart('server', tree.folder)?.files).toEqual(stampsOf('server', tree.folder));
  });

  test.each([
    ['a source is deleted', () => rm(path.join(tree.folder, FILE))],
    ['one is added', () => tree.write('server/http/planted.ts', '')],
    ['one is called otherwise', () => cp(path.join(tree.folder, FILE), path.join(tree.folder, 'server/http/other.ts'))],
    [
      'one letter differs, and the length does not',
      async () => tree.write(FILE, (await tree.read(FILE)).replace('ok', 'ko')),
    ],
    ['what was built is gone', () => rm(path.join(tree.folder, 'dist'), { recursive: true })],
    ['only the mark is left', () => rm(builtPart('server', tree.folder)?.folder ?? '', { recursive: true })],
    ['the mark is torn', () => tree.write('dist/server.json', '{"digest":')],
  ])('is stale when %s', async (_what, change) => {
    await change();
    expect(isCurrent('server', tree.folder)).toBe(false);
  });

  test.each([
    ['what no part is made of', () => tree.write('server/notes.md', '')],
    ['what an editor keeps beside', () => tree.write('server/http/.health.ts.swp', '')],
    ['what is built itself', () => cp(path.join(tree.folder, FILE), path.join(tree.folder, 'server/dist/health.ts'))],
    ['a test', () => tree.write('planted.test.ts', '')],
  ])('is not made stale by %s', async (_what, change) => {
    await change();
    expect(isCurrent('server', tree.folder)).toBe(true);
  });

  test('is run by the command as it is, and nothing is built', async () => {
    expect(await lawgate('--version')).toEqual({ code: 0, output: 'planted', complaint: '' });
  });

  test('that is stale is named where nothing can build it, with the way on', async () => {
    await tree.write(FILE, '');
    const modules = path.join(tree.folder, 'node_modules');
    await rm(modules);
    await mkdir(modules);
    await symlink(path.join(projectRoot, 'node_modules/zod'), path.join(modules, 'zod'));
    const { code, output, complaint } = await lawgate('--version');
    expect([code, output]).toEqual([1, '']);
    expect(complaint).toMatch(/网页服务与命令.*vite.*tsx.*npm run build.*npm ci/);
    expect(complaint).not.toContain(' at ');
  });
});

describe('the command', () => {
  test('builds what is missing and answers, twice at once as well, and again only after a change', async () => {
    const two = await Promise.all([lawgate('--version'), lawgate('--version')]);
    for (const { code, output } of two) expect([code, output]).toEqual([0, '0.1.0\n']);
    const folders = async () =>
      (await readdir(path.join(tree.folder, 'dist'))).filter((name) => /^\.|^server-/.test(name));
    expect(await folders()).toHaveLength(1);
    const file = path.join(builtPart('server', tree.folder)?.folder ?? '', entries.server);
    const { mtimeMs } = await stat(file);

    expect(await lawgate('--version')).toEqual({ code: 0, output: '0.1.0\n', complaint: '' });
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);

    await tree.write(FILE, `${await tree.read(FILE)}\nexport const planted = 1;\n`);
    const again = await lawgate('--version');
    expect(again).toMatchObject({ code: 0, output: '0.1.0\n' });
    expect(again.complaint).toContain('正在生成：网页服务与命令');
    expect(await folders()).toHaveLength(2);
  });

  test('says what does not compile, and leaves what was built', async () => {
    await pretendBuilt();
    const before = builtPart('server', tree.folder);
    await tree.write('server/main.ts', 'import import');
    const { code, complaint } = await lawgate('--version');
    expect(code).toBe(1);
    expect(complaint).toContain('server/main.ts');
    expect(complaint).toContain('没有生成');
    expect(builtPart('server', tree.folder)).toEqual(before);
  });

  test('refuses to build from a source that is not declared: nobody would notice its change', async () => {
    await tree.write('server/main.ts', "import '../activities/worker.ts';");
    const { code, complaint } = await run(...builderArguments(['server']));
    expect(code).toBe(1);
    expect(complaint).toContain('activities/worker.ts');
  });
});

test('what falls in compiled code tells where it is in the sources', async () => {
  const code = requireBuilt(['server', 'worker']);
  const web = await run('--enable-source-maps', path.join(code.server, 'web.js'));
  expect(web.complaint).toMatch(/"at":\["server\/main\.ts:\d+:\d+"/);
  const worker = await run(path.join(code.worker, entries.worker));
  expect(worker.complaint).toMatch(/"at":\["activities\/cases\.ts:\d+:\d+"/);
});
