import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../../server/cli/lawgate.mjs', import.meta.url));

let folder = '';

/** Typed at a shell, from a folder that is not the project's. */
function typed(...args: string[]): Promise<{ exitCode: number; output: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: tmpdir(), env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LAWGATE_DATA: folder } },
      (error, output, complaint) => {
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output, complaint });
      },
    );
  });
}

const json = (text: string): unknown => JSON.parse(text);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lawgate-command-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('lawgate due', () => {
  test('the five working days of Yuxi over the National Day, extended by three', async () => {
    const asked = ['due', '--profile', 'yuxi-sfj-2019', '--period', 'review', '--from', '2026-09-30'];
    const plain = await typed(...asked);
    expect(json(plain.output)).toMatchObject({ due: '2026-10-13', provisions: ['SEED-004.2.3.3', 'CC-201'] });
    const extended = await typed(...asked, '--extended-on', '2026-10-12');
    expect(extended.exitCode).toBe(0);
    expect(json(extended.output)).toMatchObject({ due: '2026-10-16' });
  });

  test('without a profile', async () => {
    const { exitCode, output } = await typed('due', '--days', '5', '--unit', 'workingDay', '--from', '2026-09-30');
    expect(exitCode).toBe(0);
    expect(json(output)).toMatchObject({ due: '2026-10-13' });
  });

  test('an impossible extension exits 1 with its refusal', async () => {
    const asked = ['due', '--period', 'review', '--from', '2026-09-30', '--extended-on'];
    const late = await typed(...asked, '2026-10-14', '--profile', 'yuxi-sfj-2019');
    expect(late.exitCode).toBe(1);
    expect(json(late.output)).toMatchObject({ code: 'extension-too-late' });
    const silent = await typed(...asked, '2026-10-12', '--profile', 'huaminglu-2019');
    expect(silent.exitCode).toBe(1);
    expect(json(silent.output)).toMatchObject({ code: 'extension-not-provided' });
  });

  test('an unknown profile or period exits 2 and says what there is', async () => {
    const noProfile = await typed('due', '--profile', 'atlantis', '--period', 'review', '--from', '2026-09-30');
    expect(noProfile.exitCode).toBe(2);
    expect(json(noProfile.output)).toMatchObject({ code: 'profile-unknown' });
    const noPeriod = await typed('due', '--profile', 'yuxi-sfj-2019', '--period', 'lunch', '--from', '2026-09-30');
    expect(noPeriod.exitCode).toBe(2);
    expect(json(noPeriod.output)).toMatchObject({ code: 'period-unknown' });
    expect(noPeriod.output).toContain('review');
  });
});

describe('lawgate profile and calendar', () => {
  test('profiles are listed, shown and compared', async () => {
    const list = await typed('profile', 'list', '--json');
    expect(list.output).toContain('"dazhou-2019-draft"');
    expect((await typed('profile', 'show', 'yuxi-sfj-2019')).output).toContain('行政执法协调监督科');
    expect((await typed('profile', 'compare', 'yuxi-sfj-2019', 'national-2026')).output).toContain('网上办理的许可');
    expect(await typed('profile', 'show', 'atlantis')).toMatchObject({ exitCode: 2 });
  });

  test('a calendar file is wholly right or told what is wrong', async () => {
    const file = path.join(folder, 'calendar.json');
    await writeFile(
      file,
      JSON.stringify({
        version: 'x',
        assumedDaysOff: [],
        years: { 2027: { source: 's', off: ['2027-02-30'], work: [] } },
      }),
    );
    const wrong = await typed('calendar', 'check', file);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.complaint).toContain('years.2027.off.0');
    await writeFile(
      file,
      JSON.stringify({
        version: 'x',
        assumedDaysOff: [],
        years: { 2027: { source: 's', off: ['2027-01-01'], work: [] } },
      }),
    );
    const sound = await typed('calendar', 'check', file);
    expect(sound).toMatchObject({ exitCode: 0 });
    expect(sound.output).toMatch(
      /法审没有在运行，对照随程序提供的日历 CN-.*\n没有日子变动。\n文件没有列出.*2027-10-01/,
    );
    await writeFile(file, '{');
    expect((await typed('calendar', 'check', file)).complaint).toContain('JSON');
    expect((await typed('calendar')).output).toContain('2026 年');
  });

  test('a check lists every day that would change, and a version that is used', async () => {
    const file = path.join(folder, 'next-year.json');
    const year = { source: '关于2027年部分节假日安排的通知（试）', off: ['2026-12-31'], work: ['2026-12-27'] };
    await writeFile(file, JSON.stringify({ version: 'CN-2027', assumedDaysOff: [], years: { 2026: year } }));
    const { output } = await typed('calendar', 'check', file);
    expect(output.match(/2026-\d\d-\d\d .* → [^ \n]+/g)).toEqual([
      '2026-12-27  周日  休息日 → 调休上班',
      '2026-12-31  周四  工作日 → 休息日',
    ]);
    const builtIn = fileURLToPath(new URL('../../../law/time/calendars/national.json', import.meta.url));
    expect((await typed('calendar', 'check', builtIn)).output).toMatch(/已经装入过[\s\S]*没有日子变动。$/m);
  });
});

test('help and complaints are in Chinese', async () => {
  const help = await typed('--help');
  expect(help.output).toMatch(/用法：[\s\S]*命令：/);
  const wrong = await typed('deu');
  expect(wrong.exitCode).toBe(1);
  expect(wrong.complaint).toMatch(/没有这个命令：deu[\s\S]*due/);
});

describe('where nothing runs', () => {
  test.for([
    [['admin', 'unit', 'list'], 1],
    [['admin', 'calendar', 'list'], 1],
    [['reconcile'], 1],
    [['rebuild'], 1],
    [['import', program], 2],
    [['import', 'nowhere.json'], 2],
  ] as const)('%s says so and what to do', async ([args, exitCode]) => {
    const answer = await typed(...args);
    expect(answer).toMatchObject({ exitCode, output: '' });
    expect(answer.complaint).toMatch(/[一-鿿].*。/);
  });

  test('administration explains itself', async () => {
    const help = await typed('admin', 'user', '--help');
    expect(help.output).toMatch(/set-office.*任职/);
    expect((await typed('admin', 'role', 'list')).output).toContain('deputyHead');
  });
});
