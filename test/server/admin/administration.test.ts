import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../../db/connect.ts';
import { authority } from '../../../db/schema/authorities.ts';
import { inTransaction } from '../../../db/transaction.ts';
import type { AdminConnection } from '../../../server/admin/admin-connection.ts';
import { foundRealAuthority } from '../../../server/admin/founding.ts';
import { recentChanges } from '../../../server/admin/log.ts';
import { authorityMeant } from '../../../server/admin/lookup.ts';
import * as people from '../../../server/admin/people.ts';
import { activate, listActivations } from '../../../server/admin/profiles.ts';
import { addUnit, listUnits, setAuthority, setLeader } from '../../../server/admin/units.ts';
import { administered, refusalOf, type Administered } from '../../fixtures/administration.ts';
import { House, password, problemOf } from '../../fixtures/server.ts';
import { handler, reviewer } from '../../fixtures/cases.ts';

let administration: Administered;
let database: Database;
let connection: AdminConnection;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-admin-'));
  administration = await administered(folder);
  ({ database, connection } = administration);
});
afterAll(async () => {
  await administration.close();
  await rm(folder, { recursive: true });
});

/** Also in a guarded transaction, as the owner. */
const inGuard = (statement: string) =>
  inTransaction(database.db, (tx) => tx.execute(statement)).catch((error: { cause?: Error }) => error.cause?.message);

const noted = () =>
  database.sql<
    { by: string; what: string; detail: unknown }[]
  >`select by, what, detail from administration order by id`;

