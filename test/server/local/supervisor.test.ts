import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { findParts, startParts } from '../../../server/local/parts.ts';
import { startChild, type ChildSpec } from '../../../server/local/processes/child-process.ts';
import { identityOf, stopProcess } from '../../../server/local/processes/process-identity.ts';
import { recordedProcesses } from '../../../server/local/processes/process-record.ts';
import { Supervisor } from '../../../server/local/processes/supervisor.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

let dataFolder: string;
let console: string;

const write = (text: string): void => {
  console += text;
};

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
  console = '';
});

afterEach(async () => {
  const { 'test-run': _owner, ...left } = await recordedProcesses(dataFolder);
  const children = Object.values(left).filter(({ pid }) => pid !== process.pid);
  await Promise.all(children.map((entry) => stopProcess(entry)));
  await removeDataFolder(dataFolder);
});

/** Other code. */
const another = (version: string): string[] => ['-e', `setInterval(() => ${version}, 1000)`];

/** Found again by its command line, whether or not anybody wrote it down. */
const marked = (): string[] => ['-e', 'setInterval(() => undefined, 1000)', dataFolder];

async function livingMarked(): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return pids.filter((_pid, index) => lines[index]?.endsWith(`${dataFolder}\0`));
}

function child(changes: Partial<ChildSpec> = {}): ChildSpec {
  return {
    name: 'worker',
    title: '后台进程',
    dataFolder,
    args: ['-e', 'setInterval(() => undefined, 1000)'],
    settings: {},
    isReady: () => Promise.resolve(true),
    ...changes,
  };
}

