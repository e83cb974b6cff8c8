import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { bounded } from './bounded.ts';

export type Db = PostgresJsDatabase;

export interface Database {
  /** For reads and single-statement writes. */
  readonly db: Db;
  /** The pool itself, for calls of the record's functions. */
  readonly sql: postgres.Sql;
  readonly close: () => Promise<void>;
}

/** A common question built once for each pool: drizzle spends more on building one than the driver on asking it. */
export function builtOnce<Question>(build: (db: Db) => Question): (db: Db) => Question {
  const built = new WeakMap<Db, Question>();
  return (db) => {
    const question = built.get(db) ?? build(db);
    built.set(db, question);
    return question;
  };
}

export interface ConnectOptions {
  /** Connections at most. */
  readonly max?: number;
  readonly name?: string;
  /** A question not answered in this time is given up; none: it is waited for. */
  readonly answerWithinMs?: number | undefined;
}

/** The type id of `timestamp with time zone`. */
const INSTANT = 1184;

const asWritten = (value: string): string => value;

/** Of text, uuid and jsonb. */
const TEXT_ARRAY = 1009;
const ARRAYS = [TEXT_ARRAY, 2951, 3807];

const arrayText = (value: readonly unknown[] | string): string =>
  typeof value === 'string' ? value : makePgArray([...value]);

/**
 * The pool as drizzle is to see it. Drizzle asks for its statements not to be kept, and the driver then has each one
 * parsed, described and planned anew in a round trip of its own; kept by the session, as those of `sql` are, it takes one.
 */
const prepared = (sql: postgres.Sql): postgres.Sql =>
  new Proxy(sql, {
    get: (pool, name): unknown => (name === 'unsafe' ? withStatementKept(pool) : (Reflect.get(pool, name) as unknown)),
  });

const withStatementKept =
  (pool: postgres.Sql): postgres.Sql['unsafe'] =>
  (query, parameters, options) =>
    pool.unsafe(query, parameters, { ...options, prepare: true });

const IDLE_S = 60;

/** A pool. Dates stay 'YYYY-MM-DD': a civil date has no time zone to be moved by. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const { answerWithinMs } = options;
  const pool = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connect_timeout: 5,
    // A session keeps what it planned, 3 to 8 MB of the server's; the next one costs ten milliseconds.
    idle_timeout: IDLE_S,
    // Its own default waits up to 20 seconds for a server that is back after one.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    // The driver would ask for the array types with every connection, and a session that dies over that question takes
    // the whole process with it: nobody awaits the answer.
    fetch_types: false,
    types: {
      date: { to: 1082, from: [1082], serialize: asWritten, parse: asWritten },
      arrays: { to: TEXT_ARRAY, from: ARRAYS, serialize: arrayText, parse: parsePgArray },
    },
    connection: {
      TimeZone: 'UTC',
      application_name: options.name ?? 'lawgate',
      // What nobody waits for any more gives its connection back.
      ...(answerWithinMs === undefined ? {} : { statement_timeout: answerWithinMs }),
    },
  });
  const sql = answerWithinMs === undefined ? pool : bounded(pool, answerWithinMs);
  const db = drizzle(prepared(sql), { casing: 'snake_case' });
  // Drizzle hands instants and JSON through as they come, for every query of the pool. Its own columns parse them; for
  // a plain query an instant must be a Date again. JSON it writes must be text already.
  sql.options.parsers[INSTANT] = (text: string) => new Date(text);
  sql.options.serializers[INSTANT] = (value: Date | string) => (value instanceof Date ? value.toISOString() : value);
  return {
    db,
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}
