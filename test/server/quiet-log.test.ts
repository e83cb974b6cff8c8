import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeLog } from '../../db/log.ts';
import { createApp } from '../../server/app.ts';
import { projectRoot } from '../../db/project-root.mjs';
import type { Installation } from '../../server/request/installation.ts';
import { handler } from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

/** An identity number in a draft. */
const canary = '110101199003078515';
const draftWith = (text: string) => contentOf(500_000, `当事人王小明，身份证${text}`);
const cookie = { cookie: `lawgate-session=${canary}` };

describe('the log of the web server', () => {
  let house: House;
  const lines: string[] = [];
  beforeAll(async () => {
    house = await House.open({ log: (entry) => writeLog(entry, (text) => lines.push(text)) });
  });
  afterAll(() => house.close());
  afterEach(() => {
    lines.length = 0;
    vi.restoreAllMocks();
  });

  test('of a session that is ended while a draft is saved: the code, and no word of the draft', async () => {
    const caseId = await house.openCase();
    const browser = await house.signedIn(handler);
    const written = stderr();
    const { owner } = house.stage;
    const answer = await owner.begin(async (sql) => {
      await sql`select from draft where case_id = ${caseId} for update`;
      const saving = browser.fetch(`/api/cases/${caseId}/draft`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: 1, content: draftWith(canary) }),
      });
      await endWaitingSession(house);
      return saving;
    });
    expect(answer.status).toBe(503);
    const log = lines.join('');
    // What the server said before it went, or the socket that closed, whichever came first.
    expect(log).toMatch(/"57P01"|"CONNECTION_CLOSED"/);
    expect(log).toContain(`/api/cases/${caseId}/draft`);
    expect(log + written.join('')).not.toMatch(/110101199|王小明|身份证/);
    expect(await answer.text()).not.toContain(canary);
  });

  test('of a row the schema refuses: the constraint, and no word of the row', async () => {
    const caseId = await house.openCase();
    const browser = await house.signedIn(handler);
    const { owner } = house.stage;
    await owner`alter table draft add constraint one_version_only check (version < 2) not valid`;
    const written = stderr();
    const answer = await browser.fetch(`/api/cases/${caseId}/draft`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: 1, content: draftWith(canary) }),
    });
    await owner`alter table draft drop constraint one_version_only`;
    expect(answer.status).toBe(500);
    expect(lines.join('')).toMatch(/"23514".*"one_version_only"/);
    expect(lines.join('') + written.join('')).not.toMatch(/110101199|王小明|身份证/);
  });

  test.each([
    ['in a cookie', '/api/cases', cookie],
    ['in a question', `/public?q=${canary}`, {}],
    ['for a token', `/task/${canary}?x=${canary}`, cookie],
    ['for an id', `/public/decisions/${encodeURIComponent('王小明')}${canary}`, {}],
  ])('of a fault while somebody writes a name %s: not the name', async (_where, target, headers) => {
    const written = stderr();
    await atBrokenServer(
      (entry) => {
        writeLog(entry, (text) => lines.push(text));
      },
      (at) => fetch(at + target, { headers }),
    );
    expect(lines.join('')).toContain('"fault"');
    expect(lines.join('') + written.join('')).not.toMatch(/110101|王小明|%E7/);
  });

  test('of what can no longer be answered: the kind, where Express would print the error', async () => {
    const written = stderr();
    let times = 0;
    const answer = atBrokenServer(
      (entry) => {
        times += 1;
        if (times === 1) throw new Error(canary);
        writeLog(entry, (text) => lines.push(text));
      },
      (at) => fetch(`${at}/public`),
    );
    await expect(answer).rejects.toThrow('fetch failed');
    expect(lines.join('')).toContain('"fault"');
    expect(lines.join('') + written.join('')).not.toContain('110101');
  });
});

/** All that this process writes besides. */
function stderr(): string[] {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  for (const name of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((...text: unknown[]) => void written.push(JSON.stringify(text)));
  return written;
}

/** A server whose every part fails when it is touched, the log excepted. */
async function atBrokenServer(log: Installation['log'], ask: (at: string) => Promise<Response>): Promise<void> {
  const baseUrl = new URL('http://lawgate.test');
  const server = createApp({
    log,
    baseUrl,
    host: '127.0.0.1',
    trustedProxies: [] as readonly string[],
  } as Installation).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

/** Kills the session that waits to save a draft, once it does. */
async function endWaitingSession({ stage: { owner } }: House): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const killed = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%update draft set%'`;
    if (killed.length > 0) return;
    await pause(50);
  }
  throw new Error('expected somebody to save a draft, nobody does');
}

describe('a process that falls', () => {
  test.each([
    ['nobody caught', 'setTimeout(() => { throw error; }, 1);'],
    ['nobody awaited', 'void Promise.reject(error);'],
    ['at the top', 'throw error;'],
  ])('of an error %s writes the kind, and nothing of what it carries', async (_how, end) => {
    const program = `
      import { DrizzleQueryError } from 'drizzle-orm';
      import { logCrashes } from './db/log.ts';
      logCrashes();
      const cause = Object.assign(new Error('${canary}'), { code: '57P01', detail: '${canary}' });
      const error = new DrizzleQueryError('update "draft"', ['${canary}'], cause);
      ${end}
      await new Promise((resolve) => setTimeout(resolve, 5000));`;
    const { code, output } = await run(['--import', 'tsx', '--input-type=module', '-e', program]);
    expect(code).toBe(1);
    expect(output).toMatch(/"crash".*"DrizzleQueryError".*"57P01"/);
    expect(output).not.toContain('110101');
  });

  test.each(['server/main.ts', 'activities/main.ts', 'server/cli/lawgate.mjs'])('%s says so', async (file) => {
    const { code, output } = await run(['--import', 'tsx', file, 'due', '--from', canary]);
    expect(code).not.toBe(0);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
