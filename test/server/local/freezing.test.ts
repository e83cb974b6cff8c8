import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../server/local/data-folder.ts';
import { startPostgres } from '../../../server/local/postgres.ts';
import { startChild } from '../../../server/local/processes/child-process.ts';
import { isFrozen } from '../../../server/local/processes/freezing.ts';
import { recordedProcesses } from '../../../server/local/processes/process-record.ts';
import { Supervisor } from '../../../server/local/processes/supervisor.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

let dataFolder: string;
let console: string;
let supervisor: Supervisor;

/** Two minutes are too long for a test. */
const patience = { everyMs: 200, withinMs: 400, times: 4 };

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
  console = '';
  supervisor = await Supervisor.open({ dataFolder, patience, write: (text) => (console += text) });
});

afterEach(async () => {
  await supervisor.stop();
  await removeDataFolder(dataFolder);
});

const frozen = (pid: number | undefined): boolean => process.kill(pid ?? 0, 'SIGSTOP');
const restarted = (title: string) =>
  vi.waitFor(() => expect(console).toContain(`${title} 已重新启动`), { timeout: 20_000 });

describe('a part that stands still', () => {
  test('is noticed and brought back; one that only stops for a moment is left alone', async () => {
    const port = await freePort();
    const program = `http.createServer((_, answer) => answer.end()).listen(${port}, '127.0.0.1')`;
    const url = `http://127.0.0.1:${port}`;
    const { pid } = await supervisor.bringUp('后台进程', () =>
      startChild({
        name: 'worker',
        title: '后台进程',
        dataFolder,
        args: ['-e', program],
        settings: {},
        isReady: (_started, withinMs = 1000) =>
          fetch(url, { signal: AbortSignal.timeout(withinMs) }).then(
            ({ ok }) => ok,
            () => false,
          ),
      }),
    );
    frozen(pid);
    await pause(800);
    process.kill(pid ?? 0, 'SIGCONT');
    await pause(2500);
    expect(console).not.toContain('多次没有应答');
    frozen(pid);
    await restarted('后台进程');
    expect(console).toContain('后台进程 多次没有应答，重新启动');
    expect(console).not.toContain('意外退出');
    expect((await recordedProcesses(dataFolder))['worker']?.pid).not.toBe(pid);
    expect((await fetch(url)).ok).toBe(true);
  });

  test('is PostgreSQL, which comes back under its address', async () => {
    const { pid, url } = await supervisor.bringUp('PostgreSQL', (previous?: { port: number }) =>
      startPostgres({ dataFolder, port: previous?.port }),
    );
    await pause(1500);
    expect(console).not.toContain('多次没有应答');
    frozen(pid);
    await restarted('PostgreSQL');
    const sql = postgres(url, { max: 1 });
    expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }]);
    await sql.end();
  });
});

test('a silence while we ourselves stood still says nothing of the other', async () => {
  const over = new AbortController();
  let asked = 0;
  const answers = async (): Promise<boolean> => {
    asked += 1;
    const until = performance.now() + 2200;
    while (performance.now() < until);
    if (asked === 2) over.abort();
    return false;
  };
  expect(await isFrozen(answers, { everyMs: 1, withinMs: 100, times: 1 }, over.signal)).toBe(false);
});
