import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../db/connect.ts';
import { addDays } from '../../../law/time/civil-date.ts';
import type { AdminConnection } from '../../../server/admin/admin-connection.ts';
import * as staff from '../../../server/admin/staff.ts';
import { addUnit, listUnits } from '../../../server/admin/units.ts';
import { administered, refusalOf, type Administered } from '../../fixtures/administration.ts';
import { seedAuthority } from '../../fixtures/authority.ts';
import { today } from '../../fixtures/stage.ts';

let administration: Administered;
let database: Database;
let connection: AdminConnection;

beforeAll(async () => {
  administration = await administered('');
  ({ database, connection } = administration);
  await seedAuthority(database.db);
});
afterAll(() => administration.close());

const noted = async (what: string): Promise<readonly unknown[]> => {
  const rows = await database.sql`select by, subject from administration where what = ${what}`;
  return [...rows];
};

describe('credentials', () => {
  const card = {
    number: '川A-0001',
    issuedBy: '省司法厅',
    from: '2024-01-01',
    until: '2026-12-31',
    source: '证件复印件',
  };

  test('are registered with their source, revoked, listed; and written down', async () => {
    expect(await staff.addCredential(connection, 'handler1', card)).toContain('行政执法证 川A-0001');
    expect(await staff.listCredentials(connection, {})).toMatch(
      /handler1 {2}行政执法证 川A-0001 {2}2024-01-01 至 2026-12-31/,
    );
    expect(await staff.endCredential(connection, '川A-0001', { on: '2026-01-01' })).toContain('自 2026-01-01 起失效');
    expect(await staff.listCredentials(connection, {})).toContain('已吊销');
    expect(await noted('credential.add')).toEqual([{ by: 'admin-of-the-tests', subject: 'handler1' }]);
    expect(await noted('credential.revoke')).toHaveLength(1);
  });

  test.for<[string, Record<string, string>, string]>([
    ['a number that is known', card, '已经登记过'],
    ['days the wrong way round', { ...card, number: '2', until: '2023-01-01' }, '结束日期早于开始日期'],
    ['a day that does not exist', { ...card, number: '2', until: '2026-02-30' }, '日期格式不正确'],
    ['an unknown kind', { ...card, number: '2', kind: 'driving' }, '没有这种类别'],
    ['no source', { ...card, number: '2', source: ' ' }, '请写明 --source'],
  ])('refused: %s', async ([, options, text]) => {
    expect(await refusalOf(staff.addCredential(connection, 'handler2', options))).toContain(text);
  });

  test('refused: a number nobody has, or that is revoked', async () => {
    expect(await refusalOf(staff.endCredential(connection, '无此证', {}))).toContain('没有这个证号');
    expect(await refusalOf(staff.endCredential(connection, '川A-0001', {}))).toContain('已经吊销');
  });
});

describe('leaves', () => {
  const until = addDays(today(), 5);

  test('begin and end by the command line under the same law as at the desk', async () => {
    const options = { substitute: 'reviewer2', until, reason: '出差' };
    expect(await staff.addAbsence(connection, 'reviewer1', options)).toContain('由 reviewer2 代理');
    expect(await staff.listAbsences(connection, {})).toContain(`reviewer1  ${today()} 至 ${until}  代理人：reviewer2`);
    expect(await refusalOf(staff.addAbsence(connection, 'reviewer1', options))).toContain('已有请假登记');
    expect(await refusalOf(staff.addAbsence(connection, 'handler1', options))).toContain('代理人应当在同一机构');
    expect(await staff.endAbsence(connection, 'reviewer1', {})).toContain('已结束');
    expect(await refusalOf(staff.endAbsence(connection, 'reviewer1', {}))).toContain('没有正在进行');
    expect(await noted('absence.begin')).toEqual([{ by: 'admin-of-the-tests', subject: 'reviewer1' }]);
  });
});

describe('the pool', () => {
  test('lends somebody with a basis, until it ends', async () => {
    const options = { lentBy: '政策法规股', kind: 'publicLawyer', basis: '统筹调用办法' };
    expect(await staff.addPoolMember(connection, 'reviewer2', options)).toContain('公职律师');
    expect(await staff.listPool(connection, {})).toContain('无限期  统筹调用办法');
    expect(await staff.endPool(connection, 'reviewer2', {})).toContain(`至 ${today()} 止`);
    expect(await refusalOf(staff.endPool(connection, 'reviewer1', {}))).toContain('没有正在进行的借调');
    const reversed = { ...options, from: '2026-05-01', until: '2026-04-01' };
    expect(await refusalOf(staff.addPoolMember(connection, 'reviewer1', reversed))).toContain('结束日期早于');
  });
});

describe('a reviewer', () => {
  test('has the first review with its source', async () => {
    const first = { firstReview: '2016-05-01' };
    expect(await refusalOf(staff.setReviewer(connection, 'reviewer1', first))).toContain('--source');
    await staff.setReviewer(connection, 'reviewer1', { ...first, source: '任职文件', qualification: 'A证' });
    await staff.setReviewer(connection, 'reviewer1', { qualification: 'B证' });
    const [row] = await database.sql`
      select qualification, first_review_on as on, first_review_source as source from person where id = 'reviewer1'`;
    expect(row).toEqual({ qualification: 'B证', on: '2016-05-01', source: '任职文件' });
  });
});

const streetSquad = async (): Promise<unknown> => {
  const [found] = await database.sql`
    select parent_id as above, level, delegated_by as by from unit where name = '街道执法队'`;
  return found;
};

describe('units in a tree', () => {
  test('have a unit above, a level and an authority that delegates; what is not said stays', async () => {
    await addUnit(connection, '街道执法队', { parent: '城管一中队', level: 'street', delegatedBy: 'authority' });
    await addUnit(connection, '街道执法队', { kind: 'handling' });
    expect(await streetSquad()).toEqual({ above: 'unit-handling', level: 'street', by: 'authority' });
    expect(await refusalOf(addUnit(connection, '城管一中队', { parent: '街道执法队' }))).toContain('不能隶属于');
    expect(await refusalOf(addUnit(connection, '街道执法队', { level: '村' }))).toContain('没有这种层级');
    expect(await refusalOf(addUnit(connection, '街道执法队', { parent: '无此机构' }))).toContain('没有这个机构');
    await addUnit(connection, '街道执法队', { parent: '-', delegatedBy: '-' });
    expect(await streetSquad()).toEqual({ above: null, level: 'street', by: null });
    expect(await listUnits(connection, {})).toContain('街道执法队');
  });
});
