import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../../db/connect.ts';
import { installationFile, keepServiceAccount, rotateServiceAccount } from '../../../server/admin/service-account.ts';
import { importCommand } from '../../../server/cli/import.ts';
import type { ImportedRow } from '../../../server/cli/import/importing.ts';
import { processId } from '../../../law/process/process-id.ts';
import { authority, handler, importer } from '../../fixtures/cases.ts';
import { House, problemOf } from '../../fixtures/server.ts';

let house: House;
let owner: Database;
let folder = '';

beforeAll(async () => {
  house = await House.open();
  owner = connect(house.stage.place.url, { max: 1 });
  folder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-import-'));
});
afterAll(async () => {
  await owner.close();
  await house.close();
  await rm(folder, { recursive: true });
});
beforeEach(() =>
  keepServiceAccount(owner.db, { authorityId: authority, dataFolder: folder, url: house.server.address, by: 'tests' }),
);

/** A decision as a public page tells of it, most of it unknown. */
const decision = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  actKind: '行政处罚',
  outcome: '处罚',
  authority: '示范县应急管理局',
  partyType: '法人及非法人组织',
  party: '当事单位一',
  violation: '应急预案未按规定修订',
  penaltyKinds: ['罚款'],
  fineYuan: 12_000,
  decisionNo: '示应急罚〔2025〕7号',
  decisionDate: '2025-03-03',
  ...more,
});

async function imported(rows: unknown, options: { json?: boolean } = { json: true }) {
  // Of its own: of two imports at once neither reads what the other still writes.
  const file = path.join(folder, `${randomUUID()}.json`);
  await writeFile(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
  const { exitCode, output } = await importCommand(file, options, folder);
  return { exitCode, output, rows: options.json === true ? (JSON.parse(output) as ImportedRow[]) : [] };
}

const recorded = async (id: string) => {
  const [row] = await house.stage.owner`
    select h.case_id, h.number, h.decided_on::text, p.state, c.party_name,
      (select count(*)::int from opinion o where o.case_id = h.case_id) as opinions,
      (select count(*)::int from pass where case_id = h.case_id) as passes,
      (select json_agg(json_build_object('type', l.type, 'by', l.actor_id)) from ledger l where l.subject_id = h.case_id::text) as acts
    from historical_decision h join enforcement_case c on c.id = h.case_id join process p on p.id = c.process_id
    where h.source_id = ${id}`;
  return row;
};

describe('a decision made elsewhere is entered as history', () => {
  test('with its business date beside the entry time, its number as published, and no review that did not happen', async () => {
    const { exitCode, rows } = await imported([decision('H-1')]);
    expect(exitCode).toBe(0);
    expect(rows).toMatchObject([{ id: 'H-1', outcome: 'entered' }]);
    expect(rows[0]?.findings.map(({ code }) => code)).toContain('review-not-on-record');
    expect(rows[0]?.findings[0]).toEqual({
      code: 'review-not-on-record',
      provision: 'APL-58',
      detail: expect.stringContaining('法制审核') as string,
    });
    const row = await recorded('H-1');
    expect(row).toMatchObject({
      state: 'history',
      number: '示应急罚〔2025〕7号',
      decided_on: '2025-03-03',
      party_name: '当事单位一',
      opinions: 0,
      passes: 0,
      acts: [{ type: 'enterHistory', by: `service-${authority}` }],
    });
    const numbers = await house.stage
      .owner`select 1 from document_number where process_id = ${processId('case', row?.['case_id'] as string)}`;
    expect(numbers).toHaveLength(0);
  });

  test('run twice it changes nothing', async () => {
    const rows = [decision('H-2'), decision('H-3', { partyCode: null, party: null })];
    await imported(rows);
    const [before] = await house.stage.owner`select count(*)::int as n from ledger`;
    const again = await imported(rows);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(again.exitCode).toBe(0);
    const [after] = await house.stage.owner`select count(*)::int as n from ledger`;
    expect(after).toEqual(before);
  });

  test('a key that is missing and one that is null mean the same silence', async () => {
    await imported([decision('H-4')]);
    const again = await imported([decision('H-4', { servedDate: null, tags: [] })]);
    expect(again.rows[0]?.outcome).toBe('unchanged');
  });

  test('changed content under a known id is told field by field, and nothing is overwritten', async () => {
    await imported([decision('H-5')]);
    const { rows, exitCode } = await imported([decision('H-5', { fineYuan: 20_000, servedDate: '2025-03-05' })]);
    expect(exitCode).toBe(0);
    expect(rows[0]).toMatchObject({ outcome: 'different' });
    expect(rows[0]?.differences).toEqual([
      { field: 'servedDate', label: '送达日期', recorded: null, given: '2025-03-05' },
      { field: 'fineYuan', label: '罚款金额（元）', recorded: 12_000, given: 20_000 },
    ]);
    const third = await imported([decision('H-5')]);
    expect(third.rows[0]?.outcome).toBe('unchanged');
  });

  test('two imports at once enter it once', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => decision(`H-6-${index}`));
    const [first, second] = await Promise.all([imported(rows), imported(rows)]);
    const outcomes = [...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'refused')).toEqual([]);
    const [entries] = await house.stage.owner`
      select count(*)::int as n from ledger join historical_decision on subject_id = case_id::text where source_id like 'H-6-%'`;
    expect(entries?.['n']).toBe(12);
  });
});

