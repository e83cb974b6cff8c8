import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { appUrl, bootstrapRoles } from '../../db/roles.ts';
import { entries, requireBuilt } from '../../server/local/build/built.mjs';
import { establishDemonstration, foundAuthority } from '../../server/demo/establishment.ts';
import { member, squads, units } from '../../server/demo/people.ts';
import { freePort } from '../../server/local/data-folder.ts';
import { startPostgres, type RunningPostgres } from '../../server/local/postgres.ts';
import { wholeCase } from '../../server/contract/cases.ts';
import { signInTo, type ProgramSession } from '../../server/contract/program-session.ts';
import { contentOf, today } from '../fixtures/stage.ts';
import { removeDataFolder, temporaryDataFolder } from '../fixtures/temporary-data.ts';

const APP_PASSWORD = 'app-of-the-tests';

/** Worker, server and PostgreSQL as the processes they are in operation, so that they can be killed as such. */
class Machine {
  readonly folder: string;
  readonly httpPort: number;
  readonly workerPort: number;
  private postgres: RunningPostgres;
  private readonly children: ChildProcess[] = [];

  private constructor(folder: string, postgres: RunningPostgres, httpPort: number, workerPort: number) {
    this.folder = folder;
    this.postgres = postgres;
    this.httpPort = httpPort;
    this.workerPort = workerPort;
  }

  static async open(): Promise<Machine> {
    const folder = await temporaryDataFolder();
    const postgres = await startPostgres({ dataFolder: folder });
    await bootstrapRoles({ url: postgres.url, password: APP_PASSWORD });
    await migrate({ url: postgres.url });
    await writeFile(path.join(folder, 'secret'), randomBytes(32).toString('hex'), { mode: 0o600 });
    return new Machine(folder, postgres, await freePort(), await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  get ownerUrl(): string {
    return this.postgres.url;
  }

  async startProcesses(): Promise<void> {
    const code = requireBuilt(['server', 'worker', 'procedure']);
    const settings = {
      DATABASE_URL: appUrl(this.postgres.url, APP_PASSWORD),
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'lawgate@localhost.localdomain',
      BASE_URL: this.url,
      LAWGATE_DATA: this.folder,
      LAWGATE_SECRET_FILE: path.join(this.folder, 'secret'),
      LAWGATE_BUNDLE: path.join(code.procedure, entries.procedure),
      WORKER_PORT: String(this.workerPort),
      HOST: '127.0.0.1',
      PORT: String(this.httpPort),
    };
    for (const file of [path.join(code.worker, entries.worker), path.join(code.server, 'web.js')]) {
      const env = { ...process.env, ...settings };
      this.children.push(spawn(process.execPath, [file], { env, stdio: 'ignore' }));
    }
    await answering(`http://127.0.0.1:${this.workerPort}/`);
    await answering(`${this.url}/healthz`);
  }

  /** Without a warning, all at once. */
  async killAll(): Promise<void> {
    const gone = this.children.splice(0).map(async (child) => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    });
    if (this.postgres.pid !== undefined) process.kill(this.postgres.pid, 'SIGKILL');
    await Promise.all(gone);
  }

  async startAgain(): Promise<void> {
    this.postgres = await startPostgres({ dataFolder: this.folder, port: this.postgres.port });
    await this.startProcesses();
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await this.postgres.stop();
    await removeDataFolder(this.folder);
  }
}

async function answering(url: string): Promise<void> {
  for (let left = 300; left > 0; left -= 1) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await pause(100);
  }
  throw new Error(`expected an answer of ${url}, got none`);
}

describe('everything killed between an acknowledged act and the next', () => {
  let machine: Machine;
  let password: string;

  beforeAll(async () => {
    machine = await Machine.open();
    const owner = connect(machine.ownerUrl, { max: 1 });
    const demonstration = await establishDemonstration(owner.db, new Date());
    await foundAuthority(owner.db, demonstration);
    password = demonstration.password;
    await owner.close();
    await machine.startProcesses();
  });
  afterAll(() => machine.close());

  test('the act is there once, whether or not its answer arrived, and the case goes on', async () => {
    const caseId = randomUUID();
    const handler = await signInTo(machine.url, member('handler1').login, password);
    await handler.api.openCase({ body: opening(caseId) });
    const finalize = await draftAct(handler, caseId);
    const { hash: contentHash } = await handler.api.draft({ params: { id: caseId } });
    await handler.api.act({ params: { id: caseId }, body: finalize });

    await machine.killAll();
    await machine.startAgain();
    expect(await recordedTimes(machine, caseId)).toEqual({ openCase: 1, finalizeDraft: 1 });

    // This time the answer is lost as well: the processes die while the act is on its way.
    const head = await signInTo(machine.url, member('squadHead1').login, password);
    const view = wholeCase(await head.api.caseView({ params: { id: caseId } }));
    const sign = {
      act: { type: 'signSubmission', contentHash } as never,
      expectedRevision: view.head.revision,
      commandId: randomUUID(),
    };
    const lost = head.api.act({ params: { id: caseId }, body: sign }).catch(() => undefined);
    await pause(15);
    await machine.killAll();
    await lost;
    await machine.startAgain();

    const again = await signInTo(machine.url, member('squadHead1').login, password);
    await settled(again, caseId, sign);
    expect(await recordedTimes(machine, caseId)).toEqual({ openCase: 1, finalizeDraft: 1, signSubmission: 1 });
    const { head: now } = wholeCase(await again.api.caseView({ params: { id: caseId } }));
    expect(now.state).toBe('readyToSubmit');
  }, 240_000);
});

type ActBody = Parameters<ProgramSession['api']['act']>[0]['body'];

/** Sends the very same command until it is known what became of it. */
async function settled(session: ProgramSession, caseId: string, body: ActBody): Promise<void> {
  for (let left = 20; left > 0; left -= 1) {
    const outcome = await session.api.act({ params: { id: caseId }, body }).catch((error: unknown) => error);
    if (typeof outcome === 'object' && outcome !== null && 'outcome' in outcome && outcome.outcome === 'recorded')
      return;
    await pause(1000);
  }
  throw new Error('expected the act to be recorded in the end, got no such answer');
}

const opening = (caseId: string) => ({
  commandId: randomUUID(),
  caseId,
  openedOn: today(),
  handlingUnitId: units.firstSquad.id,
  handlers: squads[1].handlers.map((key) => member(key).id),
  content: contentOf() as never,
});

async function draftAct(session: ProgramSession, caseId: string): Promise<ActBody> {
  const { version } = await session.api.draft({ params: { id: caseId } });
  return {
    act: { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null } as never,
    expectedRevision: 1,
    commandId: randomUUID(),
  };
}

async function recordedTimes(machine: Machine, caseId: string): Promise<Readonly<Record<string, number>>> {
  const owner = connect(machine.ownerUrl, { max: 1 });
  const rows = await owner.sql<{ type: string; times: number }[]>`
    select type, count(*)::int as times from ledger where subject_id = ${caseId} group by type`;
  await owner.close();
  return Object.fromEntries(rows.map(({ type, times }) => [type, times]));
}