describe('the supervisor', () => {
  test('says what it starts, and stops in the reverse order', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const order: string[] = [];
    for (const title of ['PostgreSQL', 'Temporal', 'worker', 'web']) {
      await supervisor.bringUp(title, async () => ({ stop: async () => void order.push(title) }));
    }
    expect(console).toMatch(/^启动 PostgreSQL … 就绪（\d+\.\d 秒）\n启动 Temporal … /);
    await Promise.all([supervisor.stop(), supervisor.stop()]);
    await supervisor.untilStopped;
    expect(order).toEqual(['web', 'worker', 'Temporal', 'PostgreSQL']);
  });

  test('starts together what is asked for together, and stops it in the order of the calls', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const order: string[] = [];
    const slow = { up: (): void => undefined };
    const start = (title: string, up: Promise<void>) =>
      supervisor.bringUp(title, async () => {
        await up;
        return { stop: async () => void order.push(title) };
      });
    const first = start('Temporal', new Promise((resolve) => (slow.up = resolve)));
    await start('worker', Promise.resolve());
    expect(console).toMatch(/^启动 Temporal … \n {2}启动 worker … 就绪（\d\.\d 秒）\n {2}… $/);
    slow.up();
    await first;
    expect(console).toMatch(/ {2}… 就绪（\d\.\d 秒）\n$/);
    await supervisor.stop();
    expect(order).toEqual(['worker', 'Temporal']);
  });

  test('waits for what is starting when it is stopped, and stops that too', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const stop = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const starting = ['one', 'other'].map((title) =>
      supervisor.bringUp(title, () => pause(200).then(() => ({ stop }))).catch((cause: unknown) => cause),
    );
    await supervisor.stop();
    expect(stop).toHaveBeenCalledTimes(2);
    expect(await Promise.all(starting)).toEqual([expect.any(Error), expect.any(Error)]);
  });

  test('refuses a second one on the same data folder', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    await expect(Supervisor.open({ dataFolder, write })).rejects.toThrow(String(process.pid));
    await supervisor.stop();
    await (await Supervisor.open({ dataFolder, write })).stop();
  });

  test('stops the others when one will not stop', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const stop = vi.fn<() => Promise<void>>(() => Promise.resolve());
    await supervisor.bringUp('first', async () => ({ stop }));
    await supervisor.bringUp('stuck', async () => ({ stop: () => Promise.reject(new Error('no')) }));
    await supervisor.stop();
    expect(stop).toHaveBeenCalledOnce();
  });

  test('starts a child again that was killed, and says so', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const { pid } = await supervisor.bringUp('后台进程', () => startChild(child()));
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(console).toContain('后台进程 已重新启动'), { timeout: 5000 });
    expect(console).toContain('后台进程 意外退出，1 秒后重新启动');
    const again = (await recordedProcesses(dataFolder))['worker'];
    expect(again?.pid).not.toBe(pid);
    await supervisor.stop();
    expect(await identityOf(again?.pid ?? 0)).toBeUndefined();
  });

  test('lets nothing live that it could not write down, and goes on once it can', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const { pid } = await supervisor.bringUp('后台进程', () => startChild(child({ args: marked() })));
    expect(await livingMarked()).toEqual([String(pid)]);
    // As on a full disk.
    await mkdir(path.join(dataFolder, 'processes.json.new'));
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(console).toContain('后台进程 无法登记'), { timeout: 8000 });
    expect(await livingMarked()).toEqual([]);
    await rm(path.join(dataFolder, 'processes.json.new'), { recursive: true });
    await vi.waitFor(() => expect(console).toContain('后台进程 已重新启动'), { timeout: 8000 });
    const entry = (await recordedProcesses(dataFolder))['worker'];
    expect(await livingMarked()).toEqual([String(entry?.pid)]);
    await supervisor.stop();
  });

  test('starts at once what had lived a while', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const { pid } = await supervisor.bringUp('后台进程', () => startChild(child()));
    await pause(5200);
    const killed = performance.now();
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(console).toContain('后台进程 已重新启动'), { timeout: 5000, interval: 10 });
    // Half a second is what a look now and then would take.
    expect(performance.now() - killed).toBeLessThan(500);
    expect(console).toContain('后台进程 意外退出，立即重新启动');
    await supervisor.stop();
  });

  test('renews a child as it is made now, at once and without calling it a fall', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    let version = '1';
    const { pid } = await supervisor.bringUp('后台进程', () => startChild(child({ args: another(version) })));
    const { fingerprint } = (await recordedProcesses(dataFolder))['worker'] ?? {};
    version = '2';
    await supervisor.renew('后台进程');
    await vi.waitFor(() => expect(console).toContain('后台进程 已重新启动'), { timeout: 5000 });
    expect(console).not.toContain('意外退出');
    await pause(100);
    const again = (await recordedProcesses(dataFolder))['worker'];
    expect(again?.pid).not.toBe(pid);
    expect(again?.fingerprint).not.toBe(fingerprint);
    await supervisor.stop();
    await supervisor.renew('后台进程');
    expect(await identityOf(again?.pid ?? 0)).toBeUndefined();
  });

  test('renews and waits until it is up, of a process of ours alone', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const { pid } = await supervisor.bringUp('后台进程', () => startChild(child()));
    await supervisor.bringUp('elsewhere', async () => ({ stop: () => Promise.resolve() }));
    await supervisor.renewed('后台进程');
    await supervisor.renewed('elsewhere');
    expect(console.match(/已重新启动/g)).toHaveLength(1);
    const again = (await recordedProcesses(dataFolder))['worker'];
    expect(again === undefined ? undefined : await identityOf(again.pid)).toBeDefined();
    expect(again?.pid).not.toBe(pid);
    await supervisor.stop();
  });

  test('renews what would not start, without waiting for its pause to end', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    let isBroken = false;
    const start = () => (isBroken ? Promise.reject(new Error('half written')) : startChild(child()));
    await supervisor.bringUp('后台进程', start);
    isBroken = true;
    await supervisor.renew('后台进程');
    // After the third failure the pause is four seconds.
    await vi.waitFor(() => expect(console).toContain('4 秒后重新启动'), { timeout: 10_000, interval: 20 });
    isBroken = false;
    const asked = performance.now();
    await supervisor.renew('后台进程');
    await vi.waitFor(() => expect(console).toContain('后台进程 已重新启动'), { timeout: 5000, interval: 20 });
    expect(performance.now() - asked).toBeLessThan(3000);
    await supervisor.stop();
  });

  test('renews again what was asked for while it was starting', async () => {
    const supervisor = await Supervisor.open({ dataFolder, write });
    const started: string[] = [];
    let version = '1';
    const until = { released: Promise.resolve(), release: (): void => undefined };
    await supervisor.bringUp('后台进程', async () => {
      const made = version;
      await until.released;
      started.push(made);
      return startChild(child({ args: another(made) }));
    });
    until.released = new Promise((resolve) => {
      until.release = resolve;
    });
    version = '2';
    await supervisor.renew('后台进程');
    await pause(1000);
    version = '3';
    await supervisor.renew('后台进程');
    until.release();
    await vi.waitFor(() => expect(started).toEqual(['1', '2', '3']), { timeout: 5000 });
    await vi.waitFor(() => expect(console.match(/已重新启动/g)).toHaveLength(2), { timeout: 5000 });
    await supervisor.stop();
  });
});

