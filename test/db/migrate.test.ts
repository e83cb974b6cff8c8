import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { bootstrapRoles } from '../../db/roles.ts';
import { OtherShape, requireOurShape } from '../../db/shape.ts';
import { createDatabase, createEmptyDatabase } from '../fixtures/database.ts';

/** Something that must be left as it is, once per case. */
async function within<T>(
  made: Promise<{ readonly url: string; readonly drop: () => Promise<void> }>,
  work: (url: string, sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const { url, drop } = await made;
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(url, sql);
  } finally {
    await sql.end();
    await drop();
  }
}

// cspell:ignore nspname relname attname relacl relnamespace attrelid attnum proname pronamespace regnamespace datacl xmin tgisinternal tgrelid tgname regclass
/** All that a start would change, as far as the catalogue tells it. */
async function catalogue(sql: postgres.Sql): Promise<unknown> {
  const [row] = await sql`
    select
      (select json_agg(n.nspname || '.' || c.relname || ' ' || a.attname || ' ' || coalesce(c.relacl::text, '')
          order by 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where n.nspname in ('public', 'drizzle')) as columns,
      (select json_agg(proname order by 1) from pg_proc where pronamespace = 'public'::regnamespace) as functions,
      (select json_agg(extname order by 1) from pg_extension) as extensions,
      (select datacl::text from pg_database where datname = current_database()) as rights`;
  return row;
}

const tables = async (sql: postgres.Sql): Promise<unknown> => {
  const [row] = await sql`select count(*)::int as tables from pg_tables where schemaname = 'public'`;
  return row?.['tables'];
};

/** As the six migrations before the first release left it. */
const olderJournal = `
  create schema drizzle;
  create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
  insert into drizzle.__drizzle_migrations (hash, created_at) values ('a', 1795321586360), ('b', 1795323304666),
    ('c', 1795326119331), ('d', 1795331089987), ('e', 1795331601285), ('f', 1795332571856);`;
const olderTables = `
  create table authority (id text primary key, name text not null);
  create table enforcement_case (id uuid primary key, number text not null, standing jsonb not null);
  create table ledger (case_id uuid references enforcement_case, process text, revision int, entry text);
  insert into enforcement_case values ('${randomUUID()}', '示综执立字〔2026〕第041号', '{}');`;

test('migrating a migrated database again, even twice at once, changes nothing', () =>
  within(createDatabase(), async (url, sql) => {
    await Promise.all([migrate({ url }), migrate({ url })]);
    expect(await tables(sql)).toBe(43);
    await expect(requireOurShape(url)).resolves.toBeUndefined();
  }));

/** Which transaction each function, trigger and table was last defined in. */
async function definitions(sql: postgres.Sql): Promise<unknown> {
  const [row] = await sql`
    select (select json_agg(oid || ':' || xmin::text order by oid) from pg_proc
        where pronamespace = 'public'::regnamespace) as functions,
      (select json_agg(oid || ':' || xmin::text order by oid) from pg_trigger where not tgisinternal) as triggers,
      (select json_agg(oid || ':' || xmin::text order by oid) from pg_class
        where relnamespace = 'public'::regnamespace) as tables`;
  return row;
}

/** As after a version whose sources were other ones. */
const forget = (sql: postgres.Sql) => sql`update drizzle.applied_sources set hash = 'earlier'`;

describe('functions, triggers and rights', () => {
  test('are defined anew where a source changed, and not at every start', () =>
    within(createDatabase(), async (url, sql) => {
      const before = await definitions(sql);
      await migrate({ url });
      expect(await definitions(sql)).toEqual(before);
      await sql`drop trigger in_transaction on ledger`;
      await forget(sql);
      await migrate({ url });
      const after = await definitions(sql);
      expect(after).not.toEqual(before);
      expect(
        await sql`select from pg_trigger where tgrelid = 'ledger'::regclass and tgname = 'in_transaction'`,
      ).toHaveLength(1);
      await migrate({ url });
      expect(await definitions(sql)).toEqual(after);
    }));

  test('wait for acts that go on, a moment at a time, and not for ever', () =>
    within(createDatabase(), async (url, sql) => {
      await forget(sql);
      const act = postgres(url, { max: 1 });
      const writer = postgres(url, { max: 1 });
      const holding = act.begin(async (tx) => {
        await tx`lock table ledger in row exclusive mode`;
        await expect(migrate({ url, patienceMs: 0 })).rejects.toThrow('数据库正忙');
        const migrating = migrate({ url });
        await pause(800);
        // Nobody queues behind a start for longer than it waits itself.
        const began = performance.now();
        await writer.begin((other) => other`lock table ledger in row exclusive mode`);
        expect(performance.now() - began).toBeLessThan(3000);
        return { migrating };
      });
      const { migrating } = await holding;
      await expect(migrating).resolves.toBeUndefined();
      await Promise.all([act.end(), writer.end()]);
    }));
});

describe('a database of another shape is refused and left as it is', () => {
  test.for([
    ['of the older tables with their journal', olderJournal + olderTables],
    ['of the older journal alone', olderJournal],
    ['of the older tables alone', olderTables],
  ])('%s', ([, made]) =>
    within(createEmptyDatabase(), async (url, sql) => {
      await sql.unsafe(made as string);
      const before = await catalogue(sql);
      await expect(requireOurShape(url)).rejects.toThrow(OtherShape);
      await expect(migrate({ url })).rejects.toThrow(OtherShape);
      expect(await catalogue(sql)).toEqual(before);
    }),
  );

  test('of a version that is newer than this one', () =>
    within(createDatabase(), async (url, sql) => {
      await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
      const before = await catalogue(sql);
      await expect(requireOurShape(url)).rejects.toThrow(OtherShape);
      await expect(migrate({ url })).rejects.toThrow(OtherShape);
      expect(await catalogue(sql)).toEqual(before);
    }));
});

describe('near by, it is admitted', () => {
  test.for([
    ['a database with tables of somebody else', 'create table notes (id int)'],
    ['a journal that was begun and has nothing in it', olderJournal.replace(/insert[^;]*;/, '')],
  ])('%s', ([, made]) =>
    within(createEmptyDatabase(), async (url, sql) => {
      await sql.unsafe(made as string);
      await expect(requireOurShape(url)).resolves.toBeUndefined();
    }),
  );

  test('an empty database, whoever looks while it is migrated', () =>
    within(createEmptyDatabase(), async (url, sql) => {
      await bootstrapRoles({ url, password: 'of-this-test' });
      const looks = Array.from({ length: 5 }, () => requireOurShape(url));
      await Promise.all([migrate({ url }), ...looks, migrate({ url })]);
      expect(await tables(sql)).toBe(43);
    }));
});