describe('refused is only what is malformed or impossible, with its place and a sentence', () => {
  test.for([
    [{ decisionDate: '2025-02-30' }, 'date-malformed', 'decisionDate'],
    [{ decisionDate: '2025/03/03' }, 'date-malformed', 'decisionDate'],
    [{ decisionDate: '2199-01-04' }, 'date-in-future', 'decisionDate'],
    [{ decisionDateNotBefore: '2025-03-04' }, 'dates-impossible', 'decisionDate'],
    [{ partyCode: '123' }, 'code-malformed', 'partyCode'],
    [{ fineYuan: -1 }, 'amount-malformed', 'fineYuan'],
    [{ fineYuan: 1.005 }, 'amount-malformed', 'fineYuan'],
    [{ actKind: '行政处分' }, 'kind-unknown', 'actKind'],
    [{ violation: 'a\u0000b' }, 'text-malformed', 'violation'],
    [{ violation: '\ud800' }, 'text-malformed', 'violation'],
    [{ decisionNumber: 'x' }, 'field-unknown', 'decisionNumber'],
    [{ hearing: '否' }, 'flag-malformed', 'hearing'],
  ] as const)('%o: %s', async ([more, code, field]) => {
    const id = `R-${code}-${field}`;
    const { rows, exitCode } = await imported([decision(id, more), decision('R-good')]);
    expect(exitCode).toBe(1);
    expect(rows[0]).toMatchObject({ id, outcome: 'refused', problems: [{ code, path: `0.${field}` }] });
    expect(rows[0]?.problems[0]?.sentence).toMatch(/[一-鿿].*。/);
    expect(rows[1]?.outcome).not.toBe('refused');
    expect(await recorded(id)).toBeUndefined();
  });

  test('a wrong check digit is a finding, not a refusal', async () => {
    const { rows } = await imported([decision('R-digit', { partyCode: '91530402MA6K00014X' })]);
    expect(rows[0]).toMatchObject({ outcome: 'entered' });
    expect(rows[0]?.findings.map(({ code }) => code)).toContain('party-code-wrong');
  });

  test('rows that are no decisions, and ids given twice, keep nobody else out', async () => {
    const { rows, exitCode } = await imported([null, 'x', [], decision('R-1'), decision('R-1'), decision('R-2')]);
    expect(exitCode).toBe(1);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
      'refused',
      'entered',
      'refused',
      'entered',
    ]);
    expect(rows[4]?.problems[0]).toMatchObject({ code: 'id-repeated', path: '4.id' });
  });
});