describe('a child that outlived us', () => {
  test('is taken over when it runs the same code with the same settings', async () => {
    const first = await startChild(child());
    const second = await startChild(child());
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
  });

  test.for([{ args: another('2') }, { settings: { PORT: '1' } }])('is replaced otherwise: %j', async (changes) => {
    const first = await startChild(child());
    const second = await startChild(child(changes));
    expect(second.adopted).toBe(false);
    expect(await identityOf(first.pid ?? 0)).toBeUndefined();
  });

  test('that dies at once is reported with the end of its log', async () => {
    const args = ['-e', 'console.error("no such law"); process.exit(3)'];
    await expect(startChild(child({ args, isReady: () => Promise.resolve(false) }))).rejects.toThrow(
      /代码 3[\s\S]*no such law/,
    );
  });
});

describe('the parts of one installation', () => {
  const external = { DATABASE_URL: undefined, SMTP_URL: 'smtp://127.0.0.1:1' };

  beforeEach(() => {
    vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('come up, are found by a command beside them, come back under the same address, and go', async () => {
    const environment = { ...external, LAWGATE_DATA: dataFolder };
    const parts = await startParts({ environment, write });
    await parts.up;
    expect(parts.mailIsCaught).toBe(false);
    expect(await findParts(environment)).toEqual({
      databaseUrl: parts.databaseUrl,
      temporalAddress: parts.temporalAddress,
    });
    process.kill((await recordedProcesses(dataFolder))['postgres']?.pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(console).toContain('PostgreSQL 已重新启动'), { timeout: 8000, interval: 100 });
    const sql = postgres(parts.databaseUrl, { max: 1 });
    expect(await sql`select 1 as answer`).toMatchObject([{ answer: 1 }]);
    await sql.end();
    await parts.stop();
    expect(await findParts(environment)).toBeUndefined();
  });

  test.each([
    ['0.0.0.0', undefined, true],
    ['::', undefined, true],
    ['127.0.0.1', undefined, false],
    ['0.0.0.0', 'smtp://127.0.0.1:1', false],
  ] as const)('on %s with %s as the mail server: a warning that mails stay here: %s', async (HOST, SMTP_URL, warns) => {
    const environment = { DATABASE_URL: inject('postgresUrl'), SMTP_URL, HOST, LAWGATE_DATA: dataFolder };
    const parts = await startParts({ environment, write });
    await parts.up;
    await parts.stop();
    expect(/警告：HOST=[^\n]*SMTP_URL[^\n]*不会寄出/.test(console)).toBe(warns);
  });

  test('are stopped in order by ^C, the second of which is answered, within ten seconds', async () => {
    const program = path.join(dataFolder, 'start.mts');
    const part = new URL('../../../server/local/parts.ts', import.meta.url).href;
    await writeFile(
      program,
      `import { startParts } from ${JSON.stringify(part)};
       const parts = await startParts({ environment: ${JSON.stringify({ LAWGATE_DATA: dataFolder })} });
       await parts.up;
       console.log('ALL UP');
       await parts.supervisor.untilStopped;`,
    );
    const main = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    main.stdout.on('data', (bytes: Buffer) => write(String(bytes)));
    await vi.waitFor(() => expect(console).toContain('ALL UP'), { timeout: 20_000, interval: 50 });
    const { postgres: database } = await recordedProcesses(dataFolder);
    await interruptTwice(main);
    expect(console).toMatch(/SMTP 已停止[\s\S]*Temporal 已停止[\s\S]*PostgreSQL 已停止/);
    expect(console).toContain('正在停止，请稍候');
    expect(await identityOf(database?.pid ?? 0)).toBeUndefined();
    expect(await readFile(path.join(dataFolder, 'processes.json'), 'utf8')).not.toContain('supervisor');
  });
});

async function interruptTwice(main: ChildProcess): Promise<void> {
  const began = performance.now();
  main.kill('SIGINT');
  await pause(50);
  main.kill('SIGINT');
  await once(main, 'exit');
  expect(performance.now() - began).toBeLessThan(10_000);
}
