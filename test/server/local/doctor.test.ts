import net from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { calendarFinding } from '../../../server/local/checks/machine.ts';
import { clockFinding } from '../../../server/local/checks/running-parts.ts';
import { requireEnvironment } from '../../../server/local/environment.ts';
import { runDoctor } from '../../../server/local/doctor.ts';
import { startMailCatcher } from '../../../server/local/mail-catcher.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

let dataFolder: string;
let report: string;

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
  report = '';
  vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await removeDataFolder(dataFolder);
});

const write = (text: string): void => {
  report += text;
};

function examine(variables: Record<string, string>): Promise<number> {
  return runDoctor({ variables: { LAWGATE_DATA: dataFolder, ...variables }, now: new Date('2026-03-01'), write });
}

test('a machine with all parts answering is sound', async () => {
  const database = await createDatabase();
  const catcher = await startMailCatcher({ dataFolder });
  expect(await examine({ DATABASE_URL: database.url, SMTP_URL: catcher.url, PORT: '0' })).toBe(0);
  expect(report).not.toContain('✗');
  for (const title of [
    'Node.js',
    '数据目录',
    '端口',
    '中文字体',
    'PostgreSQL',
    'Temporal',
    '邮件',
    '时钟',
    '工作日历',
  ]) {
    expect(report).toContain(` ${title}：`);
  }
  await catcher.stop();
  await database.drop();
});

test('a clock that is not the database’s is a fault from a minute on', async () => {
  const database = await createDatabase();
  const environment = requireEnvironment({ DATABASE_URL: database.url, LAWGATE_DATA: dataFolder });
  const shifted = (seconds: number) => clockFinding(environment, () => Date.now() + seconds * 1000);
  expect(await shifted(0)).toMatchObject({ state: 'sound' });
  expect(await shifted(-50)).toMatchObject({ state: 'sound', detail: '与数据库的时钟相差 50 秒' });
  expect(await shifted(70)).toMatchObject({ state: 'fault' });
  expect(await shifted(-172_800)).toMatchObject({ state: 'fault', remedy: expect.stringContaining('对时') });
  await database.drop();
});

test('a machine with nothing set has what it needs to start', async () => {
  vi.stubEnv('TEMPORAL_ADDRESS', undefined);
  expect(await examine({ PORT: '0' })).toBe(0);
  expect(report).toMatch(/✓ PostgreSQL：程序已备好/);
  expect(report).toMatch(/✓ Temporal：程序已备好/);
});

test('a machine open to the network without a mail server is warned', async () => {
  await examine({ PORT: '0', HOST: '0.0.0.0' });
  expect(report).toMatch(/! 邮件：[^\n]+SMTP_URL[^\n]+\n +办法：[^\n]+SMTP_URL/);
  expect(report).toMatch(/! 网址：[^\n]+明文[^\n]+\n +办法：[^\n]+https/);
  report = '';
  await examine({ PORT: '0', HOST: '127.0.0.1' });
  expect(report).toMatch(/✓ 邮件：/);
  expect(report).toMatch(/✓ 网址：/);
});

test('each part that does not answer is a fault with its remedy', async () => {
  vi.stubEnv('TEMPORAL_ADDRESS', '127.0.0.1:1');
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const nowhere = { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', SMTP_URL: 'smtp://127.0.0.1:1', PORT: String(port) };
  expect(await examine(nowhere)).toBe(1);
  taken.close();
  expect(report).toMatch(/✗ 端口：[^\n]+占用\n +办法：/);
  expect(report).toMatch(/✗ PostgreSQL：[\s\S]+DATABASE_URL/);
  expect(report).toMatch(/✗ Temporal：[\s\S]+TEMPORAL_ADDRESS/);
  expect(report).toMatch(/✗ 邮件：[^\n]+\n +办法：/);
  expect(report).toContain('有 4 项需要处理');
});

test('a wrong environment is reported before anything else is tried', async () => {
  expect(await examine({ PORT: 'eighty' })).toBe(1);
  expect(report).toMatch(/^✗ 环境变量：PORT：/);
});

test.for([
  { years: { 2026: {}, 2027: {} }, state: 'sound' },
  { years: { 2026: {} }, state: 'warning' },
  { years: { 2025: {}, 2027: {} }, state: 'fault' },
])('in 2026 a calendar of %j is a $state', async ({ years, state }) => {
  const calendar = { version: 'test', years, assumedDaysOff: [] } as unknown as Parameters<typeof calendarFinding>[0];
  expect((await calendarFinding(calendar, new Date('2026-12-31T15:59:00Z'))).state).toBe(state);
});

test('the year of the calendar is that of Beijing', async () => {
  const calendar = { version: 'test', years: { 2026: {} }, assumedDaysOff: [] } as unknown as Parameters<
    typeof calendarFinding
  >[0];
  expect((await calendarFinding(calendar, new Date('2026-12-31T16:00:00Z'))).state).toBe('fault');
});
