import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { developmentEnvironment } from '../../../server/cli/development.ts';
import { isAlive } from '../../../server/local/processes/process-identity.ts';
import { recordedProcesses, type ProcessEntry } from '../../../server/local/processes/process-record.ts';
import { effort } from '../../fixtures/effort.ts';
import { PlantedTree } from '../../fixtures/planted-tree.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

const PATIENCE = { timeout: 150_000, interval: 100 };

// Half a minute on a machine of its own, minutes on a busy one: only the long run has it.
describe.each(effort === 1 ? [] : ['dev --empty'])('an installation for development: %s', (words) => {
  let tree: PlantedTree;
  let dataFolder: string;
  let command: ChildProcess;
  let console = '';
  let url = '';

  beforeAll(async () => {
    tree = await PlantedTree.copy('activities', 'db', 'server', 'web', 'temporal.config.ts', 'tsconfig.json');
    dataFolder = await temporaryDataFolder();
    const { PATH, HOME } = process.env;
    command = spawn(process.execPath, ['server/cli/lawgate.mjs', ...words.split(' ')], {
      cwd: tree.folder,
      env: { PATH, HOME, LAWGATE_DATA: dataFolder, PORT: '0', TEMPORAL_ADDRESS: inject('temporalAddress') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [command.stdout, command.stderr]) {
      stream?.on('data', (text: Buffer) => {
        console += text.toString();
      });
    }
    const fallen = once(command, 'exit').then(() => Promise.reject(new Error(console)));
    await Promise.race([fallen, vi.waitUntil(() => console.includes('开发模式'), PATIENCE)]);
    fallen.catch(() => undefined);
    url = /法审已就绪：(\S+)/.exec(console)?.[1] ?? '';
  });

  afterAll(async () => {
    command.kill('SIGINT');
    if (command.exitCode === null && command.signalCode === null) await once(command, 'exit');
    await removeDataFolder(dataFolder);
    await tree.remove();
  });

  const answer = async (at: string): Promise<string> => (await fetch(url + at)).text();

  const change = async (file: string, from: string, to: string): Promise<void> => {
    const text = await tree.read(file);
    expect(text).toContain(from);
    await tree.write(file, text.replace(from, to));
  };

  const processes = async (): Promise<Record<string, ProcessEntry | undefined>> => recordedProcesses(dataFolder);

  test('makes again what a change touches, and nothing else', async () => {
    expect(await answer('/healthz')).toBe('ok');
    const before = await processes();
    // The same text, written anew.
    await change('server/http/health.ts', 'healthz', 'healthz');
    await change('server/http/health.ts', "send('ok')", "send('planted')");
    await vi.waitFor(async () => expect(await answer('/healthz')).toBe('planted'), PATIENCE);
    expect((await processes())['worker']).toEqual(before['worker']);
    expect(console).not.toContain('页面：源文件有改动');

    await change('web/index.html', '</title>', ' planted</title>');
    await vi.waitFor(async () => expect(await answer('/')).toContain(' planted</title>'), PATIENCE);
    expect(console).not.toContain('流程代码：源文件有改动');
  });

  test('bundles the procedure again before the worker that runs it', async () => {
    const before = await processes();
    await change('workflows/process.ts', 'import ', '/* planted */ import ');
    await vi.waitFor(() => expect(console).toContain('办案进程 已重新启动'), PATIENCE);
    expect(console).toMatch(/流程代码：已重新生成[^]*办案进程 已重新启动/);
    expect((await processes())['worker']?.pid).not.toBe(before['worker']?.pid);
    expect((await processes())['web']).toEqual(before['web']);
  });

  test('says what cannot be built and tries again when it is mended', async () => {
    await change('web/main.tsx', 'import ', 'import import ');
    await vi.waitFor(() => expect(console).toContain('页面：没有生成'), PATIENCE);
    await change('web/main.tsx', 'import import ', 'import ');
    await change('web/index.html', '</title>', ' mended</title>');
    await vi.waitFor(async () => expect(await answer('/')).toContain(' mended</title>'), PATIENCE);
  });

  test('leaves nothing running', async () => {
    const { 'test-run': _owner, ...running } = await processes();
    expect(Object.keys(running).toSorted()).toEqual(['postgres', 'supervisor', 'web', 'worker']);
    command.kill('SIGINT');
    await once(command, 'exit');
    for (const each of Object.values(running)) expect(each !== undefined && (await isAlive(each))).toBe(false);
  });
});

test.each([
  [{}, 'data-dev'],
  [{ LAWGATE_DATA: '' }, 'data-dev'],
  [{ LAWGATE_DATA: 'elsewhere' }, 'elsewhere'],
])('development has data of its own: %j', (variables, folder) => {
  expect(developmentEnvironment(variables).LAWGATE_DATA).toBe(path.resolve(folder));
});