describe('a new county', () => {
  test('begins with nothing but one administrator, whose password is told once and kept nowhere', async () => {
    const greeting = await foundRealAuthority(database.db, new Date('2026-11-23T02:00:00Z'));
    const wording = /密码：(\S+?)（/.exec(greeting)?.[1] ?? '';
    expect(wording).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const rows = await database.sql`
      select row_to_json(a)::text || row_to_json(p)::text || row_to_json(x)::text as everything
      from account a join person p on p.id = a.person_id cross join administration x`;
    expect(rows.map((row) => String(row['everything'])).join('')).not.toContain(wording);
    const [own] = await database.sql`select demo, name from authority`;
    expect(own).toMatchObject({ demo: false });
    expect(await listActivations(connection, {})).toContain('national-2026');
  });

  test('is named, gets its units and its people, and each change is noted with what was before', async () => {
    await setAuthority(connection, { name: '青山县综合行政执法局', numberWord: '青综执' });
    await addUnit(connection, '执法一中队', { kind: 'handling' });
    await addUnit(connection, '政策法规股', { kind: 'review' });
    await people.addPerson(connection, '张三', { login: 'zs', unit: '执法一中队', office: '执法人员' });
    await people.addPerson(connection, '李四', { login: 'ls', unit: '执法一中队' });
    await people.addPerson(connection, '王五', { login: 'ww', unit: '政策法规股', office: 'reviewer' });
    await people.addPerson(connection, '赵六', { login: 'zl', office: 'authorityHead' });
    await setLeader(connection, 'unitHead', { unit: '执法一中队', person: 'zs' }, {});
    await setLeader(connection, 'unitHead', { unit: '执法一中队', person: '李四' }, {});
    await setLeader(connection, 'deputyHead', { unit: '政策法规股', person: 'zl' }, {});
    const units = await listUnits(connection, {});
    expect(units).toMatch(/执法一中队.*负责人：李四/);
    expect(units).toMatch(/政策法规股.*分管：赵六/);
    expect(await people.listPeople(connection, {})).toMatch(/张三 {2}账号 zs.*执法人员（执法一中队）/);
    const changes = await noted();
    expect(changes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['authority.found', 'authority.set', 'unit.add', 'user.add', 'unit.unitHead']),
    );
    expect(changes.find(({ what }) => what === 'authority.set')).toMatchObject({
      by: 'admin-of-the-tests',
      detail: { before: { name: '本机关' }, after: { name: '青山县综合行政执法局', numberWord: '青综执' } },
    });
    expect(JSON.stringify(changes)).not.toMatch(/scrypt/);
    expect(await recentChanges(connection, { limit: '1' })).toMatch(
      /^\S+Z {2}admin-of-the-tests {2}unit\.deputyHead {2}unit-\w+ {2}\{[^\n]*$/,
    );
    expect(await refusalOf(recentChanges(connection, { limit: '0' }))).toContain('1000');
  });

  test('a password of the administrator’s must be changed, and is none that everybody tries; not in a demonstration', async () => {
    const mustChange = async () => {
      const [row] = await database.sql`select must_change_password as must from account where login = 'ww'`;
      return row?.['must'];
    };
    expect(await mustChange()).toBe(true);
    for (const weak of ['Password2026', '青山县综合行政执法局1', '13912345678', 'xx-ww-2026-xx'])
      expect(await refusalOf(people.setPassword(connection, 'ww', { typed: weak }))).toContain('没有更改');
    await people.setPassword(connection, 'ww', { typed: 'blue paper lantern' });
    expect(await mustChange()).toBe(true);
    const { id } = await authorityMeant(database.db);
    const demo = (is: boolean) =>
      inTransaction(database.db, async (tx) => {
        await tx.update(authority).set({ demo: is }).where(eq(authority.id, id));
      });
    await demo(true);
    await people.setPassword(connection, 'ww', {});
    expect(await mustChange()).toBe(false);
    await demo(false);
  });

  test('an office is given and taken away; a person who leaves keeps the name and loses the rest', async () => {
    expect(await people.setOffice(connection, { person: 'zl', office: 'publicityClerk' }, {})).toContain('公示人员');
    expect(await people.setOffice(connection, { person: 'zl', office: '公示人员' }, { remove: true })).not.toContain(
      '公示人员',
    );
    await people.disablePerson(connection, '张三', {});
    const [row] = await database.sql`
      select p.active, p.offices, a.disabled_at from person p join account a on a.person_id = p.id where a.login = 'zs'`;
    expect(row).toMatchObject({ active: false, offices: [] });
    expect(row?.['disabled_at']).not.toBeNull();
  });

  test.for([
    ['a second review unit', () => addUnit(connection, '法制股', { kind: 'review' }), '只设一个'],
    ['a kind of unit there is not', () => addUnit(connection, '法制股', { kind: 'court' }), 'court'],
    ['a login that is taken', () => people.addPerson(connection, '孙七', { login: 'zs' }), '已有人使用'],
    ['an office there is not', () => people.setOffice(connection, { person: 'zl', office: 'judge' }, {}), 'judge'],
    [
      'an office of a unit without a unit',
      () => people.setOffice(connection, { person: 'zl', office: 'officer' }, {}),
      '--unit',
    ],
    ['somebody nobody knows', () => people.disablePerson(connection, '无名', {}), '无名'],
    [
      'a unit nobody knows',
      () => setLeader(connection, 'unitHead', { unit: '三中队', person: 'zl' }, {}),
      '执法一中队',
    ],
    ['a password too short', () => people.setPassword(connection, 'ww', { typed: 'short' }), '10'],
    ['another authority', () => listUnits(connection, { authority: 'x' }), 'x'],
    ['a draft as profile', () => activate(connection, 'dazhou-2019-draft', {}), '征求意见稿'],
    ['a profile there is not', () => activate(connection, 'atlantis', {}), 'atlantis'],
    ['a profile before its day', () => activate(connection, 'yuxi-sfj-2019', { from: '2019-01-01' }), '2019-10-01'],
    ['a day that is none', () => activate(connection, 'yuxi-sfj-2019', { from: '2026-02-30' }), '日期'],
  ] as const)('refused with a sentence, and nothing changes: %s', async ([, attempt, text]) => {
    const before = await noted();
    expect(await refusalOf(attempt())).toContain(text);
    expect(await noted()).toHaveLength(before.length);
  });

  test('two of one name are told apart by their ids', async () => {
    await people.addPerson(connection, '陈八', { login: 'c1' });
    await people.addPerson(connection, '陈八', { login: 'c2' });
    expect(await refusalOf(people.disablePerson(connection, '陈八', {}))).toMatch(/person-\w+、person-\w+/);
    expect(await people.disablePerson(connection, 'c2', {})).toContain('陈八');
  });

  test('a profile of its own is activated from a file, if it is wholly right', async () => {
    const file = path.join(folder, 'own.json');
    const own = {
      id: 'own-county-2026',
      authority: '青山县综合行政执法局',
      title: '青山县法制审核办法',
      version: 1,
      effectiveFrom: { value: '2026-01-01', source: { document: '青山县法制审核办法', clause: '第三十条' } },
      inherits: 'national-2026',
      values: {
        'review.period': {
          value: { n: 7, unit: 'workingDay', roll: 'none' },
          source: { document: '青山县法制审核办法', clause: '第八条' },
        },
      },
    };
    await writeFile(file, JSON.stringify({ ...own, extra: 1 }));
    expect(await refusalOf(activate(connection, file, { from: '2026-12-01' }))).toContain('profile-unknown-key');
    await writeFile(file, JSON.stringify(own));
    expect(await activate(connection, file, { from: '2026-12-01' })).toContain('青山县法制审核办法');
    const [row] = await database.sql`
      select rules -> 'review' -> 'period' ->> 'n' as days from profile_activation order by id desc limit 1`;
    expect(row).toMatchObject({ days: '7' });
  });

  test('a profile that could let a decision out unreviewed is refused with its story, and nothing changes', async () => {
    const file = path.join(folder, 'unsafe.json');
    const unsafe = {
      id: 'unsafe-county-2026',
      authority: '青山县综合行政执法局',
      title: '青山县法制审核办法（超时同意）',
      version: 1,
      effectiveFrom: { value: '2026-01-01', source: 'PROFILE' },
      inherits: 'national-2026',
      values: { 'automation.onTimeout': { value: 'agree', source: 'PROFILE' } },
    };
    await writeFile(file, JSON.stringify(unsafe));
    const before = await database.sql`select count(*) from profile_activation`;
    const text = await refusalOf(activate(connection, file, { from: '2026-12-02' }));
    expect(text).toContain('profile-unsafe');
    expect(text).toContain('系统：期限届满无人办理，自动办结');
    expect(await database.sql`select count(*) from profile_activation`).toEqual(before);
  });

  test('what was administered can be neither changed nor removed', async () => {
    expect(await inGuard("update administration set by = 'nobody'")).toContain('is refused');
    expect(await inGuard('delete from administration')).toContain('is refused');
  });
});

