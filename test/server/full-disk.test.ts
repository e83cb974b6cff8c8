import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../db/project-root.mjs';
import { handler } from '../fixtures/cases.ts';
import { House, type Browser } from '../fixtures/server.ts';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${text}\n%%EOF`);
const upload = (browser: Browser, bytes: Buffer) =>
  browser.fetch('/api/files?name=a.pdf', {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(bytes),
  });

describe('a disk with less free than is kept for the record', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ uploads: { leastFree: 1, mostReservedBytes: Infinity } });
  });
  afterAll(() => house.close());

  test('takes no upload, says so, and goes on with the acts', async () => {
    const browser = await house.signedIn(handler);
    const answer = await upload(browser, pdf('x'));
    expect([answer.status, await answer.json()]).toMatchObject([
      507,
      { code: 'disk-full', sentence: expect.stringMatching(/剩余空间不足/) as string },
    ]);
    expect(existsSync(path.join(house.dataFolder, 'files'))).toBe(false);
    expect((await upload(house.browser(), pdf('x'))).status).toBe(401);
    expect(await house.state(await house.openCase())).toBe('drafting');
  });
});

describe('an upload that fails', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  test('leaves no half behind', async () => {
    const bytes = pdf('there is a folder in its place');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const folder = path.join(house.dataFolder, 'files', hash.slice(0, 2));
    await mkdir(path.join(folder, hash, 'x'), { recursive: true });
    const browser = await house.signedIn(handler);
    expect((await upload(browser, bytes)).status).toBe(500);
    expect(await readdir(folder)).toEqual([hash]);
  });

  test('that is cut off leaves nothing', async () => {
    const browser = await house.signedIn(handler);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const bytes = pdf('cut off');
    const request = http.request(new URL('/api/files?name=a.pdf', house.server.address), {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/pdf', 'content-length': 1_000_000 },
    });
    const gone = once(request, 'error');
    request.write(bytes);
    setTimeout(() => request.destroy(new Error('cut off')), 200);
    await gone;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const folder = path.join(house.dataFolder, 'files', hash.slice(0, 2));
    expect(existsSync(folder) ? await readdir(folder) : []).toEqual([]);
    expect((await upload(browser, bytes)).status).toBe(200);
  });
});

/** Runs a module as a program of its own. */
const run = (code: string, stdout: number | 'pipe', stderr: number | 'pipe'): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: projectRoot,
    stdio: ['ignore', stdout, stderr],
  });

const exitOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'exit'))[0] as unknown;

describe('a process outlives what it writes to', () => {
  test('a log on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const child = run(
      `import { logCrashes, writeLog } from './db/log.ts';
      logCrashes();
      for (let line = 0; line < 3; line += 1) {
        writeLog({ level: 'error', event: 'fault', error: new Error('x') });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      process.stdout.write('alive');`,
      'pipe',
      full,
    );
    closeSync(full);
    let said = '';
    child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    expect([await exitOf(child), said]).toEqual([0, 'alive']);
  });

  test('the terminal of the supervisor', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-terminal-'));
    const child = run(
      `import { Supervisor } from './server/local/processes/supervisor.ts';
      const supervisor = await Supervisor.open({ dataFolder: ${JSON.stringify(folder)} });
      for (let line = 0; line < 20; line += 1) {
        supervisor.say('still here');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await supervisor.stop();
      process.exit(7);`,
      'pipe',
      'pipe',
    );
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await exitOf(child)).toBe(7);
    await rm(folder, { recursive: true, force: true });
  });
});
