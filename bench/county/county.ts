import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../db/connect.ts';
import { readDemonstration, type Demonstration } from '../../server/demo/establishment.ts';
import { freePort } from '../../server/local/data-folder.ts';
import { findPostgres } from '../../server/local/postgres.ts';
import { recordedProcesses } from '../../server/local/processes/process-record.ts';

const START_WITHIN_MS = 300_000;
const root = path.join(import.meta.dirname, '../..');
export const commandFile = path.join(root, 'server/cli/lawgate.mjs');

/** An installation as a county runs it: `lawgate start`, with all its processes, on a folder that outlives it. */
export class County {
  readonly url: string;
  readonly dataFolder: string;
  /** From the command to its last word, when people may sign in. */
  readonly startedInMs: number;
  private readonly launcher: ChildProcess;

  private constructor(county: Pick<County, 'url' | 'dataFolder' | 'startedInMs'>, launcher: ChildProcess) {
    this.url = county.url;
    this.dataFolder = county.dataFolder;
    this.startedInMs = county.startedInMs;
    this.launcher = launcher;
  }

  static async start(dataFolder: string): Promise<County> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const begun = performance.now();
    const launcher = spawn(process.execPath, [commandFile, 'start'], {
      env: { ...process.env, LAWGATE_DATA: dataFolder, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    launcher.stdout.on('data', (text: Buffer) => {
      said += text.toString();
    });
    // Its last line tells where to go.
    while (!new RegExp(`${url}/?[^\\n]*\\n$`).test(said) || !(await isReady(url))) {
      if (launcher.exitCode !== null) throw new Error(`expected the installation to start, got ${said}`);
      if (performance.now() - begun > START_WITHIN_MS) throw new Error(`expected a start in time, got ${said}`);
      await pause(20);
    }
    return new County({ url, dataFolder, startedInMs: Math.round(performance.now() - begun) }, launcher);
  }

  /** By name: the launcher, and what it started. The folder is marked with this process too, which is none of it. */
  async pids(): Promise<Readonly<Record<string, number>>> {
    const recorded = Object.entries(await recordedProcesses(this.dataFolder));
    const parts = recorded.flatMap(([name, { pid }]) => (pid === process.pid ? [] : [[name, pid] as const]));
    return { ...Object.fromEntries(parts), launcher: this.launcher.pid ?? 0 };
  }

  async ownerUrl(): Promise<string> {
    const found = await findPostgres(this.dataFolder);
    if (found === undefined) throw new Error('expected PostgreSQL of the installation to run');
    return found.url;
  }

  async demonstration(): Promise<Demonstration> {
    const owner = connect(await this.ownerUrl(), { max: 1 });
    try {
      const found = await readDemonstration(owner.db);
      if (found === null) throw new Error('expected the demonstration, got an empty installation');
      return found;
    } finally {
      await owner.close();
    }
  }

  async stop(): Promise<void> {
    this.launcher.kill('SIGINT');
    if (this.launcher.exitCode === null) await once(this.launcher, 'exit');
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