describe('in a running installation', () => {
  let house: House;
  let owner: Database;
  const connectionThere = () => ({
    ...owner,
    dataFolder: folder,
    by: 'tests',
    client: house.stage.client,
    taskQueue: '',
  });

  beforeAll(async () => {
    house = await House.open();
    owner = connect(house.stage.place.url, { max: 2 });
  });
  afterAll(async () => {
    await owner.close();
    await house.close();
  });

  test('a new password ends the sessions that were open', async () => {
    const before = await house.signedIn(reviewer);
    await before.api.me();
    const text = await people.setPassword(connectionThere(), reviewer.personId, {});
    expect(await problemOf(before.api.me())).toMatchObject({ status: 401 });
    expect(
      await problemOf(house.browser().api.login({ body: { account: reviewer.personId, password } })),
    ).toMatchObject({
      status: 401,
    });
    const fresh = /密码：(\S+)/.exec(text)?.[1] ?? '';
    await house.browser().api.login({ body: { account: reviewer.personId, password: fresh } });
  });

  test('an office that was taken away no longer acts', async () => {
    const officer = await house.signedIn(handler);
    await officer.api.opening();
    await people.disablePerson(connectionThere(), handler.personId, {});
    expect(await problemOf(officer.api.me())).toMatchObject({ status: 401 });
  });
});