describe('a file that is no file of decisions is told so and enters nothing', () => {
  test.for([
    ['{"id": 1}', '列表'],
    ['[{"id": "x",\n  "actKind": }]', '第 2 行'],
    ['', 'JSON'],
    ['[{"id": "x"\n}\n,\n"', '第 4 行'],
    ['[{"party": 王小明}]', '第 1 行'],
  ] as const)('%s: %s', async ([text, wording]) => {
    const { exitCode, output } = await imported(text, {});
    expect(exitCode).toBe(2);
    expect(output).toContain(wording);
    expect(output).not.toMatch(/王小明|actKind/);
  });

  test('text in another encoding, a file that is not there, a file that is too large', async () => {
    const file = path.join(folder, 'other.json');
    await writeFile(file, Buffer.from([0x5b, 0xd6, 0xd0, 0x5d]));
    expect(await importCommand(file, {}, folder)).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining('UTF-8') as string,
    });
    expect(await importCommand(path.join(folder, 'nowhere.json'), {}, folder)).toMatchObject({ exitCode: 2 });
    await writeFile(file, Buffer.alloc(51 * 1024 * 1024, 0x20));
    expect((await importCommand(file, {}, folder)).output).toContain('50 MB');
  });

  test('a byte order mark is no fault', async () => {
    const { rows } = await imported(`\ufeff${JSON.stringify([decision('H-7')])}`);
    expect(rows[0]?.outcome).toBe('entered');
  });
});

describe('the report for people', () => {
  test('names each decision, what is remarkable, what is wrong, and the sums', async () => {
    await imported([decision('P-3')]);
    const rows = [decision('P-1'), decision('P-2', { decisionDate: 'gestern' }), decision('P-3', { fineYuan: 1 })];
    const { output } = await imported(rows, {});
    expect(output).toMatch(/P-1 {2}已补录[\s\S]*未见法制审核记录：/);
    expect(output).toMatch(/P-2 {2}未补录[\s\S]*决定日期（1\.decisionDate）/);
    expect(output).toMatch(/P-3 {2}与已补录的不同[\s\S]*罚款金额（元）：已补录 12000，本次 1/);
    expect(output).toMatch(/共补录 1 件；未变 0 件；不同 1 件；未补录 1 件；/);
  });
});

describe('the service account', () => {
  test('its file is for the owner alone, and a rotation replaces the password', async () => {
    expect((await stat(installationFile(folder))).mode & 0o777).toBe(0o600);
    await rotateServiceAccount(owner.db, {
      authorityId: authority,
      dataFolder: folder,
      url: house.server.address,
      by: 'tests',
    });
    expect((await imported([decision('S-1')])).exitCode).toBe(0);
  });

  test('without a file, with a damaged one, or with nobody at the address, a sentence says what to do', async () => {
    const file = path.join(folder, 'decisions.json');
    await writeFile(file, JSON.stringify([decision('S-1')]));
    await writeFile(installationFile(folder), '{');
    expect((await importCommand(file, {}, folder)).output).toContain('installation.json');
    await rm(installationFile(folder));
    expect(await importCommand(file, {}, folder)).toMatchObject({ exitCode: 2 });
    await writeFile(
      installationFile(folder),
      JSON.stringify({ url: 'http://127.0.0.1:9', account: 'a', password: 'b' }),
    );
    expect((await importCommand(file, {}, folder)).output).toContain('npm start');
    await writeFile(
      installationFile(folder),
      JSON.stringify({ url: house.server.address, account: 'a', password: 'b' }),
    );
    await chmod(installationFile(folder), 0o600);
    expect((await importCommand(file, {}, folder)).output).toContain('rotate');
    await rm(installationFile(folder));
  });

  test('only an importer may enter history', async () => {
    const asHandler = await house.signedIn(handler);
    expect(await problemOf(asHandler.api.enterHistory({ body: { decision: decision('S-2') } }))).toMatchObject({
      status: 403,
    });
    expect(await problemOf(house.browser().api.enterHistory({ body: { decision: decision('S-2') } }))).toMatchObject({
      status: 401,
    });
    const asImporter = await house.signedIn(importer);
    expect(await asImporter.api.enterHistory({ body: { decision: decision('S-2') } })).toMatchObject({
      outcome: 'entered',
    });
    expect(await problemOf(asImporter.api.enterHistory({ body: { decision: { id: 'S 3' } } }))).toMatchObject({
      status: 422,
      code: 'act-malformed',
    });
  });
});
