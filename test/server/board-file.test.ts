import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../law/time/civil-date.ts';
import { csvOf } from '../../server/cases/views/csv.ts';
import { handler, reviewUnit, supervisor } from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
  // Opened long ago: finalizing it is not bound to a day, deciding it is.
  const openedOn = addDays(today(), -120);
  const content = { ...contentOf(), title: '=HYPERLINK("http://evil.example","点此")' };
  const caseId = await house.openCase(content, { backEntry: true, on: openedOn, openedOn });
  await house.act(handler, caseId, { type: 'endBackEntry' });
});
afterAll(() => house.close());

describe('a table for a spreadsheet', () => {
  test.each([
    ['=1+1', `"'=1+1"`],
    ['+86', `"'+86"`],
    ['-3', `"'-3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1+1', `"'=1+1"`],
    ['＝1+1', `"'＝1+1"`],
    ['罚款 = 2000', '"罚款 = 2000"'],
    ['他说"是"', '"他说""是"""'],
    ['甲\r\n乙', '"甲 乙"'],
    ['示综执立字〔2026〕第041号', '"示综执立字〔2026〕第041号"'],
  ])('%j becomes %s', (given, cell) => {
    expect(csvOf([[given]])).toBe(`\uFEFF${cell}\r\n`);
  });
});

describe('a list of the board as a file', () => {
  test('has what is on the board, runs no formula, and who took it away is written down', async () => {
    const browser = await house.signedIn(supervisor);
    const response = await browser.fetch('/api/board.csv?show=overdue');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      `督办看板 逾期未审结 ${today()}.csv`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    const lines = text.split('\r\n').slice(0, -1);
    const { items } = await browser.api.overdue({ query: { show: 'overdue' } });
    expect(items.length).toBeGreaterThan(0);
    expect(lines).toHaveLength(1 + items.length);
    expect(text.startsWith('\uFEFF"剩余或者超期","案号"')).toBe(true);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"",""点此"")"`);
    expect(lines[1]).toContain(`"${items[0]?.subject.number ?? ''}"`);
    expect(lines[1]).toMatch(/^"超 \d+ 日"/);
    const [row] = await house.stage.owner<{ by: string; detail: unknown }[]>`
      select by, detail from administration where what = 'board.export'`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(row).toEqual({
      by: supervisor.personId,
      detail: { list: 'overdue', unit: null, rows: items.length, sha256 },
    });
  });

  test('keeps to the filters of the board', async () => {
    const browser = await house.signedIn(supervisor);
    const elsewhere = await browser.fetch(`/api/board.csv?show=overdue&unit=${reviewUnit}`);
    expect((await elsewhere.text()).split('\r\n')).toHaveLength(2);
    expect((await browser.fetch('/api/board.csv?show=everything')).status).toBe(422);
  });

  test('is the supervisor’s alone, and a refused asking takes nothing away', async () => {
    expect((await (await house.signedIn(handler)).fetch('/api/board.csv')).status).toBe(403);
    expect((await house.browser().fetch('/api/board.csv')).status).toBe(401);
    const exports = await house.stage
      .owner`select 1 from administration where what = 'board.export' and by = ${handler.personId}`;
    expect(exports).toHaveLength(0);
  });
});
